// What the database consists of, as far as backup and restore care: tables with their columns, partitions,
// sequences, foreign keys, triggers. Everything comes from pg_catalog, so that no module has to announce itself.
import pg from 'pg';
import { migrationsTable } from '../db/migrate.ts';
import type { Sql } from '../db/sql.ts';

/** graphile-worker's schema: its jobs travel as calls of its own function, not as rows. */
export const jobsSchema = 'graphile_worker';
/** Holds the mark of a restore under way; gone when it has ended. */
export const restoreSchema = 'vedomo_restore';

/** Text that means the same on every server and under every role's defaults. */
const plainText = [
  "set client_encoding to 'UTF8'",
  "set datestyle to 'ISO, YMD'",
  "set intervalstyle to 'postgres'",
  "set timezone to 'UTC'",
  "set bytea_output to 'hex'",
  'set extra_float_digits to 3',
  'set statement_timeout to 0',
  'set lock_timeout to 0',
  'set idle_in_transaction_session_timeout to 0',
].join('; ');

/** A connection of its own, as the owner, for one backup or restore. */
export async function openSession(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'vedomo backup', keepAlive: true });
  // A broken connection also fails the statement in hand; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  await client.query(plainText);
  return client;
}

export interface Table {
  /** `record`, or `schema.record` outside of public: the name in the archive. */
  name: string;
  /** Quoted, for statements. */
  sql: string;
  /** In the table's order, without generated ones. */
  columns: string[];
}

const ownSchemas = `n.nspname not in ('information_schema', '${jobsSchema}', '${restoreSchema}') and n.nspname !~ '^pg_'`;
const shortName = `case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end`;
// The list of applied migrations is written by the migrations themselves and never copied.
const ownRelations = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ownSchemas} and c.relname <> '${migrationsTable}'
    and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** Tables with data worth keeping: a partitioned one stands for its partitions, an unlogged one is a cache. */
export async function listTables(sql: Sql): Promise<Table[]> {
  const { rows } = await sql.query<Table>(`
    select ${shortName} as name, format('%I.%I', n.nspname, c.relname) as sql,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
    from ${ownRelations} and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
    order by 1`);
  return rows;
}

export interface Partition {
  name: string;
  parent: string;
  bound: string;
}

export async function listPartitions(sql: Sql): Promise<Partition[]> {
  const { rows } = await sql.query<Partition>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select format('%I.%I', pn.nspname, p.relname) from pg_inherits i
        join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
        where i.inhrelid = c.oid) as parent,
      pg_get_expr(c.relpartbound, c.oid) as bound
    from ${ownRelations} and c.relkind = 'r' and c.relispartition
    order by 1`);
  return rows;
}

export interface SequenceState {
  name: string;
  value: string;
  called: boolean;
}

export async function listSequences(sql: Sql): Promise<SequenceState[]> {
  const { rows } = await sql.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from ${ownRelations} and c.relkind = 'S' order by 1`,
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await sql.query<SequenceState>(
      `select $1 as name, last_value::text as value, is_called as called from ${name}`,
      [name],
    );
    states.push(...state.rows);
  }
  return states.filter(({ name }) => !name.endsWith(`${migrationsTable}_id_seq`));
}

export interface ForeignKey {
  name: string;
  table: string;
  definition: string;
}

/** Foreign keys that were declared as such; what partitions inherit follows from them. */
export async function listForeignKeys(sql: Sql): Promise<ForeignKey[]> {
  const { rows } = await sql.query<ForeignKey>(`
    select quote_ident(k.conname) as name, format('%I.%I', n.nspname, c.relname) as table,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ownSchemas}
    order by 2, 1`);
  return rows;
}

export interface Trigger {
  name: string;
  table: string;
  /** `O` fires normally, `D` is off, `R` on replicas, `A` always. */
  enabled: 'O' | 'D' | 'R' | 'A';
}

/** Triggers that migrations made, a partitioned table's before those of its partitions. */
export async function listTriggers(sql: Sql): Promise<Trigger[]> {
  const { rows } = await sql.query<Trigger>(`
    select quote_ident(t.tgname) as name, format('%I.%I', n.nspname, c.relname) as table, t.tgenabled as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${ownSchemas}
    order by c.relispartition, 2, 1`);
  return rows;
}

/** Applied migrations in order; none when there never was one. */
export async function listMigrations(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [
    `public.${migrationsTable}`,
  ]);
  if (!rows[0]?.there) return [];
  const applied = await sql.query<{ name: string }>(`select name from public.${migrationsTable} order by id`);
  return applied.rows.map(({ name }) => name);
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
