// One's own password: the old one is asked, the other sessions end, this one stays.
import { changePassword } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { accountOf, refuseTokens } from '../account-of.ts';
import { lockPerson } from '../lock-person.ts';
import { passwordMail } from '../password-mail.ts';
import { checkNewPassword } from '../password-policy/check-new-password.ts';
import { writePassword } from '../password-policy/write-password.ts';
import { passwordMatches } from '../passwords.ts';
import { endTrust } from '../sign-in/devices.ts';
import { throttle } from '../throttle.ts';

async function verified(services: Services, actor: Actor, input: { current: string; next: string }) {
  refuseTokens(actor);
  const id = accountOf(actor);
  const by = { key: `password ${id}`, limit: 10, windowSeconds: 900 };
  await throttle(services, actor, changePassword.name, by);
  const { rows } = await services.pools.read.query<{ password_hash: string | null }>(
    'select password_hash from app_user where id = $1',
    [id],
  );
  const stored = rows[0]?.password_hash ?? null;
  const matches = await passwordMatches(stored, input.current);
  if (matches && input.next === input.current) throw refuseField('next', 'password_same');
  const asked = { password: input.next, field: 'next', userId: id };
  return { id, stored, matches, hashed: matches ? await checkNewPassword(services, asked) : '' };
}

export const changePasswordAction = preparedAction(changePassword, verified, async (unit, _input, tried) => {
  const person = await lockPerson(unit, tried.id);
  if (!tried.matches || person.password_hash !== tried.stored) {
    unit.event({ subjectIds: [person.id], data: { code: 'password_wrong' } });
    const { details } = refuseField('current', 'password_wrong');
    throw new Refusal('invalid_input', details, { keepsWrites: true });
  }
  const db = unscoped(unit);
  await writePassword(unit, person.id, tried.hashed, { mustChange: false });
  const ended = await db
    .deleteFrom('user_session')
    .where('user_id', '=', person.id)
    .where('id', 'is distinct from', unit.actor.sessionId ?? null)
    .executeTakeFirst();
  const devices = await endTrust(unit, person.id);
  await passwordMail(unit, person, 'changed');
  unit.event({ subjectIds: [person.id], data: { sessionsEnded: Number(ended.numDeletedRows), devices } });
  return { ok: true as const };
});
