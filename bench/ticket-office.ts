// The helpdesk that is measured: a million tickets with four million words said, beside the office of the letters, for a
// reader of all, of a large queue, of a small one, and one with their own alone. The same count gives the same tickets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillPeople } from '#core/bulk/people.ts';
import { newId } from '#core/ids.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import { fillTickets, type TicketGround } from '#test/plans/many-tickets.ts';
import { type BenchDatabase, openDatabase } from './database.ts';
import { tokenOf } from './office.ts';

export const ticketReaders = ['all', 'large queue', 'small queue', 'own'] as const;
export type TicketReader = (typeof ticketReaders)[number];
export interface TicketDesk extends BenchDatabase {
  desk: {
    ground: TicketGround;
    userIds: Record<TicketReader, string>;
    tokens: Record<TicketReader, string>;
    seconds: number;
  };
}

const wordsOfEach = 4;

export async function openDesk(folder: string, tickets: number, say: (line: string) => void): Promise<TicketDesk> {
  const database = await openDatabase(join(folder, 'tickets'), tickets, say, 1_000);
  const noted = join(database.dataDir, 'bench-desk.json');
  if (existsSync(noted)) return { ...database, desk: JSON.parse(readFileSync(noted, 'utf8')) };
  const started = performance.now();
  const desk = await makeDesk(database, tickets);
  const made = { ...desk, seconds: (performance.now() - started) / 1000 };
  writeFileSync(noted, JSON.stringify(made));
  say(`${tickets} tickets in ${made.seconds.toFixed(0)} s`);
  return { ...database, desk: made };
}

async function makeDesk({ services, ownerUrl }: BenchDatabase, tickets: number) {
  const actor = systemActor('bench');
  const ids = (length: number) => Array.from({ length }, () => newId());
  const make = async (operation: string, input: object) =>
    ((await call(services, operation, actor, input)).body as { id: string }).id;
  const [groups, executors, requesters] = [ids(60), ids(200), ids(3_000)];
  const userIds = Object.fromEntries(ticketReaders.map((reader) => [reader, newId()])) as Record<TicketReader, string>;
  const person = (id: string, login: string, role: string, groupIds: string[] = []) => ({
    id,
    login: `desk-${login}`,
    name: `Сотрудник ${login}`,
    status: 'active' as const,
    groups: groupIds,
    roles: [role],
  });
  await fillPeople(services, actor, {
    what: 'bench: people of the helpdesk',
    groups: groups.map((id, at) => ({ id, name: `Очередь ${at + 1}`, kind: 'team' })),
    people: [
      person(userIds.all, 'all', 'curator'),
      person(userIds['large queue'], 'large', 'executor', [groups[0] as string]),
      person(userIds['small queue'], 'small', 'executor', [groups[40] as string]),
      person(userIds.own, 'own', 'employee'),
      ...executors.map((id, at) => person(id, `executor-${at}`, 'executor', [groups[at % groups.length] as string])),
      ...requesters.map((id, at) => person(id, `asker-${at}`, 'employee')),
    ],
  });
  requesters[2_000] = userIds.own;
  executors.push(userIds['large queue'], userIds['small queue']);
  const categories: string[] = [];
  for (let at = 0; at < 40; at++)
    categories.push(await make('helpdesk.category.create', { name: `Категория ${at + 1}`, closeAfterDays: 3 }));
  const places: string[] = [];
  for (let house = 0; house < 8; house++) {
    const parentId = await make('core.place.create', { name: `Корпус ${house + 1}`, kind: 'building', parentId: null });
    for (let room = 0; room < 25; room++)
      places.push(await make('core.place.create', { name: `каб. ${house + 1}${room + 10}`, kind: 'room', parentId }));
  }
  const contactId = await make('contacts.contact.create', { kind: 'person', name: 'Внешний Пётр' });
  const ground: TicketGround = { categories, places, groups, executors, requesters, contactId };
  await fillTickets(ownerUrl, tickets, ground, wordsOfEach);
  const tokens = {} as Record<TicketReader, string>;
  for (const reader of ticketReaders) tokens[reader] = await tokenOf(services, userIds[reader]);
  return { ground, userIds, tokens };
}
