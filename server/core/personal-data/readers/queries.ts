// Who looked at a person's data, and the alerts of unusual reading.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { closeAlert, listAlerts, listReaders } from '#contract/personal-data.ts';
import { addDays } from '../../calendar/calendar.ts';
import { action, query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, shapeOf, unscoped } from '../../handle.ts';
import { eventTitle } from '../../journal/titles.ts';
import { Refusal } from '../../refusal.ts';

type ReaderRow = Omit<Output<typeof listReaders>['items'][number], 'title'>;
const most = 500;

export const listReadersQuery = query(listReaders, async (reader, input) => {
  requireEverywhere(reader);
  const { services } = shapeOf(reader);
  const zone = services.config.zone;
  const since = input.from ? sql`e.at >= ${input.from}::timestamp at time zone ${zone}` : sql`true`;
  const until = input.to ? sql`e.at < ${addDays(input.to, 1)}::timestamp at time zone ${zone}` : sql`true`;
  // One descent of the index on subjects; the groups are few, whatever the journal's length.
  const { rows } = await sql<ReaderRow>`
    select g.*, coalesce((select name from principal where id = g."actorId"), '') as actor from (
      select e.actor_id as "actorId", min(e.actor_kind) as "actorKind", e.operation, e.outcome, count(*)::int as events,
        min(e.at) as first, max(e.at) as last
      from event e where e.subject_ids @> array[${input.id}::uuid] and ${since} and ${until}
      group by e.actor_id, e.operation, e.outcome) g
    order by g.last desc limit ${sql.raw(String(most + 1))}`.execute(unscoped(reader));
  reader.shows([input.id]);
  return {
    items: rows.slice(0, most).map((row) => ({ ...row, title: eventTitle(services.catalog, row.operation) })),
    more: rows.length > most,
  };
});

type Alert = Output<typeof listAlerts>['items'][number];

export const listAlertsQuery = query(listAlerts, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const state = input.state ? sql`(a.seen_at is null) = ${input.state === 'open'}` : sql`true`;
  const { rows } = await sql<Alert>`
    select a.id, a.kind, a.actor_id as "actorId", (select name from principal where id = a.actor_id) as actor, a.hour,
      a.people, a.found_at as "foundAt", a.seen_at as "seenAt", (select name from principal where id = a.seen_by) as "seenBy",
      a.conclusion
    from reading_alert a where ${state} and ${after ? sql`(a.found_at, a.id) < (${String(after.key)}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by a.found_at desc, a.id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(new Set(items.map((row) => row.actorId)));
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.foundAt, id: last.id }) : null };
});

export const closeAlertAction = action(closeAlert, async (unit, input) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const alert = await one(
    db.selectFrom('reading_alert').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst(),
  );
  // Nobody clears themselves.
  if (alert.actor_id === unit.actor.id) throw new Refusal('subject_self');
  await db
    .updateTable('reading_alert')
    .set({ seen_by: unit.actor.id, seen_at: unit.moment, conclusion: input.conclusion })
    .where('id', '=', alert.id)
    .execute();
  unit.event({
    data: { alertId: alert.id, kind: alert.kind },
    personal: { [alert.actor_id]: { conclusion: input.conclusion } },
  });
  return { ok: true as const };
});
