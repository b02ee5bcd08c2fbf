// Runs as they are shown: what was seen of the record is told to those who may see the record.
import type { Output } from '#contract/core.ts';
import type { DoneStep, listTriggerRuns, RunCard, SeenCondition, TriggerContent } from '#contract/triggers.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { namesIn } from './names.ts';
import { visibleAmong } from './visible.ts';

export interface StoredRun {
  id: string;
  seq: number;
  triggerId: string;
  triggerName: string;
  version: number;
  kind: 'event' | 'schedule';
  recordId: string;
  event: string | null;
  at: string;
  endedAt: string | null;
  outcome: RunCard['outcome'];
  reason: RunCard['reason'];
  depth: number;
  steps: DoneStep[];
  conditions: SeenCondition[];
  causeId: string | null;
  content: TriggerContent;
}

export const selectRuns = `select run.id, run.seq, run.trigger_id as "triggerId", r.name as "triggerName", run.version, r.kind,
    run.record_id as "recordId", run.event_key as event, run.at, run.ended_at as "endedAt", run.outcome, run.reason, run.depth,
    run.steps, run.conditions, run.cause_id as "causeId", v.content
  from trigger_run run join trigger_rule r on r.id = run.trigger_id
  join trigger_version v on v.trigger_id = run.trigger_id and v.version = run.version`;

type RunRow = Output<typeof listTriggerRuns>['items'][number];

const rowOf = (run: StoredRun, seen: ReadonlyMap<string, string | null>): RunRow => ({
  id: run.id,
  triggerId: run.triggerId,
  triggerName: run.triggerName,
  version: run.version,
  kind: run.kind,
  record: seen.has(run.recordId) ? { id: run.recordId, number: seen.get(run.recordId) ?? null } : null,
  event: run.event,
  at: run.at,
  endedAt: run.endedAt,
  outcome: run.outcome,
  reason: run.reason,
  depth: run.depth,
  problem: run.steps.find((step) => step.result === 'refused')?.message ?? null,
});

const kindsOf = (reader: AnyReader) => shapeOf(reader).services.catalog.triggerSubjects.keys();

export async function runRows(reader: AnyReader, runs: readonly StoredRun[]): Promise<RunRow[]> {
  const seen = await visibleAmong(
    reader,
    kindsOf(reader),
    runs.map((run) => run.recordId),
  );
  return runs.map((run) => rowOf(run, seen));
}

export async function runCards(reader: AnyReader, runs: readonly StoredRun[]): Promise<RunCard[]> {
  const seen = await visibleAmong(
    reader,
    kindsOf(reader),
    runs.map((run) => run.recordId),
  );
  const { triggerSubjects } = shapeOf(reader).services.catalog;
  const names = await namesIn(
    sqlOf(reader),
    triggerSubjects.values(),
    runs.map(({ conditions, content }) => [conditions, content]),
  );
  return runs.map((run) => ({
    ...rowOf(run, seen),
    match: run.content.match,
    groups: run.content.groups.map(({ match }) => ({ match })),
    conditions: run.conditions.map((one) => (seen.has(run.recordId) ? one : { ...one, seen: null })),
    steps: run.steps,
    causeId: run.causeId,
    names,
  }));
}
