// `tokens create`: a personal API token, made by the operation that people use, on behalf of its owner.
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, ProgramGround } from './command.ts';
import { personByLogin } from './people.ts';

export async function createToken(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags, tell } = ground;
  const { id, login, status } = await personByLogin(ground, flags.needed('login'));
  if (status !== 'active') throw new StartError(`Учётная запись ${login} не действует: ключ доступа ей не нужен`);
  const owner = { ...actor, behalfOf: id };
  const { body } = await call(services, 'identity.token.create', owner, {
    name: flags.text('name') ?? 'Командная строка',
    ...(flags.text('expires') ? { expiresOn: flags.text('expires') } : {}),
  });
  const { token } = body as { token: string };
  tell('Ключ показан один раз. Он может то же, что его владелец; передавайте его в заголовке Authorization: Bearer …');
  return { json: { token }, lines: [token] };
}
