// The schema as sorted lines of text from pg_catalog: two databases have the same schema when the lines are equal,
// and a line that is missing or new says what differs. The order of columns doesn't count.
import { migrationsTable } from '../migrate.ts';
import type { Sql } from '../sql.ts';

/** Schemas that belong to PostgreSQL, to an extension's owner or to the job worker. */
const own = `n.nspname not in ('information_schema', 'graphile_worker') and n.nspname !~ '^pg_'`;
const notOfExtension = (catalog: string, oid: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;
const notBookkeeping = `c.relname not like '${migrationsTable}%'`;

const statements: string[] = [
  `select 'schema ' || n.nspname from pg_namespace n where ${own}`,
  `select format('extension %s', extname) from pg_extension`,
  `select format('collation %I.%I provider %s deterministic %s', n.nspname, l.collname, l.collprovider, l.collisdeterministic)
   from pg_collation l join pg_namespace n on n.oid = l.collnamespace where ${own}`,
  `select format('type %I.%I %s %s', n.nspname, t.typname, t.typtype,
     case t.typtype
       when 'e' then (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)
       when 'd' then concat_ws(' ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end, t.typdefault,
         (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname) from pg_constraint k where k.contypid = t.oid))
     end)
   from pg_type t join pg_namespace n on n.oid = t.typnamespace
   where t.typtype in ('e', 'd', 'r') and ${own} and ${notOfExtension('pg_type', 't.oid')}`,
  `select format('relation %I.%I kind %s %s%s%s%s', n.nspname, c.relname, c.relkind, c.relpersistence,
     case when c.relrowsecurity then ' row security' end, ' ' || pg_get_partkeydef(c.oid), ' ' || pg_get_expr(c.relpartbound, c.oid))
     || coalesce(' options ' || c.reloptions::text, '')
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${own} and ${notBookkeeping} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('column %I.%I.%I %s%s%s%s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     (select ' collate ' || l.collname from pg_collation l where l.oid = a.attcollation and l.collname <> 'default'),
     case when a.attnotnull then ' not null' end,
     ' default ' || pg_get_expr(e.adbin, e.adrelid),
     case a.attidentity when '' then '' else format(' identity %s', a.attidentity) end,
     case a.attgenerated when '' then '' else format(' generated %s', a.attgenerated) end)
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
   where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
     and ${own} and ${notBookkeeping} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('constraint %I.%I %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where k.contype <> 'n' and ${own} and ${notBookkeeping} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('index %s%s', pg_get_indexdef(i.indexrelid), case when not i.indisvalid then ' invalid' end)
   from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where ${own} and ${notBookkeeping} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and ${own}`,
  `select case p.prokind when 'a' then format('aggregate %s', p.oid::regprocedure) else 'function ' || pg_get_functiondef(p.oid) end
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${own} and ${notOfExtension('pg_proc', 'p.oid')}`,
  `select format('view %I.%I %s', n.nspname, c.relname, pg_get_viewdef(c.oid))
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('v', 'm') and ${own} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('policy %I.%I %I %s %s using %s check %s', n.nspname, c.relname, p.polname, p.polcmd, p.polroles::regrole[],
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
   from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${own}`,
  `select format('grants %I.%I %s', n.nspname, c.relname, c.relacl)
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relacl is not null and ${own} and ${notBookkeeping} and ${notOfExtension('pg_class', 'c.oid')}`,
  `select format('comment %I.%I %s %s', n.nspname, c.relname, d.objsubid, d.description)
   from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
   join pg_namespace n on n.oid = c.relnamespace where ${own} and ${notOfExtension('pg_class', 'c.oid')}`,
];

export async function schemaLines(sql: Sql): Promise<string[]> {
  const lines: string[] = [];
  for (const statement of statements) {
    const { rows } = await sql.query<{ line: string }>(`select line from (${statement}) s (line)`);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.sort();
}

/** What `before` has and `after` lacks (`-`), and the other way round (`+`). */
export function schemaDifference(before: string[], after: string[]): string[] {
  const old = new Set(before);
  const now = new Set(after);
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}
