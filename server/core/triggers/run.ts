// Runs that wait are carried out: the conditions judged once, then each action through the runner, in whose transaction the
// run moves on by one step. Whatever dies in between, the next worker goes on from there, and no step is done twice.
import type { DoneStep, TriggerContent } from '#contract/triggers.ts';
import type { Sql } from '../db/sql.ts';
import { sqlOf } from '../handle.ts';
import { inTransaction } from '../journal/transaction.ts';
import { Refusal, words } from '../refusal.ts';
import { call } from '../runner.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';
import { automation } from './automation.ts';
import { judge } from './judge.ts';
import { judgedBy } from './judged-by.ts';
import { endRun } from './settle.ts';
import { readyStep } from './steps.ts';
import type { AnyTriggerSubject } from './subject.ts';

export const workedEvent = 'core.trigger.worked';
const leaseMs = 5 * 60_000;
const mostAttempts = 5;
/** Refusals that are no answer of the record's rules: the same step may go a moment later. */
const passing = new Set(['unavailable', 'in_progress']);

export interface TakenRun {
  id: string;
  triggerId: string;
  version: number;
  name: string;
  kind: 'event' | 'schedule';
  subject: string;
  enabled: boolean;
  content: TriggerContent;
  eventId: string | null;
  eventKey: string | null;
  recordId: string;
  at: string;
  matched: boolean;
  step: number;
  attempts: number;
}

/** Carries out everything that waits; of runs on one record the earlier first, of all others events before schedules. */
export async function carryOut(services: Services): Promise<void> {
  for (;;) {
    const run = await takeRun(services);
    if (!run) return;
    await carryOutOne(services, run);
  }
}

export async function takeRun(services: Services): Promise<TakenRun | undefined> {
  const now = services.clock.now();
  return inTransaction(services.pools.write, async (sql) => {
    const { rows } = await sql.query<TakenRun>(
      `with next as (
         select w.id from trigger_run w
         where w.outcome = 'waiting' and (w.taken_until is null or w.taken_until <= $1) and not exists (
           select from trigger_run earlier
           where earlier.record_id = w.record_id and earlier.outcome = 'waiting' and earlier.seq < w.seq)
         order by (w.round_id is not null), w.seq limit 1 for update skip locked
       )
       update trigger_run run set taken_until = $2, attempts = run.attempts + 1
       from next, trigger_rule r, trigger_version v
       where run.id = next.id and r.id = run.trigger_id and v.trigger_id = run.trigger_id and v.version = run.version
       returning run.id, run.trigger_id as "triggerId", run.version, r.name, r.kind, r.subject, r.enabled, v.content,
         run.event_id as "eventId", run.event_key as "eventKey", run.record_id as "recordId", run.at, run.matched, run.step, run.attempts`,
      [now.toISOString(), new Date(now.getTime() + leaseMs).toISOString()],
    );
    return rows[0];
  });
}

export async function carryOutOne(services: Services, run: TakenRun): Promise<void> {
  const subject = services.catalog.triggerSubjects.get(run.subject);
  if (!subject) return void (await endRun(services, run, { outcome: 'stopped', reason: 'gone' }));
  try {
    if (!run.matched && !(await judged(services, subject, run))) return;
    await goOn(services, subject, run);
  } catch (error) {
    services.log.warn({ err: error, run: run.id }, 'a trigger was interrupted');
    if (run.attempts < mostAttempts) return waitMore(services, run);
    await endRun(services, run, { outcome: 'failed', skipped: skippedFrom(services, run, run.step, 'internal') });
  }
}

/** Whether the run goes on to its actions; else it is ended here. */
async function judged(services: Services, subject: AnyTriggerSubject, run: TakenRun): Promise<boolean> {
  if (!run.enabled) return endRun(services, run, { outcome: 'stopped', reason: 'off' }).then(() => false);
  const { read, write } = services.pools;
  const [facts] = await subject.read(write, services, [{ id: run.recordId }]);
  if (!facts) return endRun(services, run, { outcome: 'stopped', reason: 'gone' }).then(() => false);
  // What is asked of the hour is asked of the hour of the event.
  const judgement = judge(subject, run.content, { ...facts, at: run.at }, await judgedBy(read, services));
  if (!judgement.met) {
    await endRun(services, run, { outcome: 'not_matched', conditions: judgement.conditions });
    return false;
  }
  const { rowCount } = await write.query(
    `update trigger_run set matched = true, conditions = $2 where id = $1 and outcome = 'waiting' and not matched`,
    [run.id, JSON.stringify(judgement.conditions)],
  );
  return rowCount === 1;
}

