// Names of the ids that stand in conditions and actions: people and groups by core, the rest by the subject.
import type { Sql } from '../db/sql.ts';
import { isId } from '../ids.ts';
import type { AnyTriggerSubject } from './subject.ts';

/** Every id that stands anywhere in it. */
function idsIn(value: unknown): string[] {
  if (isId(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value && typeof value === 'object') return Object.values(value).flatMap(idsIn);
  return [];
}

export async function namesIn(
  sql: Sql,
  subjects: Iterable<AnyTriggerSubject>,
  value: unknown,
): Promise<Record<string, string>> {
  const ids = [...new Set(idsIn(value))];
  if (ids.length === 0) return {};
  const { rows } = await sql.query<{ id: string; name: string }>(
    `select id, name from principal where id = any($1::uuid[])
     union all select id, name from work_schedule where id = any($1::uuid[])
     union all select id, path from place where id = any($1::uuid[])`,
    [ids],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  for (const subject of subjects) for (const [id, name] of await subject.names(sql, ids)) names.set(id, name);
  return Object.fromEntries(names);
}
