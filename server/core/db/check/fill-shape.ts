// What the filler must know of each table: its columns with the values that checks allow, and its references.
import { migrationsTable } from '../migrate.ts';
import type { Sql } from '../sql.ts';

export interface FillColumn {
  name: string;
  type: string;
  /** Type without length: `text`, `integer`, `uuid`, `text[]`. */
  base: string;
  required: boolean;
  length: number | null;
  /** Values named by a check or an enum; empty when anything goes. */
  allowed: string[];
}
export interface FillReference {
  target: string;
  from: string[];
  to: string[];
}
export interface FillTable {
  name: string;
  sql: string;
  columns: FillColumn[];
  references: FillReference[];
}

interface ColumnRow extends Omit<FillColumn, 'allowed'> {
  table: string;
  sql: string;
  labels: string[] | null;
  checks: string[] | null;
}

const columnsOf = `
  select c.relname as table, format('%I.%I', n.nspname, c.relname) as sql, a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type, format_type(a.atttypid, null) as base, a.attnotnull as required,
    information_schema._pg_char_max_length(a.atttypid, a.atttypmod) as length,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as labels,
    (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]) as checks
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '${migrationsTable}'
    and n.nspname not in ('information_schema', 'graphile_worker', 'vedomo_restore') and n.nspname !~ '^pg_'
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by 2, a.attnum`;

const referencesOf = `
  select format('%I.%I', n.nspname, c.relname) as sql, format('%I.%I', tn.nspname, t.relname) as target,
    array(select a.attname::text from unnest(k.conkey) with ordinality u (num, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num order by u.place) as from,
    array(select a.attname::text from unnest(k.confkey) with ordinality u (num, place)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num order by u.place) as to
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
  where k.contype = 'f' and k.conparentid = 0
  order by k.conrelid, k.conkey`;

/** Literals of `column in ('a', 'b')` as the catalog prints it. */
function literals(checks: string[] | null): string[] {
  return (checks ?? [])
    .filter((check) => / = /.test(check))
    .flatMap((check) => [...check.matchAll(/'((?:[^']|'')*)'::/g)].map(([, text = '']) => text.replaceAll("''", "'")));
}

export async function fillTables(sql: Sql): Promise<FillTable[]> {
  const tables = new Map<string, FillTable>();
  const { rows } = await sql.query<ColumnRow>(columnsOf);
  for (const { table, sql: quoted, labels, checks, ...column } of rows) {
    const entry = tables.get(quoted) ?? { name: table, sql: quoted, columns: [], references: [] };
    entry.columns.push({ ...column, allowed: labels ?? literals(checks) });
    tables.set(quoted, entry);
  }
  const references = await sql.query<FillReference & { sql: string }>(referencesOf);
  for (const { sql: quoted, ...reference } of references.rows) tables.get(quoted)?.references.push(reference);
  return [...tables.values()];
}