async function goOn(services: Services, subject: AnyTriggerSubject, run: TakenRun): Promise<void> {
  const { steps } = run.content;
  for (let at = run.step; at < steps.length; at++) {
    const refusal = await oneStep(services, subject, run, at);
    run.step = at + 1;
    if (!refusal) continue;
    await endRun(services, run, { outcome: 'failed', skipped: skippedFrom(services, run, at + 1, null) });
    return;
  }
  await endRun(services, run, { outcome: 'worked' });
}

/** Does the step, unless it is done already; what the record's rules say against it. */
async function oneStep(
  services: Services,
  subject: AnyTriggerSubject,
  run: TakenRun,
  at: number,
): Promise<Refusal | undefined> {
  for (let attempt = 1; ; attempt++) {
    const step = run.content.steps[at];
    const [facts] = await subject.read(services.pools.write, services, [{ id: run.recordId }]);
    const ready = step && facts && readyStep(subject, step, { ...facts, at: run.at });
    if (!ready) return refused(services, run, at, new Refusal(facts ? 'trigger_action_unknown' : 'not_found'));
    const { operation } = ready.action;
    try {
      await call(services, operation, automation(services, subject, run.id), ready.action.build(facts, ready.input), {
        version: facts.version,
        idempotencyKey: `trigger:${run.triggerId}.${run.version}:${run.eventId ?? run.id}:${at}`,
        alongside: (unit) => moveOn(unit, run, at, subject.kind),
      });
      return undefined;
    } catch (error) {
      if (error === alreadyDone) return undefined;
      if (!(error instanceof Refusal) || passing.has(error.code)) throw error;
      // Somebody changed the record between reading and writing.
      if (error.code === 'stale' && attempt < 4) continue;
      return refused(services, run, at, error);
    }
  }
}

const alreadyDone = new Error('this step is done already');

/** In the action's own transaction: the step is done exactly when the action is. */
async function moveOn(unit: AnyUnit, run: TakenRun, at: number, recordKind: string): Promise<void> {
  const done: DoneStep = { action: actionOf(run, at), result: 'done', code: null, message: null, at: unit.moment };
  if (!(await recordStep(sqlOf(unit), run.id, at, done))) throw alreadyDone;
  if (at > 0) return;
  unit.event({
    operation: workedEvent,
    recordId: run.recordId,
    recordKind,
    data: { triggerId: run.triggerId, name: run.name, version: run.version, runId: run.id },
  });
}

const recordStep = async (sql: Sql, id: string, at: number, step: DoneStep): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `update trigger_run set step = $2::int + 1, steps = steps || $3::jsonb where id = $1 and step = $2::int and outcome = 'waiting'`,
    [id, at, JSON.stringify([step])],
  );
  return rowCount === 1;
};

async function refused(services: Services, run: TakenRun, at: number, refusal: Refusal): Promise<Refusal> {
  const step: DoneStep = {
    action: actionOf(run, at),
    result: 'refused',
    code: refusal.code,
    message: words(refusal.code, refusal.details),
    at: services.clock.now().toISOString(),
  };
  await recordStep(services.pools.write, run.id, at, step);
  return refusal;
}

const actionOf = (run: TakenRun, at: number): string => run.content.steps[at]?.action ?? '';

const skippedFrom = (services: Services, run: TakenRun, from: number, code: string | null): DoneStep[] =>
  run.content.steps.slice(from).map(({ action }, on) => ({
    action,
    result: code && on === 0 ? 'refused' : 'skipped',
    code: on === 0 ? code : null,
    message: code && on === 0 ? words(code) : null,
    at: services.clock.now().toISOString(),
  }));

/** Tried again after a while that grows: what interrupted it may pass. */
async function waitMore(services: Services, run: TakenRun): Promise<void> {
  const until = new Date(services.clock.now().getTime() + 15_000 * 4 ** (run.attempts - 1)).toISOString();
  await services.pools.write.query(`update trigger_run set taken_until = $2 where id = $1 and outcome = 'waiting'`, [
    run.id,
    until,
  ]);
}
