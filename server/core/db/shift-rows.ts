// Row types of the roster and of shifts.
import type { Generated } from 'kysely';

export type DutyLineRow = {
  id: string;
  user_id: string;
  group_id: string | null;
  weekdays: number[];
  from_minute: number;
  until_minute: number;
  starts_on: string;
  ends_on: string | null;
  working_days_only: Generated<boolean>;
  version: Generated<number>;
};
export type ShiftRow = {
  id: string;
  user_id: string;
  group_id: string | null;
  line_id: string | null;
  line_day: string | null;
  started_at: string;
  ends_at: string;
  ended_at: string | null;
  ended_how: 'self' | 'roster' | 'forgotten' | 'other' | 'account' | null;
  ended_by: string | null;
};

export interface ShiftTables {
  duty_line: DutyLineRow;
  shift: ShiftRow;
}
