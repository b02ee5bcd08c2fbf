// Fingerprints of the data: per table its number of rows, per column a sum of md5 over (key, value), so that a lost,
// changed or exchanged value shows, whatever the order of the rows. Equal on every version of PostgreSQL.
import { migrationsTable } from '../migrate.ts';
import type { Sql } from '../sql.ts';

export interface TablePrint {
  rows: number;
  key: string[];
  /** Column → fingerprint of its values, each bound to its row by the primary key. */
  columns: Map<string, string>;
}
/** Table (`record`, `schema.name` outside of public) → print. */
export type DataPrint = Map<string, TablePrint>;

interface ListedTable {
  name: string;
  sql: string;
  columns: string[];
  /** Of the columns, with what old rows and the generated ones have there without being written. */
  types: string;
  key: string[];
}

async function listed(sql: Sql): Promise<ListedTable[]> {
  const { rows } = await sql.query<ListedTable>(`
    select case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end as name,
      format('%I.%I', n.nspname, c.relname) as sql,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attname) as columns,
      (select string_agg(concat(a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), a.attmissingval,
          case when a.attgenerated <> '' then pg_get_expr(e.adbin, e.adrelid) end), ' ' order by a.attname)
        from pg_attribute a left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as types,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary order by a.attname) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '${migrationsTable}'
      and n.nspname not in ('information_schema', 'graphile_worker', 'vedomo_restore') and n.nspname !~ '^pg_'
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`);
  return rows;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The same text for the same value under any role's settings. */
const plainText = `set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set timezone to 'UTC';
  set bytea_output to 'hex'; set extra_float_digits to 3`;

interface PrintOptions {
  /** Rows are known by the key that a table had there, so that a new primary key doesn't look like new values. */
  like?: DataPrint | undefined;
  /** Leaves rows out, by a condition per table. */
  without?: ReadonlyMap<string, string>;
  /** Spares the tables in which nothing was written since. */
  known?: KnownPrints;
}

/** Needs a connection of its own: it sets how values are printed. */
export async function dataPrint(
  sql: Sql,
  { like, without = new Map(), known = new KnownPrints() }: PrintOptions = {},
): Promise<DataPrint> {
  await sql.query(plainText);
  const print: DataPrint = new Map();
  const tables = await listed(sql);
  const stamps = await stampsOf(sql, tables);
  for (const table of tables) {
    // Without a key the values of each column are compared as a heap.
    const before = like?.get(table.name)?.key;
    const keyColumns = before?.every((column) => table.columns.includes(column)) ? before : table.key;
    const key = keyColumns.map((column) => `${quoted(column)}::text`).join(`, '|', `) || `''`;
    const sums = table.columns.map((column, at) => {
      const value = `md5(concat(${key}, '|', coalesce(quote_literal(${quoted(column)}::text), 'null')))`;
      return `coalesce(sum(('x' || left(${value}, 16))::bit(64)::bigint::numeric), 0)::text as "c${at}"`;
    });
    const left = without.has(table.name) ? `where (${without.get(table.name)}) is not true` : '';
    const row = await known.row(
      sql,
      `select count(*)::text as rows${sums.map((sum) => `, ${sum}`).join('')} from ${table.sql} ${left}`,
      stamps.get(table.name) ?? '',
    );
    print.set(table.name, {
      rows: Number(row.rows),
      key: keyColumns,
      columns: new Map(table.columns.map((column, at) => [column, row[`c${at}`] ?? ''])),
    });
  }
  return print;
}

/** Answers of one database that hold as long as the table's stamp does. */
export class KnownPrints {
  readonly #answers = new Map<string, { stamp: string; row: Record<string, string> }>();

  async row(sql: Sql, statement: string, stamp: string): Promise<Record<string, string>> {
    const known = this.#answers.get(statement);
    if (known?.stamp === stamp) return known.row;
    const { rows } = await sql.query<Record<string, string>>(statement);
    const row = rows[0] ?? {};
    this.#answers.set(statement, { stamp, row });
    return row;
  }
}

/**
 * Per table a text that changes with any write to it, and with the types of its columns: where its rows lie and who
 * wrote them. A proof prints every table five times for each step, and a step touches few of them.
 */
async function stampsOf(sql: Sql, tables: readonly ListedTable[]): Promise<Map<string, string>> {
  if (tables.length === 0) return new Map();
  // Each part says whose it is: those of a parallel plan come in any order.
  const written = await sql.query<{ at: number; stamp: string }>(
    tables
      .map(
        ({ sql: name }, at) =>
          `select ${at} as at, concat(count(*), ' ', sum(hashtext(concat(tableoid, ctid, xmin))::bigint)) as stamp from ${name}`,
      )
      .join(' union all '),
  );
  const stamps = new Map(written.rows.map(({ at, stamp }) => [at, stamp]));
  const { rows } = await sql.query<{ labels: string }>(
    `select string_agg(concat(enumtypid, enumlabel), ' ' order by enumtypid, enumsortorder) as labels from pg_enum`,
  );
  return new Map(tables.map(({ name, types }, at) => [name, [stamps.get(at), types, rows[0]?.labels].join(' ')]));
}
