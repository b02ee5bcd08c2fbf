// The door of the registry: what the composition and other modules may use.

export { foldLetter } from './duplicates/keys.ts';
export { correspondence } from './module.ts';
export { seedCorrespondence } from './seed.ts';

/** Loaded when it is asked: nothing of the server needs it. */
export const verifyRegister = async (path: string, sum?: string) =>
  (await import('./registers/verify-register.ts')).verifyRegister(path, sum);
