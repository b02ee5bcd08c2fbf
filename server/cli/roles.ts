// `users role`, `groups create-managers`: roles from the shell, by the same operations and rules as the pages.
import type { z } from 'zod';
import type { createGroup, listGroups, listRoles, readUser, roleCard } from '#contract/identity.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, ProgramGround } from './command.ts';
import { groupIds, personById } from './people.ts';

type Role = z.output<typeof roleCard>;
type User = z.output<(typeof readUser)['output']>;

/** A role by its key or its name in either language. */
async function roleNamed({ services, actor }: ProgramGround, asked: string): Promise<Role> {
  const { body } = await call(services, 'identity.role.list', actor, {});
  const word = asked.trim().toLowerCase();
  const found = (body as z.output<(typeof listRoles)['output']>).items.filter(
    ({ key, name }) => key === word || name.ru.toLowerCase() === word || name.en.toLowerCase() === word,
  );
  const [only] = found;
  if (!only) throw new StartError(`Нет роли «${asked}»`);
  if (found.length > 1) throw new StartError(`Ролей «${asked}» несколько: укажите ключ`);
  return only;
}

export async function giveRole(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id, login } = await personById(ground, flags.needed('id'));
  const role = await roleNamed(ground, flags.needed('role'));
  const [areaId = null] = await groupIds(ground, flags.text('area') ? [flags.needed('area')] : []);
  const user = (await call(services, 'identity.user.read', actor, { id })).body as User;
  const held = user.roles.map(({ key, areaId, clearances, endsOn }) => ({ key, areaId, clearances, endsOn }));
  const given = { key: role.key, areaId, clearances: [], endsOn: flags.text('until') ?? null };
  const others = held.filter((one) => one.key !== given.key || one.areaId !== given.areaId);
  const kept = held.find((one) => one.key === given.key && one.areaId === given.areaId);
  const roles = flags.has('remove')
    ? others
    : [...(flags.has('add') ? others : []), kept ? { ...kept, endsOn: given.endsOn } : given];
  const print = (list: typeof held) => JSON.stringify(list.map((one) => JSON.stringify(one)).sort());
  if (print(roles as typeof held) === print(held)) {
    return { json: { id, changed: false }, code: 1, lines: [`Ничего не изменилось: у ${login} так и было`] };
  }
  const { body } = await call(services, 'identity.role.assign', actor, { id, roles }, { version: user.version });
  const names = (body as User).roles.map((one) => [one.name, one.areaName].filter(Boolean).join(': '));
  return {
    json: { id, changed: true, roles: (body as User).roles },
    lines: [`Роли ${login}: ${names.join(', ') || 'нет'}`],
  };
}

const managers = 'manager';

/** The group whose members marked as staff are managers of mailings. */
export async function createManagers(ground: ProgramGround): Promise<Answer> {
  const { services, actor } = ground;
  const { body: listed } = await call(services, 'identity.group.list', actor, {});
  const groups = (listed as z.output<(typeof listGroups)['output']>).items;
  const found = groups.find((group) => group.name.toLowerCase() === managers && !group.archived);
  const role = await roleNamed(ground, 'manager');
  if (found && role.groups.some((one) => one.groupId === found.id)) {
    return {
      json: { id: found.id, changed: false },
      code: 1,
      lines: [`Ничего не изменилось: группа ${managers} уже есть`],
    };
  }
  const { id } =
    found ??
    ((await call(services, 'identity.group.create', actor, { name: managers, kind: 'team' })).body as z.output<
      (typeof createGroup)['output']
    >);
  const given = role.groups.map(({ groupId, areaId, staffOnly, clearances }) => ({
    groupId,
    areaId,
    staffOnly,
    clearances,
  }));
  await call(
    services,
    'identity.role.giveGroups',
    actor,
    { key: role.key, groups: [...given, { groupId: id, staffOnly: true }] },
    { version: role.version },
  );
  return {
    json: { id, changed: true },
    lines: [`Группа ${managers} есть: люди в ней с отметкой персонала — менеджеры рассылок`],
  };
}
