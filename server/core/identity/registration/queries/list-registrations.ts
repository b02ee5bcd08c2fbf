// The queue: who has waited longest comes first; what is decided, newest first.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { listRegistrations } from '#contract/registration.ts';
import { query } from '../../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../../cursor.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { linesWhere, registrationLines } from '../registration-cards.ts';

export const listRegistrationsQuery = query(listRegistrations, async (reader, input) => {
  requireEverywhere(reader);
  const state = input.state ?? 'waiting';
  const waiting = state === 'waiting';
  const conditions: RawBuilder<SqlBool>[] = [sql`r.state = ${state}`];
  if (input.source) conditions.push(sql`r.source = ${input.source}`);
  for (const word of (input.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(replace(lower(p.name), 'ё', 'е') like ${part} or lower(u.login) like ${part}
      or lower(coalesce(u.email, '')) like ${part} or u.number::text = ${word} or lower(r.note) like ${part})`);
  }
  const chosen = sql.join(conditions, sql` and `);
  const moment = sql.raw(waiting ? 'r.requested_at' : 'r.decided_at');
  const after = input.after ? decodeCursor(input.after) : undefined;
  if (after && Number.isNaN(Date.parse(after.key))) throw new Refusal('bad_cursor');
  const beyond = after
    ? sql` and (${moment}, u.id) ${sql.raw(waiting ? '>' : '<')} (${after.key}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const direction = sql.raw(waiting ? 'asc' : 'desc');
  const [rows, counted] = await Promise.all([
    linesWhere(
      reader,
      sql`${chosen}${beyond}`,
      sql`order by ${moment} ${direction}, u.id ${direction} limit ${sql.raw(String(input.limit + 1))}`,
    ),
    sql<{ count: number }>`select count(*)::int as count from ${registrationLines} where ${chosen}`.execute(
      unscoped(reader),
    ),
  ]);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(items.map((item) => item.id));
  const key = waiting ? last?.requestedAt : last?.decidedAt;
  return {
    items,
    next: rows.length > input.limit && last && key ? encodeCursor({ key, id: last.id }) : null,
    count: counted.rows[0]?.count ?? 0,
  };
});
