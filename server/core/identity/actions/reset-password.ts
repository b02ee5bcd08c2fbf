// An administrator sets a password that the person must change; every session of theirs ends, a lock is lifted.
import { resetPassword } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';
import { ownWords } from '../own-words.ts';
import { passwordMail } from '../password-mail.ts';
import { checkPassword, hashPassword } from '../passwords.ts';

const hashed = (_services: Services, _actor: Actor, input: { password: string }): Promise<string> =>
  hashPassword(input.password);

export const resetPasswordAction = preparedAction(resetPassword, hashed, async (unit, input, hash) => {
  requireEverywhere(unit);
  // One's own password asks for the old one.
  if (input.id === unit.actor.id) throw new Refusal('own_account');
  const person = await lockPerson(unit, input.id);
  await requireNotAbove(unit, person.id);
  checkPassword(input.password, 'password', await ownWords(unit, person));
  const db = unscoped(unit);
  await db
    .updateTable('app_user')
    .set({
      password_hash: hash,
      must_change_password: true,
      failed_count: 0,
      locked_until: null,
      changed_at: unit.moment,
      ...(person.status === 'invited' ? { status: 'active' as const } : {}),
    })
    .where('id', '=', person.id)
    .execute();
  const ended = await db.deleteFrom('user_session').where('user_id', '=', person.id).executeTakeFirst();
  await passwordMail(unit, person, 'reset');
  unit.event({ subjectIds: [person.id], data: { sessionsEnded: Number(ended.numDeletedRows) } });
  return { ok: true as const };
});
