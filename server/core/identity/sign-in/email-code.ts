// The code by e-mail: six digits for one attempt, ten minutes, at most five letters to a person in fifteen minutes.
import type { Locale } from '#contract/core.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { takeFrom } from '../throttle.ts';
import { type Challenge, hashCode, newCode } from './challenge.ts';
import { codeMail } from './sign-in-mail.ts';

const lettersAtMost = 5;
const withinSeconds = 15 * 60;
const pauseSeconds = 60;

/** `ivanova@example.org` as `iv…@example.org`. */
export function hidden(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, name.length > 3 ? 2 : 1)}…@${host}`;
}

interface Recipient {
  id: string;
  email: string | null;
  locale: Locale;
}

/** Puts a new code into the attempt, in the place of the one before, and sends it. */
export async function sendCodeFor(unit: AnyUnit, person: Recipient, challenge: Challenge): Promise<Challenge> {
  if (!person.email) throw new Refusal('method_not_offered');
  const last = challenge.data.sentAt;
  const waited = typeof last === 'string' ? (unit.now.getTime() - Date.parse(last)) / 1000 : pauseSeconds;
  if (waited < pauseSeconds) throw new Refusal('code_too_soon', { seconds: Math.ceil(pauseSeconds - waited) });
  const wait = await takeFrom(unit, { key: `code ${person.id}`, limit: lettersAtMost, windowSeconds: withinSeconds });
  if (wait !== null) {
    unit.event({ subjectIds: [person.id], data: { code: 'too_many_requests', seconds: wait } });
    throw new Refusal('too_many_requests', { seconds: wait }, { keepsWrites: true });
  }
  const code = newCode();
  const data = { ...challenge.data, next: 'code', sentAt: unit.moment, sentTo: hidden(person.email) };
  const expires_at = new Date(unit.now.getTime() + 10 * 60_000).toISOString();
  await unscoped(unit)
    .updateTable('sign_in_challenge')
    .set({ secret_hash: hashCode(unit, challenge.id, code), data: JSON.stringify(data), expires_at })
    .where('id', '=', challenge.id)
    .execute();
  await codeMail(unit, person.email, person.locale, code);
  return { ...challenge, data, expires_at };
}

/** When another letter may be asked for. */
export const resendAt = (challenge: Pick<Challenge, 'data'>): string | undefined =>
  typeof challenge.data.sentAt === 'string'
    ? new Date(Date.parse(challenge.data.sentAt) + pauseSeconds * 1000).toISOString()
    : undefined;
