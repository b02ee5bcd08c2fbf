// The directory, by name: found by the beginnings of words of name and position, or by digits of the phone.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { listPersons } from '#contract/directory.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { colleagues, personViews, present } from './person-views.ts';

function conditions({ q = '', groupId }: Input<typeof listPersons>): RawBuilder<SqlBool> {
  const digits = q.replace(/\D/g, '');
  const words = q.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  const begins = words.map((word) => {
    const beginning = `${word.replace(/[\\%_]/g, '\\$&')}%`;
    const text = sql`' ' || replace(lower(p.name || ' ' || u.position), 'ё', 'е')`;
    return sql<SqlBool>`${text} like ${`% ${beginning}`}`;
  });
  const named = begins.length > 0 ? sql<SqlBool>`(${sql.join(begins, sql` and `)})` : sql<SqlBool>`true`;
  const called = sql<SqlBool>`regexp_replace(u.phone, '\\D', '', 'g') like ${`%${digits}%`}`;
  const found = digits.length >= 3 && !/\p{L}/u.test(q) ? called : named;
  if (!groupId) return found;
  return sql<SqlBool>`${found} and u.id in (
    with recursive below (id) as (select id from user_group where id = ${groupId}
      union select g.id from below join user_group g on g.parent_id = below.id)
    select m.principal_id from group_member m join below on below.id = m.group_id)`;
}

export const listPersonsQuery = query(listPersons, async (reader, input) => {
  requireEverywhere(reader);
  const chosen = conditions(input);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const beyond = after ? sql<SqlBool>`(p.name, u.id) > (${after.key}, ${after.id}::uuid)` : sql<SqlBool>`true`;
  const [rows, counted] = await Promise.all([
    personViews(
      reader,
      sql<SqlBool>`${chosen} and ${beyond}`,
      sql`order by p.name, u.id limit ${sql.raw(String(input.limit + 1))}`,
    ),
    sql<{ count: number }>`select count(*)::int as count from ${colleagues} where ${present} and ${chosen}`.execute(
      unscoped(reader),
    ),
  ]);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(items.map((one) => one.id));
  return {
    items,
    next: rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null,
    count: counted.rows[0]?.count ?? 0,
  };
});
