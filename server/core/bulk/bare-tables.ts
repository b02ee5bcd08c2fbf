// Tables stripped for the time of a great fill: secondary indexes and outgoing foreign keys go first and are made again
// from their own definitions when all rows are in, which takes a fraction of keeping them up row by row. All of it is the
// caller's one transaction, so that a fill that dies leaves the schema as it was.
import type { Sql } from '../db/sql.ts';

interface Stripped {
  /** As `alter table` names it, quoted where it must be. */
  place: string;
  name: string;
  definition: string;
}

/**
 * `sql` is a transaction of the tables' owner, which locks them against everybody until its end. What is inserted is
 * checked when the foreign keys come back: a row that points nowhere fails the whole.
 */
export async function withBareTables<T>(sql: Sql, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { rows: keys } = await sql.query<Stripped>(
    `select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by 1, 2`,
    [tables],
  );
  const { rows: indexes } = await sql.query<Stripped>(
    `select indrelid::regclass::text as place, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid) order by 1, 2`,
    [tables],
  );
  for (const { place, name } of keys) await sql.query(`alter table ${place} drop constraint ${name}`);
  for (const { name } of indexes) await sql.query(`drop index ${name}`);
  const result = await work();
  await sql.query(`set local maintenance_work_mem = '256MB'`);
  for (const { definition } of indexes) await sql.query(definition);
  for (const { place, name, definition } of keys)
    await sql.query(`alter table ${place} add constraint ${name} ${definition}`);
  return result;
}
