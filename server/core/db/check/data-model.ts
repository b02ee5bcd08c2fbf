// Draws the schema of a migrated database as Mermaid diagrams, one for each section of the migrations,
// so that the paper can't say anything else than the database.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsTable } from '../migrate.ts';
import type { Sql } from '../sql.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  primary: boolean;
}
interface Reference {
  from: string;
  to: string;
  column: string;
  required: boolean;
  single: boolean;
}

const columnsOf = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as primary
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> '${migrationsTable}' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

const referencesOf = `
  select c.relname as from, t.relname as to, string_agg(a.attname, ', ' order by u.place) as column,
    bool_and(a.attnotnull) as required,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indpred is null
      and array(select unnest(i.indkey::int2[]) order by 1) = array(select unnest(k.conkey) order by 1)) as single
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
  cross join lateral unnest(k.conkey) with ordinality u (num, place)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num
  where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace
  group by k.oid, c.oid, c.relname, t.relname, k.conkey
  order by 1, 3`;

/** Section → its tables, in the order of the migrations; a file without headings is a section by its name. */
async function sectionsOf(dir: string): Promise<Map<string, string[]>> {
  const sections = new Map<string, string[]>();
  for (const file of (await readdir(dir)).filter((name) => name.endsWith('.up.sql')).sort()) {
    const words = file.replace(/^\d+_/, '').replace('.up.sql', '').replaceAll(/[_-]/g, ' ');
    let section = words.charAt(0).toUpperCase() + words.slice(1);
    for (const line of (await readFile(join(dir, file), 'utf8')).split('\n')) {
      section = /^-- ──+ (.*?) ──+\s*$/.exec(line)?.[1] ?? section;
      const table = /^create (?:unlogged )?table (?:if not exists )?(\w+)(?! partition of)\b/i.exec(line)?.[1];
      if (table) sections.set(section, [...(sections.get(section) ?? []), table]);
    }
  }
  return sections;
}

const shortTypes: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  'character varying': 'varchar',
  'double precision': 'float8',
};

function box(table: string, columns: Column[], references: Reference[]): string[] {
  const foreign = new Set(references.filter(({ from }) => from === table).flatMap(({ column }) => column.split(', ')));
  const lines = columns.map(({ name, type, required, primary }) => {
    const keys = [primary ? 'PK' : '', foreign.has(name) ? 'FK' : ''].filter(Boolean).join(', ');
    const word = (shortTypes[type] ?? type).replaceAll(' ', '_');
    return `    ${[word, name, keys, required ? '' : '"may be empty"'].filter(Boolean).join(' ')}`;
  });
  return [`  ${table} {`, ...lines, '  }'];
}

const line = ({ from, to, column, required, single }: Reference): string =>
  `  ${to} ${required ? '||' : '|o'}--${single ? 'o|' : 'o{'} ${from} : "${column}"`;

/** The whole paper, from a database that stands at the newest migration of `dir`. */
export async function drawDataModel(sql: Sql, dir: string): Promise<string> {
  const columns = Map.groupBy((await sql.query<Column>(columnsOf)).rows, ({ table }) => table);
  const references = (await sql.query<Reference>(referencesOf)).rows;
  const paper = [
    '# The data model',
    '',
    'Drawn from the schema of a migrated database by `node bin/data-model.mjs`; a test compares it with the schema.',
    'A box without columns belongs to another section.',
  ];
  const drawn = new Set<string>();
  for (const [section, named] of await sectionsOf(dir)) {
    const tables = named.filter((table) => columns.has(table) && !drawn.has(table));
    if (tables.length === 0) continue;
    for (const table of tables) drawn.add(table);
    paper.push('', `## ${section}`, '', '```mermaid', 'erDiagram');
    for (const table of tables) paper.push(...box(table, columns.get(table) ?? [], references));
    paper.push(...references.filter(({ from }) => tables.includes(from)).map(line), '```');
  }
  const missed = [...columns.keys()].filter((table) => !drawn.has(table));
  if (missed.length > 0) throw new Error(`no migration is seen to make the tables ${missed.join(', ')}`);
  return `${paper.join('\n')}\n`;
}
