// Programs with access by name, searched by their own and their owner's name.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { listClients } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../../cursor.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { clientRows, stateAt } from '../client-cards.ts';

const plain = (column: string) => sql`replace(lower(${sql.ref(column)}), 'ё', 'е')`;

export const listClientsQuery = query(listClients, async (reader, input) => {
  requireEverywhere(reader);
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`];
  for (const word of (input.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql<SqlBool>`(${plain('c.name')} like ${part} or ${plain('p.name')} like ${part})`);
  }
  if (input.state) conditions.push(sql<SqlBool>`${stateAt(reader.moment)} = ${input.state}`);
  const after = input.after ? decodeCursor(input.after) : undefined;
  if (after) conditions.push(sql<SqlBool>`(c.name, c.id) > (${after.key}, ${after.id}::uuid)`);
  const rows = await clientRows(reader, sql<SqlBool>`${sql.join(conditions, sql` and `)}`, input.limit + 1);
  const items = rows.slice(0, input.limit).map(({ version: _version, ...line }) => line);
  const last = items.at(-1);
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null };
});
