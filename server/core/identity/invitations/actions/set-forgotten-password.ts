// A new password by a link: every session and trusted device ends, none is opened, second factors stay.
import type { Input } from '#contract/core.ts';
import { setForgottenPassword } from '#contract/invitations.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { lockPerson } from '../../lock-person.ts';
import { passwordMail } from '../../password-mail.ts';
import { checkNewPassword } from '../../password-policy/check-new-password.ts';
import { writePassword } from '../../password-policy/write-password.ts';
import { throttle } from '../../throttle.ts';
import { endEverySession } from '../end-sessions.ts';
import { personOfLink, spendLink } from '../links.ts';

async function prepare(services: Services, actor: Actor, input: Input<typeof setForgottenPassword>): Promise<string> {
  const by = { key: `link ${actor.address}`, limit: 100, windowSeconds: 300 };
  await throttle(services, actor, setForgottenPassword.name, by);
  const userId = await personOfLink(services.pools.read, input.token, 'reset', services.clock.now());
  return userId ? checkNewPassword(services, { password: input.password, field: 'password', userId }) : '';
}

export const setForgottenPasswordAction = preparedAction(setForgottenPassword, prepare, async (unit, input, hash) => {
  const userId = hash ? await spendLink(unit, input.token, 'reset') : undefined;
  const person = userId ? await lockPerson(unit, userId) : undefined;
  if (person?.status !== 'active') {
    unit.event({ data: { code: 'link_spent' }, subjectIds: person ? [person.id] : [] });
    throw new Refusal('link_spent', {}, { keepsWrites: true });
  }
  await writePassword(unit, person.id, hash, { mustChange: false });
  const ended = await endEverySession(unit, person.id);
  await passwordMail(unit, person, 'changed');
  unit.event({ subjectIds: [person.id], data: ended });
  return { ok: true as const };
});
