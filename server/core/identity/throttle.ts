// How often something may be tried: one exact counter per key and window, kept whatever becomes of the attempt.
// Called before a unit is opened: inside one it would wait for a second connection while holding the first.
import type { Actor } from '../actor.ts';
import { writeEvents } from '../events.ts';
import { sqlOf } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';

export interface Throttle {
  key: string;
  limit: number;
  windowSeconds: number;
}

interface Counted {
  hits: number;
  seconds: number;
}
const countOne = `insert into throttle as t (key, hits, window_end) values ($1, 1, $3::timestamptz + make_interval(secs => $2))
  on conflict (key) do update set
    hits = case when t.window_end < $3 then 1 else t.hits + 1 end,
    window_end = case when t.window_end < $3 then excluded.window_end else t.window_end end
  returning hits, ceil(extract(epoch from window_end - $3))::int as seconds`;

/** Counts one within the unit's own transaction: what is taken back with it was not used. Null, or the seconds to wait. */
export async function takeFrom(unit: AnyUnit, by: Throttle): Promise<number | null> {
  const { rows } = await sqlOf(unit).query<Counted>(countOne, [by.key, by.windowSeconds, unit.moment]);
  const row = rows[0];
  return row && row.hits > by.limit ? row.seconds : null;
}

/** Counts one attempt; beyond the limit within the window it refuses with the seconds to wait. The first refusal is journaled. */
export async function throttle(services: Services, actor: Actor, operation: string, by: Throttle): Promise<void> {
  const now = services.clock.now().toISOString();
  const { rows } = await services.pools.aside.query<Counted>(countOne, [by.key, by.windowSeconds, now]);
  const row = rows[0];
  if (!row || row.hits <= by.limit) return;
  if (row.hits === by.limit + 1) {
    const note = { data: { code: 'too_many_requests', seconds: row.seconds } };
    await writeEvents(services, services.pools.aside, actor, operation, [note], 'refused');
    services.kick();
  }
  throw new Refusal('too_many_requests', { seconds: row.seconds });
}

/** After a success the attempts before it no longer count. */
export async function forgetThrottle(services: Services, key: string): Promise<void> {
  await services.pools.aside.query('delete from throttle where key = $1', [key]);
}
