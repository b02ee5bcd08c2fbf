// What each machine last found of its program: kept in the database, for the page is read elsewhere.
import type { Sql } from '../db/sql.ts';
import type { Verdict } from './verdict.ts';

const settingKey = 'program-seen';
/** A machine that nobody has heard of for so long is not there any more. */
const forgottenAfter = '3 days';

export interface Seen extends Verdict {
  seenAt: string;
}

export async function noteProgram(sql: Sql, host: string, verdict: Verdict, now: Date): Promise<void> {
  const seenAt = now.toISOString();
  await sql.query(
    `insert into setting (key, value, changed_at) values ($1, jsonb_build_object($2::text, $3::jsonb), $4)
     on conflict (key) do update set changed_at = excluded.changed_at, value = (
       select jsonb_object_agg(host, seen) from jsonb_each(setting.value || excluded.value) as one (host, seen)
       where (seen ->> 'seenAt')::timestamptz > $4::timestamptz - interval '${forgottenAfter}')`,
    [settingKey, host, JSON.stringify({ ...verdict, seenAt } satisfies Seen), seenAt],
  );
}

export async function seenPrograms(sql: Sql): Promise<({ host: string } & Seen)[]> {
  const { rows } = await sql.query<{ value: Record<string, Seen> }>('select value from setting where key = $1', [
    settingKey,
  ]);
  return Object.entries(rows[0]?.value ?? {})
    .map(([host, seen]) => ({ host, ...seen }))
    .sort((a, b) => a.host.localeCompare(b.host));
}
