// People of the demonstration: departments and sixty people who hold all ready roles between them, with one password.
import { fillPeople } from '#core/bulk/people.ts';
import { hashPassword } from '#core/identity/passwords.ts';
import { newId } from '#core/ids.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import type { Chance } from './chance.ts';
import { departments, men, surnames, women } from './words.ts';

export interface DemoPerson {
  id: string;
  login: string;
  name: string;
  roles: string[];
  groupId: string;
}
export interface DemoPeople {
  groups: { id: string; name: string }[];
  people: DemoPerson[];
  /** The clerks who register. */
  clerks: DemoPerson[];
}
const count = 60;

export function personName(random: Chance): string {
  const [, son, daughter] = random.one(men);
  const surname = random.one(surnames);
  return random.happens(0.5)
    ? `${surname} ${random.one(men)[0]} ${son}`
    : `${surname}а ${random.one(women)} ${daughter}`;
}

export async function makePeople(services: Services, random: Chance, password: string): Promise<DemoPeople> {
  const actor = systemActor('demo');
  const groups = departments.map((one) => ({ id: newId(), ...one, kind: 'department' as const }));
  // The named roles first, one person each; then clerks and the rest.
  const named = [...services.catalog.roles.keys()];
  const names = new Set<string>();
  const people = Array.from({ length: count }, (_, at): DemoPerson => {
    let name = personName(random);
    while (names.has(name)) name = personName(random);
    names.add(name);
    const clerk = at >= named.length && at < named.length + 6;
    const role = named[at] ?? (clerk ? 'editor' : random.one(['employee', 'employee', 'viewer', 'executor', 'head']));
    const group = clerk || role === 'editor' ? groups[1] : role === 'owner' ? groups[0] : groups[at % groups.length];
    const login = at < named.length ? `demo-${role}` : `demo-${role}-${at}`;
    return { id: newId(), login, name, roles: [role], groupId: group?.id ?? '' };
  });
  await fillPeople(services, actor, {
    what: 'demo: people',
    groups,
    people: people.map(({ groupId, ...person }) => ({
      ...person,
      position: `Сотрудник (демонстрация)`,
      status: 'active' as const,
      groups: [groupId],
    })),
  });
  await services.pools.write.query('update app_user set password_hash = $2 where id = any($1)', [
    people.map((person) => person.id),
    await hashPassword(password),
  ]);
  return { groups, people, clerks: people.filter((person) => person.roles.includes('editor')) };
}
