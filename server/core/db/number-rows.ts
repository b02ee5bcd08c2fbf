// Row types of numbering: series with their counters and periods, issued numbers, blocks reserved for people.
import type { Generated } from 'kysely';

type NumberSeriesRow = {
  id: string;
  template: string;
  restart: 'year' | 'quarter' | 'month' | 'day' | 'never';
  index: Generated<string>;
};
type NumberCounterRow = { series_id: string; period: string; last: number };
type NumberPeriodRow = {
  series_id: string;
  period: string;
  closed_at: string;
  closed_by: string;
  reason: Generated<string>;
};
export type NumberState = 'used' | 'reserved' | 'cancelled' | 'released';
type IssuedNumberRow = {
  series_id: string;
  period: string;
  ordinal: number;
  suffix: Generated<string>;
  /** As printed; it begins with a space, which no template can, while what it reads as depends on a letter to come. */
  number: string;
  state: NumberState;
  record_id: string | null;
  reason: Generated<string>;
  issued_by: string;
  issued_at: string;
  reservation_id: string | null;
  /** Who brought it into its present state, and when; null while it is as it was issued. */
  state_by: string | null;
  state_at: string | null;
};
type NumberReservationRow = {
  id: string;
  series_id: string;
  period: string;
  first_ordinal: number;
  last_ordinal: number;
  holder_id: string;
  reason: string;
  until: string | null;
  made_by: string;
  made_at: string;
};

export interface NumberTables {
  number_series: NumberSeriesRow;
  number_counter: NumberCounterRow;
  number_period: NumberPeriodRow;
  issued_number: IssuedNumberRow;
  number_reservation: NumberReservationRow;
}
