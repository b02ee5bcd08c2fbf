// Followers of the journal that make notices: each event is handled once, in the transaction that moves the follower's place.
import type { Logger } from 'pino';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import type { Loop } from '../jobs/loop.ts';
import { startLoop } from '../jobs/loop.ts';
import type { StoredEvent } from '../journal/event.ts';
import { followEvents } from '../journal/follow.ts';
import type { Services } from '../services.ts';

const everyMs = 1_000;
const batch = 200;

export function startFollowers(services: Services, log: Logger): Loop[] {
  return [startLoop('notices', everyMs, log, () => makeNotices(services))];
}

/** Makes the notices of everything that the journal holds by now. */
export async function makeNotices(services: Services): Promise<void> {
  for (;;) {
    const { handled } = await followEvents(
      services.pools.write,
      'notices',
      (sql, events) => noticesOf(sql, services, events),
      { batch },
    );
    if (handled < batch) return;
  }
}

interface Told {
  userId: string;
  recordId: string;
}

/** Whom an event concerns: a record's new responsible person, and for comments its author, responsible and watchers. */
async function peopleOf(sql: Sql, event: StoredEvent): Promise<Told[]> {
  if (event.outcome !== 'done' || !event.recordId) return [];
  const data = event.data as { fields?: string[]; responsibleId?: string | null } | null;
  const given = data?.fields?.includes('responsibleId') || (data?.responsibleId ?? null) !== null;
  const comment = event.operation === 'record.comment.add';
  if (!given && !comment) return [];
  const { rows } = await sql.query<{ id: string }>(
    `select distinct u.id from app_user u where u.status = 'active' and u.id <> $2 and (
       u.id in (select responsible_id from record where id = $1)
       or u.id in (select m.principal_id from record r join group_member m on m.group_id = r.responsible_id where r.id = $1)
       or ($3 and (u.id in (select principal_id from participant where record_id = $1 and part = 'author') or u.id in (select user_id from watch where record_id = $1))))`,
    [event.recordId, event.actorId, comment],
  );
  return rows.map((row) => ({ userId: row.id, recordId: event.recordId as string }));
}

async function noticesOf(sql: Sql, services: Services, events: StoredEvent[]): Promise<void> {
  for (const event of events) {
    for (const told of await peopleOf(sql, event)) {
      await sql.query(
        'insert into notice (id, user_id, operation, record_id, data, created_at) values ($1, $2, $3, $4, $5, $6)',
        [
          newId(),
          told.userId,
          event.operation,
          told.recordId,
          JSON.stringify({ eventId: event.id, actorId: event.actorId }),
          services.clock.now().toISOString(),
        ],
      );
    }
  }
}
