// The end of a run: its outcome, the counters of its rule, and a rule that fails again and again switched off, with word to
// its author and to those who look after triggers.
import type { DoneStep, RunOutcome, SeenCondition, StopReason } from '#contract/triggers.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { inTransaction } from '../journal/transaction.ts';
import { tellPeople } from '../notify/tell.ts';
import { whoMay } from '../notify/who-may.ts';
import type { Services } from '../services.ts';
import { systemActor } from '../system-actor.ts';

export const mostFailures = 10;
export const switchedOffEvent = 'core.trigger.switchedOff';
export const triggerNotice = 'trigger';
const lookingAfter = 'core.trigger.update';

export interface Ending {
  outcome: Exclude<RunOutcome, 'waiting'>;
  reason?: StopReason;
  conditions?: readonly SeenCondition[];
  /** Steps that were not come to. */
  skipped?: readonly DoneStep[];
}

/** False when another worker has ended it before. */
export async function endRun(
  services: Services,
  run: { id: string; triggerId: string },
  ending: Ending,
): Promise<boolean> {
  const now = services.clock.now().toISOString();
  const off = await inTransaction(services.pools.write, async (sql) => {
    const { rowCount } = await sql.query(
      `update trigger_run set outcome = $2, reason = $3, conditions = coalesce($4::jsonb, conditions), steps = steps || $5::jsonb,
         ended_at = $6, taken_until = null
       where id = $1 and outcome = 'waiting'`,
      [
        run.id,
        ending.outcome,
        ending.reason ?? null,
        ending.conditions ? JSON.stringify(ending.conditions) : null,
        JSON.stringify(ending.skipped ?? []),
        now,
      ],
    );
    if (rowCount !== 1) return undefined;
    return countRun(sql, services, run.triggerId, ending.outcome, now);
  });
  if (off) services.kick();
  return off !== undefined;
}

/** Counts the run for its rule; true when the rule was switched off by it. */
async function countRun(
  sql: Sql,
  services: Services,
  triggerId: string,
  outcome: Ending['outcome'],
  now: string,
): Promise<boolean> {
  if (outcome === 'stopped') return false;
  const { rows } = await sql.query<{ name: string; off: boolean; author: string }>(
    `update trigger_rule r set last_run_at = greatest(r.last_run_at, $3),
       worked = worked + ($2 = 'worked')::int, failed = failed + ($2 = 'failed')::int, not_matched = not_matched + ($2 = 'not_matched')::int,
       failures = case $2 when 'worked' then 0 when 'failed' then failures + 1 else failures end
     from trigger_version v where r.id = $1 and v.trigger_id = r.id and v.version = r.current
     returning r.name, r.enabled and r.failures >= ${mostFailures} as off, v.created_by as author`,
    [triggerId, outcome, now],
  );
  const [rule] = rows;
  if (!rule?.off) return false;
  await sql.query(
    `update trigger_rule set enabled = false, off_reason = 'failures', next_at = null, version = version + 1 where id = $1`,
    [triggerId],
  );
  const note = { data: { triggerId, name: rule.name, failures: mostFailures } };
  await writeEvents(services, sql, systemActor('triggers'), switchedOffEvent, [note], 'done');
  const told = await whoMay(sql, services, lookingAfter, rule.author);
  await tellPeople(
    sql,
    services,
    told.map((userId) => ({
      userId,
      kind: triggerNotice,
      operation: switchedOffEvent,
      recordId: null,
      data: {
        to: `/admin/triggers/${triggerId}`,
        text: {
          ru: `«${rule.name}» не сработал ${mostFailures} раз подряд и отключён`,
          en: `“${rule.name}” failed ${mostFailures} times in a row and is off`,
        },
      },
    })),
  );
  return true;
}
