// `users create`, `users list`, `users deactivate`: the same operations as the users page, by the command's own actor.
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import type { listUsers } from '#contract/identity.ts';
import { call } from '#core/runner.ts';
import type { Answer, Flags, ProgramGround } from './command.ts';
import { groupIds, personNamed } from './people.ts';
import { tableLines } from './table.ts';

type UserRow = z.output<(typeof listUsers)['output']>['items'][number];

const statusWords: Record<UserRow['status'], string> = {
  new: 'почта не проверена',
  invited: 'приглашён',
  unconfirmed: 'ждёт подтверждения',
  active: 'действует',
  rejected: 'отклонён',
  deactivated: 'отключён',
};

/** A password in the arguments is seen by everyone on the machine; `-` takes it from the input instead. */
export async function passwordOf(flags: Flags, name = 'password'): Promise<string> {
  const given = flags.needed(name);
  return given === '-' ? (await text(process.stdin)).replace(/\r?\n$/, '') : given;
}

export async function createUser(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const login = flags.needed('login');
  const { body } = await call(services, 'identity.user.create', actor, {
    login,
    email: flags.text('email'),
    name: flags.text('name') ?? login,
    password: await passwordOf(flags),
    roles: [{ key: flags.needed('role') }],
    groupIds: await groupIds(ground, flags.texts('group')),
    mustChangePassword: flags.has('must-change'),
  });
  const { id, roles } = body as UserRow;
  return { json: { id }, lines: [`Пользователь ${login} создан: ${roles.map((role) => role.name).join(', ')}, ${id}`] };
}

async function everyPage(ground: ProgramGround, status: UserRow['status'] | undefined): Promise<UserRow[]> {
  const found: UserRow[] = [];
  let after: string | undefined;
  do {
    const { body } = await call(ground.services, 'identity.user.list', ground.actor, { status, after, limit: 200 });
    const page = body as z.output<(typeof listUsers)['output']>;
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return found;
}

export async function listPeople(ground: ProgramGround): Promise<Answer> {
  const items = await everyPage(ground, ground.flags.has('pending') ? 'unconfirmed' : undefined);
  const rows = items.map((user) => [
    String(user.number),
    user.login,
    user.name,
    statusWords[user.status],
    user.roles.map((role) => (role.areaName ? `${role.name} (${role.areaName})` : role.name)).join(', '),
    user.groups.map((group) => group.name).join(', '),
    user.email ?? '',
    user.id,
  ]);
  const head = ['№', 'Логин', 'Имя', 'Состояние', 'Роли', 'Подразделения', 'Почта', 'id'];
  const nobody = ground.flags.has('pending') ? 'Никто не ждёт подтверждения' : 'Пользователей ещё нет';
  return { json: { items }, lines: rows.length > 0 ? tableLines(head, rows) : [nobody] };
}

export async function deactivateUser(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id, login } = await personNamed(ground);
  const reason = flags.text('reason') ?? 'Отключён из командной строки';
  await call(services, 'identity.user.deactivate', actor, { id, reason });
  return {
    json: { id },
    lines: [`Пользователь ${login} отключён: сеансы и ключи доступа закончены, история осталась`],
  };
}
