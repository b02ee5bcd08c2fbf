// Row types of triggers, their versions, rounds of schedules and runs.
import type { ColumnType, Generated } from 'kysely';
import type {
  DoneStep,
  RunOutcome,
  SeenCondition,
  StopReason,
  TriggerContent,
  TriggerKind,
} from '#contract/triggers.ts';

type JsonOf<T> = ColumnType<T, string | undefined, string>;

export type TriggerRuleRow = {
  id: string;
  subject: string;
  kind: TriggerKind;
  name: string;
  position: number;
  enabled: boolean;
  off_reason: 'failures' | null;
  since: string;
  next_at: string | null;
  current: number;
  failures: Generated<number>;
  worked: Generated<number>;
  failed: Generated<number>;
  not_matched: Generated<number>;
  last_run_at: string | null;
  version: Generated<number>;
};
export type TriggerVersionRow = {
  trigger_id: string;
  version: number;
  content: ColumnType<TriggerContent, string, string>;
  created_at: string;
  created_by: string;
};
export type TriggerRoundRow = {
  id: string;
  trigger_id: string;
  version: number;
  due_at: string;
  place: JsonOf<unknown>;
  looked: Generated<number>;
  matched: Generated<number>;
  started_at: string;
  ended_at: string | null;
  taken_until: string | null;
};
export type TriggerRunRow = {
  id: string;
  seq: Generated<number>;
  trigger_id: string;
  version: number;
  event_id: string | null;
  event_key: string | null;
  round_id: string | null;
  record_id: string;
  cause_id: string | null;
  depth: number;
  at: string;
  outcome: RunOutcome;
  reason: StopReason | null;
  matched: Generated<boolean>;
  conditions: JsonOf<SeenCondition[]>;
  step: Generated<number>;
  steps: JsonOf<DoneStep[]>;
  attempts: Generated<number>;
  taken_until: string | null;
  ended_at: string | null;
};

export interface TriggerTables {
  trigger_rule: TriggerRuleRow;
  trigger_version: TriggerVersionRow;
  trigger_round: TriggerRoundRow;
  trigger_run: TriggerRunRow;
}
