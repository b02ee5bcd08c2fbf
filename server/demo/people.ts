// People of the demonstration: departments with their heads, and sixty people who hold all ready roles between them, with
// one password.
import { fillPeople } from '#core/bulk/people.ts';
import { hashPassword } from '#core/identity/passwords.ts';
import { newId } from '#core/ids.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import type { Chance } from './chance.ts';
import type { DeskKey } from './tickets/topics.ts';
import { departments, men, positions, rolePlaces, surnames, women } from './words.ts';

export interface DemoPerson {
  id: string;
  login: string;
  name: string;
  roles: string[];
  groupId: string;
  position: string;
}
/** A queue of the helpdesk and whoever works in it. */
export interface DemoQueue {
  groupId: string;
  people: DemoPerson[];
}
export interface DemoPeople {
  desks: Record<DeskKey, DemoQueue>;
  groups: { id: string; name: string }[];
  people: DemoPerson[];
  /** The clerks who register. */
  clerks: DemoPerson[];
  /** Those to whom letters are given, the named ones more often. */
  workers: DemoPerson[];
}
const count = 60;

/** Who holds this role first: somebody to sign in as. */
export function demoPerson(people: DemoPeople, role: string): DemoPerson {
  const found = people.people.find((person) => person.login === `demo-${role}`);
  if (!found) throw new Error(`no demo person holds the role ${role}`);
  return found;
}

export function personName(random: Chance): string {
  const [, son, daughter] = random.one(men);
  const surname = random.one(surnames);
  return random.happens(0.5)
    ? `${surname} ${random.one(men)[0]} ${son}`
    : `${surname}а ${random.one(women)} ${daughter}`;
}

/** «Орлова В. П.» the other way round, as letters are signed. */
export function signature(name: string): string {
  const [surname = '', ...given] = name.split(' ');
  return `${given.map((one) => `${one[0]}.`).join(' ')} ${surname}`;
}

export async function makePeople(services: Services, random: Chance, password: string): Promise<DemoPeople> {
  const groups = departments.map((one) => ({ id: newId(), ...one, kind: 'department' as const }));
  const people = sixty(random, [...services.catalog.roles.keys()], groups);
  const teams = teamNames.map((name) => ({ id: newId(), name, kind: 'team' as const }));
  const desks = desksOf(groups, teams, people);
  const queuesOf = ({ id, groupId }: DemoPerson) =>
    Object.values(desks).flatMap((desk) =>
      desk.groupId !== groupId && desk.people.some((one) => one.id === id) ? [desk.groupId] : [],
    );
  await fillPeople(services, systemActor('demo'), {
    what: 'demo: people',
    groups: [...groups, ...teams],
    people: people.map((person) => ({
      ...person,
      status: 'active' as const,
      groups: [person.groupId, ...queuesOf(person)],
    })),
  });
  const { write } = services.pools;
  await write.query(
    `update app_user set password_hash = $2, email = login || '@severnye-seti.example',
       phone = '+7 8182 55-' || lpad((10 + number % 90)::text, 2, '0') || '-' || lpad((number * 7 % 100)::text, 2, '0')
     where id = any($1)`,
    [people.map((person) => person.id), await hashPassword(password)],
  );
  const heads = groups.flatMap((group) => people.find((person) => person.groupId === group.id)?.id ?? []);
  await write.query('update group_member set head = true where principal_id = any($1)', [heads]);
  await write.query('update group_membership set head = true where principal_id = any($1)', [heads]);
  const talking = people.filter(({ roles }) =>
    roles.some((role) => ['head', 'employee', 'executor', 'curator', 'admin', 'editor'].includes(role)),
  );
  const named = talking.filter(({ login }) => !/\d$/.test(login));
  return {
    desks,
    groups,
    people,
    clerks: people.filter((person) => person.roles.includes('editor')),
    workers: [...talking, ...named, ...named],
  };
}

const teamNames = ['Хозяйственная служба', 'Служба медицинской техники'] as const;

/** Executors are given out in turn: half of them to computers. */
function desksOf(
  groups: readonly { id: string; name: string }[],
  teams: readonly { id: string }[],
  people: readonly DemoPerson[],
): DemoPeople['desks'] {
  const computers = groups.find(({ name }) => name === 'Отдел информационных технологий');
  const desks: DemoPeople['desks'] = {
    it: { groupId: computers?.id ?? '', people: [] },
    house: { groupId: teams[0]?.id ?? '', people: [] },
    medical: { groupId: teams[1]?.id ?? '', people: [] },
  };
  const turns = [desks.it, desks.house, desks.medical, desks.it];
  const executors = people.filter(({ roles }) => roles.includes('executor'));
  for (const [at, person] of executors.entries()) turns[at % turns.length]?.people.push(person);
  return desks;
}

/** The named roles first, one person each; then clerks and the rest. */
function sixty(
  random: Chance,
  named: readonly string[],
  groups: readonly { id: string; name: string }[],
): DemoPerson[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, at): DemoPerson => {
    let name = personName(random);
    while (names.has(name)) name = personName(random);
    names.add(name);
    const clerk = at >= named.length && at < named.length + 6;
    const role =
      named[at] ?? (clerk ? 'editor' : random.one(['employee', 'employee', 'viewer', 'executor', 'employee']));
    const place = rolePlaces[role];
    const groupName = clerk
      ? 'Канцелярия'
      : (at < named.length && place?.department) || groups[at % groups.length]?.name;
    const group = groups.find((one) => one.name === groupName) ?? groups[0];
    const position =
      at < named.length && place
        ? place.position
        : clerk
          ? 'Делопроизводитель'
          : random.one(positions[group?.name ?? ''] ?? ['Специалист']);
    const login = at < named.length ? `demo-${role}` : `demo-${role}-${at}`;
    return { id: newId(), login, name, roles: [role], groupId: group?.id ?? '', position };
  });
}
