// The whole run: people, categories, tickets with their words. Without `apply` everything is read and judged, nothing written.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '#core/actor.ts';
import { writeEvents } from '#core/events.ts';
import type { Services } from '#core/services.ts';
import { bringCategories } from './categories.ts';
import { layoutOf, readMapping } from './layout.ts';
import { LegacyFile } from './open-sqlite.ts';
import { bringPeople } from './people.ts';
import { type Counts, LegacySession } from './session.ts';
import { bringTickets } from './tickets.ts';

export interface LegacyAsked {
  users: string;
  tickets: string;
  map: string | undefined;
  apply: boolean;
  reason: string;
}
export interface LegacyReport {
  told: string[];
  counts: Counts;
  problems: { what: string; count: number; rows: string[] }[];
  /** People whose chats have to be linked again. */
  chats: string[];
  /** Something was written, or would be. */
  some: boolean;
}

export async function importLegacy(
  services: Services,
  actor: Actor,
  asked: LegacyAsked,
  tell: (line: string) => void,
): Promise<LegacyReport> {
  const mapping = readMapping(asked.map);
  const users = new LegacyFile(asked.users);
  const tickets = asked.tickets === asked.users ? users : new LegacyFile(asked.tickets);
  try {
    const layout = layoutOf({ users, tickets }, mapping);
    const session = new LegacySession(services, actor, { layout, mapping, apply: asked.apply, reason: asked.reason });
    await bringPeople(session);
    tell(`Пользователей: ${session.people.size}`);
    await bringCategories(session);
    await bringTickets(session, (done) => tell(`Заявок: ${done}`));
    const { counts } = session;
    const some = counts.users.unconfirmed + counts.users.deactivated + counts.tickets.made + counts.messages.made > 0;
    if (asked.apply && some) await tellJournal(session, asked);
    return {
      told: layout.told,
      counts,
      problems: [...session.problems].map(([what, { count, rows }]) => ({ what, count, rows })),
      chats: session.chats,
      some,
    };
  } finally {
    users.close();
    if (tickets !== users) tickets.close();
  }
}

/** Which files they were: their sums prove later what was in them. */
async function tellJournal({ services, actor, counts, reason }: LegacySession, asked: LegacyAsked): Promise<void> {
  const data = {
    what: 'import: the earlier helpdesk',
    records: counts.tickets.made,
    comments: counts.messages.made,
    people: counts.users.unconfirmed + counts.users.deactivated,
    usersSha256: await sumOf(asked.users),
    ticketsSha256: await sumOf(asked.tickets),
    reason,
  };
  await writeEvents(services, services.pools.write, actor, 'core.bulk.fill', [{ data }], 'done');
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
