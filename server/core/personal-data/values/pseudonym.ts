// What a person is called once anonymised: the same everywhere and always, and nothing can be read from it.
import { createHmac } from 'node:crypto';
import type { Keys } from '../../keys.ts';

const digits = (keys: Keys, subjectId: string): string =>
  createHmac('sha256', keys.for('pseudonym')).update(subjectId).digest('hex');

export const pseudonymOf = (keys: Keys, subjectId: string): string =>
  `Субъект ${digits(keys, subjectId).slice(0, 8).toUpperCase()}`;

/** For columns that must stay unique and hold Latin letters only. */
export const pseudonymKey = (keys: Keys, subjectId: string): string =>
  `subject-${digits(keys, subjectId).slice(0, 16)}`;
