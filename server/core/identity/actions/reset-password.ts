// An administrator takes a password away: the person sets a new one by a link, or changes a given one at the next
// sign-in. Every session ends, a lock is lifted.
import type { Input } from '#contract/core.ts';
import { resetPassword } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { requireNotAbove } from '../guard-rights.ts';
import { endEverySession } from '../invitations/end-sessions.ts';
import { linkMail, untilWords } from '../invitations/link-mails.ts';
import { newLink } from '../invitations/links.ts';
import { type LockedPerson, lockPerson } from '../lock-person.ts';
import { passwordMail } from '../password-mail.ts';
import { checkNewPassword } from '../password-policy/check-new-password.ts';
import { makePassword } from '../password-policy/make-password.ts';
import { writePassword } from '../password-policy/write-password.ts';
import { hashPassword } from '../passwords.ts';
import { setStatus } from '../set-status.ts';

const linkHours = 24;

interface Ready {
  /** Null sends a link. */
  hash: string | null;
  /** Shown once. */
  made: string | null;
}

async function prepare(services: Services, _actor: Actor, input: Input<typeof resetPassword>): Promise<Ready> {
  if (input.password !== undefined) {
    const asked = { password: input.password, field: 'password', userId: input.id };
    return { hash: await checkNewPassword(services, asked), made: null };
  }
  if (input.way !== 'show') return { hash: null, made: null };
  const made = makePassword();
  return { hash: await hashPassword(made), made };
}

export const resetPasswordAction = preparedAction(resetPassword, prepare, async (unit, input, { hash, made }) => {
  requireEverywhere(unit);
  // One's own password asks for the old one.
  if (input.id === unit.actor.id) throw new Refusal('own_account');
  const person = await lockPerson(unit, input.id);
  await requireNotAbove(unit, person.id);
  const ended = await endEverySession(unit, person.id);
  if (hash === null) {
    const sentTo = await sendLink(unit, person);
    unit.event({ subjectIds: [person.id], data: { ...ended, way: 'mail' } });
    return { sentTo, password: null };
  }
  await writePassword(unit, person.id, hash, { mustChange: true });
  if (person.status === 'invited') await setStatus(unit, person.id, 'active');
  await passwordMail(unit, person, 'reset');
  unit.event({ subjectIds: [person.id], data: { ...ended, way: made ? 'shown' : 'given' } });
  return { sentTo: null, password: made };
});

/** The old password is good no more from now on: it may be the reason for the reset. */
async function sendLink(unit: AnyUnit, person: LockedPerson): Promise<string> {
  if (!person.email) throw new Refusal('no_email');
  if (person.status !== 'active') throw new Refusal('account_closed');
  await unscoped(unit)
    .updateTable('app_user')
    .set({ password_hash: null, failed_count: 0, locked_until: null, changed_at: unit.moment })
    .where('id', '=', person.id)
    .execute();
  const { link, expiresAt } = await newLink(unit, { userId: person.id, purpose: 'reset', hours: linkHours });
  const until = untilWords(expiresAt, person.locale, shapeOf(unit).services.config.zone);
  await linkMail(unit, 'reset', { ...person, email: person.email }, { link, until });
  return person.email;
}
