// Row types of schedules, policies, clocks of records and what follows from them.
import type { ColumnType, Generated } from 'kysely';
import type { Clock, PolicyStep, PolicyTargets, Reopening } from '#contract/deadlines.ts';
import type { DayKind } from '../calendar/calendar.ts';
import type { EntryKind } from '../deadlines/history.ts';

type JsonOf<T> = ColumnType<T, string, string>;

export type CalendarEditionRow = {
  country: string;
  edition: number;
  days: JsonOf<Record<string, DayKind>>;
  created_at: string;
  created_by: string | null;
};
export type WorkScheduleRow = {
  id: string;
  name: string;
  current: number;
  enabled: Generated<boolean>;
  version: Generated<number>;
};
export type WorkScheduleVersionRow = {
  schedule_id: string;
  version: number;
  zone: string;
  week: JsonOf<[number, number][][]>;
  follows_calendar: boolean;
  worked_day_as: number;
  created_at: string;
  created_by: string;
};
export type DeadlinePolicyRow = {
  id: string;
  kind: string;
  name: string;
  standard: Generated<boolean>;
  current: number;
  enabled: Generated<boolean>;
  version: Generated<number>;
};
export type DeadlinePolicyVersionRow = {
  policy_id: string;
  version: number;
  schedule_id: string;
  targets: JsonOf<PolicyTargets>;
  pauses: JsonOf<Record<Clock, string[]>>;
  reopening: Reopening;
  steps: JsonOf<PolicyStep[]>;
  duty_group_id: string | null;
  created_at: string;
  created_by: string;
};
interface MeasuredBy {
  policy_id: string;
  policy_version: number;
  priority: string;
  schedule_id: string;
  schedule_version: number;
  calendar_edition: number;
}
export type RecordClockRow = MeasuredBy & {
  id: string;
  record_id: string;
  clock: Clock;
  at: string;
  kind: EntryKind;
  reason: string | null;
  by_id: string;
};
export type RecordDeadlineRow = MeasuredBy & {
  record_id: string;
  clock: Clock;
  kind: string;
  state: 'running' | 'paused' | 'stopped';
  term: number;
  target_minutes: number | null;
  started_at: string;
  due_at: string | null;
  stopped_at: string | null;
  spent_minutes: number;
  met: boolean | null;
};
export type DeadlineMomentRow = {
  record_id: string;
  clock: Clock;
  term: number;
  step: number;
  told: 'all' | 'duty' | 'rest';
  at: string;
  fired_at: string | null;
};

export interface DeadlineTables {
  calendar_edition: CalendarEditionRow;
  work_schedule: WorkScheduleRow;
  work_schedule_version: WorkScheduleVersionRow;
  deadline_policy: DeadlinePolicyRow;
  deadline_policy_version: DeadlinePolicyVersionRow;
  record_clock: RecordClockRow;
  record_deadline: RecordDeadlineRow;
  deadline_moment: DeadlineMomentRow;
}
