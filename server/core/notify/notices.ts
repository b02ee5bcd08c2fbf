// From events to notices: whom each concerns, and of those only who may see it. Never about one's own act.
import { names } from '../catalog.ts';
import type { Sql } from '../db/sql.ts';
import { rightsOf } from '../identity/rights-of.ts';
import type { StoredEvent } from '../journal/event.ts';
import { followEvents } from '../journal/follow.ts';
import { audiencesOf, type Reachable } from '../records/audience.ts';
import type { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import { choicesOf, chosenChannels } from './choices.ts';
import { type Recipient, substitutesOf } from './substitutes.ts';
import { tellPeople, undoHoldMs } from './tell.ts';

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
  for (const event of events) {
    const { recordId } = event;
    if (event.outcome !== 'done' || !recordId) continue;
    await withdrawUndone(sql, event);
    const undoId = factOf(event, 'undoId');
    const told = await recipientsOf(sql, services, event);
    const about = { operation: event.operation, recordId };
    const lettered = told.length > 0 ? await letteredBy(sql, event) : new Set<string>();
    await tellPeople(
      sql,
      services,
      told.map(({ id, forId, kind }) => ({
        userId: id,
        kind,
        ...about,
        lettered: forId === null && lettered.has(id),
        data: { eventId: event.id, actorId: event.actorId, ...(forId ? { forId } : {}), ...(undoId ? { undoId } : {}) },
      })),
    );
  }
}

/** Who was written to by the same request, in the record's own conversation by mail: no second letter says so. */
async function letteredBy(sql: Sql, event: StoredEvent): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id: string }>(
    `select person_id as id from mail_letter where record_id = $1 and request_id = $2 and direction = 'out' and person_id is not null`,
    [event.recordId, event.requestId],
  );
  return new Set(rows.map((row) => row.id));
}

const factOf = (event: StoredEvent, name: string): string | undefined => {
  const value = (event.data as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** An act is taken back before its notices have left: nobody is told of it. Those told earlier stay told. */
async function withdrawUndone(sql: Sql, event: StoredEvent): Promise<void> {
  const undone = factOf(event, 'undoOf');
  if (!undone) return;
  await sql.query(
    `delete from notice where data ->> 'undoId' = $1 and record_id = $2 and read_at is null
       and created_at > $3::timestamptz - interval '${undoHoldMs} milliseconds'`,
    [undone, event.recordId, event.at],
  );
}

/** Active people who are to be told of the event and may be; those who stand in for them hear it too. */
async function recipientsOf(
  sql: Sql,
  services: Services,
  event: StoredEvent,
): Promise<(Recipient & { kind: string })[]> {
  const wanted = await wantedBy(sql, services, event);
  if (wanted.size === 0) return [];
  const record = await recordOf(sql, event);
  if (!record) return [];
  const { rows } = await sql.query<{ id: string; version: number; groups: string[] }>(
    `select u.id, v.version, array(select group_id::text from group_member where principal_id = u.id) as groups
       from app_user u cross join rights_version v where u.status = 'active'
       and u.id <> $2 and u.id is distinct from $3
       and (u.id = any($1::uuid[]) or u.id in (select principal_id from group_member where group_id = any($1::uuid[])))
     order by u.id`,
    [[...wanted.keys()], event.actorId, event.behalfOf],
  );
  const mayHear = (rights: Rights) => audiencesOf(services.catalog, { rights }, record).includes(event.audience);
  const choices = await choicesOf(
    sql,
    rows.map(({ id }) => id),
  );
  const wants = (id: string, kind: string) =>
    Object.values(chosenChannels(services.catalog, choices.get(id), kind)).includes(true);
  const told: Recipient[] = [];
  const kinds = new Map<string, string>();
  for (const { id, version, groups } of rows) {
    const places = [id, ...groups].flatMap((one) => wanted.get(one) ?? []);
    places.sort((a, b) => a.order - b.order);
    // Whoever does not want to hear of it as the first thing may want to hear of it as another.
    const first = places.find(({ kind }) => wants(id, kind)) ?? places[0];
    if (!first || !mayHear(await rightsOf(services, id, version))) continue;
    told.push({ id, forId: null });
    kinds.set(id, first.kind);
  }
  const all = [...told, ...(await substitutesOf(sql, services, { told, event, mayHear }))];
  return all.map((one) => ({ ...one, kind: kinds.get(one.forId ?? one.id) ?? 'change' }));
}

/** People and groups with the subscriptions that name them, in their order: one event is told to one person as one thing. */
async function wantedBy(
  sql: Sql,
  { catalog }: Services,
  event: StoredEvent,
): Promise<Map<string, { kind: string; order: number }[]>> {
  const wanted = new Map<string, { kind: string; order: number }[]>();
  for (const [order, { operations, kind, recipients }] of catalog.subscriptions.entries()) {
    if (!operations.some((pattern) => names([event], pattern))) continue;
    for (const id of await recipients(sql, event)) wanted.set(id, [...(wanted.get(id) ?? []), { kind, order }]);
  }
  return wanted;
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
