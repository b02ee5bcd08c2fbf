// The moments that have come: an event for each, from which people are told. A moment is taken and told in one transaction.
import type { Clock } from '#contract/deadlines.ts';
import { inTransaction } from '../bulk/transaction.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import type { Services } from '../services.ts';
import { onDutyAmong } from '../shifts/on-duty.ts';
import { systemActor } from '../system-actor.ts';
import type { EventNote } from '../unit.ts';
import { Versions } from './versions.ts';

const batch = 200;
export const soonEvent = 'core.deadline.soon';
export const passedEvent = 'core.deadline.passed';

interface Taken {
  recordId: string;
  clock: Clock;
  step: number;
  told: 'all' | 'duty' | 'rest';
  at: string;
  kind: string;
  dueAt: string;
  policyId: string;
  policyVersion: number;
}

/** Tells everything that is due to be told by now. */
export async function fireMoments(services: Services): Promise<void> {
  for (;;) {
    const taken = await inTransaction(services, (client) => fireBatch(client, services));
    if (taken < batch) return;
  }
}

async function fireBatch(sql: Sql, services: Services): Promise<number> {
  const now = services.clock.now().toISOString();
  const { rows } = await sql.query<Taken>(
    `with come as (
       select record_id, clock, term, step, told from deadline_moment
       where fired_at is null and at <= $1 order by at, record_id limit ${batch} for update skip locked
     )
     update deadline_moment m set fired_at = $1
     from come join record_deadline d on d.record_id = come.record_id and d.clock = come.clock
     where m.record_id = come.record_id and m.clock = come.clock and m.term = come.term and m.step = come.step and m.told = come.told
     returning m.record_id as "recordId", m.clock, m.step, m.told, m.at, d.kind, d.due_at as "dueAt", d.policy_id as "policyId",
       d.policy_version as "policyVersion"`,
    [now],
  );
  const notes = await notesOf(sql, services, latest(rows, now));
  if (notes.length > 0) await writeEvents(services, sql, systemActor('deadlines'), passedEvent, notes, 'done');
  return rows.length;
}

/** Of what comes at once for a clock (after a night, or after an outage) the last step alone is told; what was to come is not. */
function latest(rows: readonly Taken[], now: string): Taken[] {
  const kept = new Map<string, Taken>();
  for (const row of [...rows].sort((one, other) => one.step - other.step)) {
    if (row.step < 0 && row.dueAt <= now) continue;
    kept.set(`${row.recordId} ${row.clock} ${row.told === 'duty'}`, row);
  }
  return [...kept.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
}

async function notesOf(sql: Sql, services: Services, taken: readonly Taken[]): Promise<EventNote[]> {
  if (taken.length === 0) return [];
  const versions = await new Versions(services).loadPolicies(sql, taken);
  const duty = new Map<string, string[]>();
  for (const { policyId, policyVersion, told } of taken) {
    const { dutyGroupId } = versions.policy({ policyId, policyVersion });
    if (told !== 'duty' || !dutyGroupId || duty.has(dutyGroupId)) continue;
    // Where nobody has taken a shift the whole duty group hears it: a night is never without ears.
    const here = await onDutyAmong(sql, services.clock.now().toISOString(), [dutyGroupId]);
    duty.set(dutyGroupId, here.length > 0 ? here : [dutyGroupId]);
  }
  return taken.map(({ recordId, kind, clock, step, told, dueAt, policyId, policyVersion }) => {
    const policy = versions.policy({ policyId, policyVersion });
    const words = policy.steps.find((one) => one.clock === clock && one.minutes === step);
    const tell =
      told === 'duty'
        ? { parts: [], principals: duty.get(policy.dutyGroupId ?? '') ?? [] }
        : { parts: words?.tell ?? [], principals: words?.principalIds ?? [] };
    return {
      operation: step < 0 ? soonEvent : passedEvent,
      recordId,
      recordKind: kind,
      data: { clock, step, dueAt, policyId, policyVersion, tell, ...(told === 'all' ? {} : { told }) },
    };
  });
}
