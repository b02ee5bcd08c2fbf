// People and groups as they are named on the command line: by number, id or login, by name.
import type { z } from 'zod';
import type { listGroups } from '#contract/identity.ts';
import { isId } from '#core/ids.ts';
import { personByChatAddress } from '#core/messenger/person-by-chat.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import type { ProgramGround } from './command.ts';

export interface Person {
  id: string;
  number: number;
  login: string;
  status: string;
}

/** The person whose short number or id this is; a failure that names it otherwise. */
export async function personById({ services }: ProgramGround, given: string): Promise<Person> {
  const word = given.trim().replace(/^[#№]/, '').toLowerCase();
  const column = isId(word) ? 'id' : /^\d{1,15}$/.test(word) ? 'number' : undefined;
  if (!column) throw new StartError(`--id: нужен номер пользователя или его id, а не «${given}»`);
  const { rows } = await services.pools.read.query<Person>(
    `select id, number, login, status from app_user where ${column} = $1`,
    [word],
  );
  if (!rows[0]) throw new StartError(`Нет пользователя ${given}`);
  return rows[0];
}

/** The person with this login, whatever its letters' case; a failure that names it otherwise. */
export async function personByLogin({ services }: ProgramGround, login: string): Promise<Person> {
  const { rows } = await services.pools.read.query<Person>(
    'select id, number, login, status from app_user where lower(login) = lower($1)',
    [login.trim()],
  );
  if (!rows[0]) throw new StartError(`Нет пользователя с логином ${login}`);
  return rows[0];
}

/** The person behind a chat of the messenger, as linked by the person. */
async function personByChat({ services }: ProgramGround, chat: string): Promise<Person> {
  const of = (channel: string) => personByChatAddress(services, services.pools.read, channel, chat.trim());
  const id = (await of('telegram')) ?? (await of('max'));
  const { rows } = await services.pools.read.query<Person>(
    'select id, number, login, status from app_user where id = $1',
    [id],
  );
  if (!rows[0]) throw new StartError(`Нет пользователя с чатом ${chat}`);
  return rows[0];
}

/** The person whom exactly one of --id, --login, --chat-id names. */
export async function personNamed(ground: ProgramGround): Promise<Person> {
  const { flags } = ground;
  const [id, login, chat] = [flags.text('id'), flags.text('login'), flags.text('chat-id')];
  if ([id, login, chat].filter((one) => one !== undefined).length !== 1) {
    throw new StartError('Укажите пользователя одним из ключей: --id, --login или --chat-id');
  }
  if (id !== undefined) return personById(ground, id);
  return login === undefined ? personByChat(ground, chat ?? '') : personByLogin(ground, login);
}

/** Ids of groups given by name, index or id. */
export async function groupIds({ services, actor }: ProgramGround, given: readonly string[]): Promise<string[]> {
  if (given.length === 0) return [];
  const { body } = await call(services, 'identity.group.list', actor, {});
  const groups = (body as z.output<(typeof listGroups)['output']>).items.filter((group) => !group.archived);
  return given.map((asked) => {
    const word = asked.trim().toLowerCase();
    const found = groups.filter(
      ({ id, name, index }) => (isId(word) && id === word) || name.toLowerCase() === word || (index && index === asked),
    );
    const [only] = found;
    if (!only) throw new StartError(`Нет подразделения или группы «${asked}»`);
    if (found.length > 1) throw new StartError(`Подразделений «${asked}» несколько: укажите id`);
    return only.id;
  });
}
