// The members of a group: as they are, as they were at the end of a day, or every stay that ever was. Heads first.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listMembers } from '#contract/groups.ts';
import { query } from '../../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../../cursor.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { endOfDay } from '../../../zone.ts';
import { groupCard } from '../../group-cards.ts';
import { requireReadableGroup } from '../may-read-group.ts';

type Row = Output<typeof listMembers>['items'][number] & { stay: string; key: string };

export const listMembersQuery = query(listMembers, async (reader, input) => {
  await groupCard(reader, input.id);
  await requireReadableGroup(reader, input.id);
  const db = unscoped(reader);
  const at = input.on ? endOfDay(shapeOf(reader).services.config.zone, input.on) : undefined;
  const when: RawBuilder<SqlBool> = input.past
    ? sql<SqlBool>`true`
    : at
      ? sql<SqlBool>`s.from_at < ${at} and (s.until_at is null or s.until_at >= ${at})`
      : sql<SqlBool>`s.until_at is null`;
  const from = sql`group_membership s join principal p on p.id = s.principal_id left join app_user u on u.id = p.id
    where s.group_id = ${input.id} and ${when}`;
  // One text that sorts as the page does: heads, then by name; the stay's id tells equals apart.
  const key = sql`(case when s.head then '0' else '1' end || p.name) collate russian`;
  const after = input.after ? decodeCursor(input.after) : undefined;
  const beyond = after ? sql`and (${key}, s.id) > (${after.key}, ${after.id}::uuid)` : sql``;
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select p.id, p.name, coalesce(u.position, '') as position, coalesce(u.status, '') as status, s.head,
        s.from_at as "fromAt", (select name from principal where id = s.from_by) as "fromBy", s.from_reason as "fromReason",
        s.until_at as "untilAt", (select name from principal where id = s.until_by) as "untilBy",
        s.until_reason as "untilReason", s.id as stay, ${key} as key
      from ${from} ${beyond} order by ${key}, s.id limit ${sql.raw(String(input.limit + 1))}`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from ${from}`.execute(db),
  ]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  reader.shows(page.map((row) => row.id));
  return {
    items: page.map(({ stay: _stay, key: _key, ...item }) => item),
    next: rows.length > input.limit && last ? encodeCursor({ key: last.key, id: last.stay }) : null,
    count: counted.rows[0]?.count ?? 0,
  };
});
