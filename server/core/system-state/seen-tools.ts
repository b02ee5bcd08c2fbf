// What the workers last found of the tools beside them, by machine: kept in the database, for the state is read elsewhere.
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { ToolSeen } from '#contract/system-state.ts';
import type { Sql } from '../db/sql.ts';
import { type Loop, startLoop } from '../jobs/loop.ts';
import type { Services } from '../services.ts';
import { lookAtTools } from './tools.ts';

const settingKey = 'tools-seen';
/** A machine that nobody has heard of for a day has no worker any more. */
const forgottenAfter = '1 day';
const lookEveryMs = 5 * 60_000;

interface Seen {
  seenAt: string;
  items: ToolSeen[];
}

type Needs = Pick<Services, 'config' | 'pools' | 'clock'>;

/** Looks every few minutes; a program that leaves does not wait for theirs. */
export function startLooking(services: Services, log: Logger): Loop {
  const leaving = new AbortController();
  const loop = startLoop('tools', lookEveryMs, log, () => noteTools(services, hostname(), leaving.signal));
  return {
    stop() {
      leaving.abort();
      return loop.stop();
    },
  };
}

/** Looks, and notes what was found under this machine's name. */
export async function noteTools({ config, pools, clock }: Needs, host: string, signal?: AbortSignal): Promise<void> {
  const found = await lookAtTools(config, signal);
  if (!found) return;
  const seenAt = clock.now().toISOString();
  const before = new Map(
    (await seenTools(pools.write as Sql)).find((one) => one.host === host)?.items.map((one) => [one.key, one]),
  );
  const items = found.map((one) => ({
    ...one,
    answeredAt:
      one.state === 'works' ? seenAt : one.state === 'silent' ? (before.get(one.key)?.answeredAt ?? null) : null,
  }));
  await pools.write.query(
    `insert into setting (key, value, changed_at) values ($1, jsonb_build_object($2::text, $3::jsonb), $4)
     on conflict (key) do update set changed_at = excluded.changed_at, value = (
       select jsonb_object_agg(host, seen) from jsonb_each(setting.value || excluded.value) as one (host, seen)
       where (seen ->> 'seenAt')::timestamptz > $4::timestamptz - interval '${forgottenAfter}')`,
    [settingKey, host, JSON.stringify({ seenAt, items } satisfies Seen), seenAt],
  );
}

export async function seenTools(sql: Sql): Promise<({ host: string } & Seen)[]> {
  const { rows } = await sql.query<{ value: Record<string, Seen> }>('select value from setting where key = $1', [
    settingKey,
  ]);
  return Object.entries(rows[0]?.value ?? {})
    .map(([host, seen]) => ({ host, ...seen }))
    .sort((a, b) => a.host.localeCompare(b.host));
}
