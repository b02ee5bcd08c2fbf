// From events to notices: whom each concerns, and of those only who may see it. Never about one's own act.
import { names } from '../catalog.ts';
import type { Sql } from '../db/sql.ts';
import { rightsOf } from '../identity/rights-of.ts';
import { newId } from '../ids.ts';
import type { StoredEvent } from '../journal/event.ts';
import { followEvents } from '../journal/follow.ts';
import { audiencesOf, type Reachable } from '../records/audience.ts';
import type { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import { type Recipient, substitutesOf } from './substitutes.ts';

const batch = 200;
const follower = 'notices';

/** Makes the notices of everything that the journal holds by now; each event is handled once, whatever happens. */
export async function makeNotices(services: Services): Promise<void> {
  const handler = (sql: Sql, events: StoredEvent[]) => noticesOf(sql, services, events);
  for (;;) {
    const { handled } = await followEvents(services.pools.write, follower, handler, { batch });
    if (handled < batch) return;
  }
}

async function noticesOf(sql: Sql, services: Services, events: readonly StoredEvent[]): Promise<void> {
  const now = services.clock.now();
  for (const event of events) {
    if (event.outcome !== 'done' || !event.recordId) continue;
    const people = await recipientsOf(sql, services, event);
    if (people.length === 0) continue;
    await sql.query(
      `insert into notice (id, user_id, operation, record_id, data, created_at)
       select fresh.id, fresh.user_id, $4, $5, $6::jsonb || jsonb_strip_nulls(jsonb_build_object('forId', fresh.for_id)), $7
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as fresh (id, user_id, for_id)`,
      [
        people.map(() => newId(now.getTime())),
        people.map((one) => one.id),
        people.map((one) => one.forId),
        event.operation,
        event.recordId,
        JSON.stringify({ eventId: event.id, actorId: event.actorId }),
        now.toISOString(),
      ],
    );
  }
}

/** Active people who are to be told of the event and may be; those who stand in for them hear it too. */
async function recipientsOf(sql: Sql, services: Services, event: StoredEvent): Promise<Recipient[]> {
  const wanted = new Set<string>();
  for (const subscription of services.catalog.subscriptions) {
    if (!subscription.operations.some((pattern) => names([event], pattern))) continue;
    for (const id of await subscription.recipients(sql, event)) wanted.add(id);
  }
  if (wanted.size === 0) return [];
  const record = await recordOf(sql, event);
  if (!record) return [];
  const { rows } = await sql.query<{ id: string; version: number }>(
    `select u.id, v.version from app_user u cross join rights_version v where u.status = 'active'
       and u.id <> $2 and u.id is distinct from $3
       and (u.id = any($1::uuid[]) or u.id in (select principal_id from group_member where group_id = any($1::uuid[])))
     order by u.id`,
    [[...wanted], event.actorId, event.behalfOf],
  );
  const mayHear = (rights: Rights) => audiencesOf(services.catalog, { rights }, record).includes(event.audience);
  const told: Recipient[] = [];
  for (const { id, version } of rows) {
    if (mayHear(await rightsOf(services, id, version))) told.push({ id, forId: null });
  }
  return [...told, ...(await substitutesOf(sql, services, { told, event, mayHear }))];
}

async function recordOf(sql: Sql, event: StoredEvent): Promise<Reachable | undefined> {
  const { rows } = await sql.query<Reachable>(
    `select r.kind, r.clearance, coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
       from participant p where p.record_id = r.id), '[]') as participants
     from record r where r.id = $1`,
    [event.recordId],
  );
  return rows[0];
}
