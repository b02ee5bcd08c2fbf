// What waits for a group: records of every kind that it answers for or received, newest first, as far as the reader sees
// them. Each kind and mark is one range of the participants' index, read no further than the page.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listGroupRecords } from '#contract/groups.ts';
import { query } from '../../../core-operation.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { readingLenses } from '../../../records/audience.ts';
import { decodeCursor, encodeCursor } from '../../../records/list-cursor.ts';
import { recordRows } from '../../../scope.ts';
import { groupCard } from '../../group-cards.ts';
import { requireReadableGroup } from '../may-read-group.ts';

type Row = Output<typeof listGroupRecords>['items'][number] & { place: number };

export const listGroupRecordsQuery = query(listGroupRecords, async (reader, input) => {
  await groupCard(reader, input.id);
  await requireReadableGroup(reader, input.id);
  const { catalog } = shapeOf(reader).services;
  const after = input.after ? decodeCursor(input.after) : undefined;
  const most = sql.raw(String(input.limit + 1));
  const each = [...catalog.recordKinds.keys()].flatMap((kind) => {
    const lenses = readingLenses(catalog, reader.actor, kind);
    const marks = [...new Set(lenses.flatMap((lens) => lens.clearances))];
    return marks.map(
      (mark) => sql`(select distinct part.registration_order as place, part.record_id as id
        from participant part join record on record.id = part.record_id
        where part.principal_id = ${input.id} and part.kind = ${kind} and part.clearance = ${mark}
          and part.part in ('responsible', 'recipient', 'executor') and record.life = 'active'
          ${input.open ? sql`and record.state_group in ('new', 'work', 'waiting')` : sql``}
          ${after ? sql`and (part.registration_order, part.record_id) < (${after.key}::bigint, ${after.id}::uuid)` : sql``}
          and ${recordRows(lenses)}
        order by part.registration_order desc, part.record_id desc limit ${most})`,
    );
  });
  if (each.length === 0) return { items: [], next: null };
  const { rows } = await sql<Row>`
    with page as (select place, id from (${sql.join(each, sql` union all `)}) as each order by place desc, id desc limit ${most})
    select record.id, record.kind, record.number, record.title, record.counterpart, record.state,
      record.state_group as "stateGroup", record.due_on as "dueOn", record.registered_on as "registeredOn",
      case when r.id is null then null else json_build_object('id', r.id, 'name', r.name) end as responsible,
      record.life, record.clearance, record.version, record.changed_at as "changedAt", page.place
    from page join record on record.id = page.id left join principal r on r.id = record.responsible_id
    order by page.place desc, page.id desc`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    items: items.map(({ place: _place, ...head }) => head),
    next: rows.length > input.limit && last ? encodeCursor({ key: last.place, id: last.id }) : null,
  };
});
