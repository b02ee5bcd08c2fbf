// Passwords: argon2id, long enough, not among the common ones, not the person's own words.
import { hash, verify } from '@node-rs/argon2';
import { refuseField } from '../refusal.ts';
import { commonPasswords } from './common-passwords.ts';

// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const normalise = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(normalise(password), parameters);

/** What verifications cost the process; a sign-in must cost one, whether the person exists or not. */
export const passwordChecks = { count: 0 };

/** Verified against when there is no such person, so that the answer takes as long. */
const nobodysHash = hashPassword('nobody has this password');

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  passwordChecks.count += 1;
  const matches = await verify(stored ?? (await nobodysHash), normalise(password)).catch(() => false);
  return stored !== null && matches;
}

/** The hash was made with other parameters than today's; it is made anew at the next sign-in. */
export const isOutdated = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`);

/** Refuses a password that is short, common or made of the person's own words; `field` is where the form shows it. */
export function checkPassword(password: string, field: string, context: readonly (string | null | undefined)[]): void {
  const plain = normalise(password);
  if ([...plain].length < 12) throw refuseField(field, 'password_short');
  const lower = plain.toLowerCase();
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, '');
  const words = context
    .flatMap((word) => (word ? [word.toLowerCase(), word.toLowerCase().split('@')[0] ?? ''] : []))
    .filter((word) => word.length >= 4);
  const withoutWords = words.reduce((left, word) => left.replaceAll(word, ''), lower);
  if (
    commonPasswords.has(lower) ||
    commonPasswords.has(letters) ||
    withoutWords.length < 8 ||
    new Set(lower).size < 5
  ) {
    throw refuseField(field, 'password_common');
  }
}
