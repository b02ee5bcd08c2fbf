// Passwords as they are kept: argon2id over the text in NFC. What may become one is judged by password-policy/.
import { hash, verify } from '@node-rs/argon2';

// OWASP's parameters for argon2id: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Letters such as «й» and «ё» come in two spellings, depending on where they were typed. */
export const normalisePassword = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), parameters);

/** What verifications cost the process; a sign-in must cost one, whether the person exists or not. */
export const passwordChecks = { count: 0 };

/** Verified against when there is no such person, so that the answer takes as long. */
const nobodysHash = hashPassword('nobody has this password');

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  passwordChecks.count += 1;
  const matches = await verify(stored ?? (await nobodysHash), normalisePassword(password)).catch(() => false);
  return stored !== null && matches;
}

/** The hash was made with other parameters than today's; it is made anew at the next sign-in. */
export const isOutdated = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`);
