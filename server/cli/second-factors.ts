// `users reset-second-factors`: for an installation whose only administrator lost the phone; whoever has the machine stands in
// for the second one.
import { call } from '#core/runner.ts';
import type { Answer, ProgramGround } from './command.ts';
import { personByLogin } from './people.ts';

export async function resetSecondFactors(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id, login } = await personByLogin(ground, flags.needed('login'));
  const reason = flags.needed('reason');
  await call(services, 'identity.factor.requestReset', actor, { id, reason });
  return {
    json: { id },
    lines: [`Второй шаг входа пользователя ${login} сброшен: при следующем входе его понадобится настроить заново`],
  };
}
