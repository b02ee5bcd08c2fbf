// The users page: by name, searched by parts of name, login, address and position, or by the number.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { listUsers } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { userCards } from '../user-cards.ts';

const everyone = sql`app_user u join principal p on p.id = u.id`;
const plain = (column: string) => sql`replace(lower(${sql.ref(column)}), 'ё', 'е')`;

function conditions(input: Input<typeof listUsers>): RawBuilder<SqlBool>[] {
  const words = (input.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  return [
    sql<SqlBool>`true`,
    ...(input.status ? [sql<SqlBool>`u.status = ${input.status}`] : []),
    ...(input.role
      ? [sql<SqlBool>`exists (select from user_role r where r.user_id = u.id and r.role_key = ${input.role})`]
      : []),
    ...words.map((word) => {
      const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql<SqlBool>`(${plain('p.name')} like ${part} or ${plain('u.login')} like ${part}
        or ${plain('u.email')} like ${part} or ${plain('u.position')} like ${part}
        or u.number::text = ${word.replace(/^[#№]/, '')})`;
    }),
  ];
}

export const listUsersQuery = query(listUsers, async (reader, input) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  const chosen = sql.join(conditions(input), sql` and `);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const beyond = after ? sql`(p.name, u.id) > (${after.key}, ${after.id}::uuid)` : sql`true`;
  const [page, counted] = await Promise.all([
    sql<{ id: string; name: string }>`select u.id, p.name from ${everyone} where ${chosen} and ${beyond}
      order by p.name, u.id limit ${sql.raw(String(input.limit + 1))}`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from ${everyone} where ${chosen}`.execute(db),
  ]);
  const found = page.rows.slice(0, input.limit);
  const last = found.at(-1);
  const cards = await userCards(
    reader,
    found.map((row) => row.id),
  );
  reader.shows(found.map((row) => row.id));
  return {
    items: cards.map(({ switches: _switches, bundles: _bundles, can: _can, ...card }) => card),
    next: page.rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null,
    count: counted.rows[0]?.count ?? 0,
  };
});
