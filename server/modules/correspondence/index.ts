// The door of the registry: what the composition and other modules may use.
export { correspondence } from './module.ts';
export { seedCorrespondence } from './seed.ts';
