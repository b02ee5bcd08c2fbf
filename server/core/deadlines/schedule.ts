// A work schedule: hours by weekday in a zone, and what the working calendar makes of a date. Pure.
import { type Calendar, weekday } from '../calendar/calendar.ts';

/** Minutes since midnight, `until` not included; 24:00 is 1440. */
export interface Hours {
  from: number;
  until: number;
}
export interface Schedule {
  zone: string;
  /** Monday first; breaks are the gaps between hours. */
  week: readonly (readonly Hours[])[];
  /** Holidays are not worked, short days end an hour earlier, worked days off have the hours of `workedDayAs`. */
  followsCalendar: boolean;
  /** 1 is Monday, 7 is Sunday. */
  workedDayAs: number;
}

const shorterBy = 60;

/** The hours that are worked on a date of the schedule's zone. */
export function hoursOn(schedule: Schedule, calendar: Calendar, date: string): readonly Hours[] {
  const day = weekday(date);
  const own = schedule.week[day - 1] ?? [];
  if (!schedule.followsCalendar) return own;
  const kind = calendar.kindOf(date);
  if (kind === 'holiday') return [];
  // A day of the weekend that the calendar makes a working one, whole or short.
  const worked = kind !== undefined && day > 5 && own.length === 0;
  const hours = worked ? (schedule.week[schedule.workedDayAs - 1] ?? []) : own;
  return kind === 'short' ? shortened(hours) : hours;
}

function shortened(hours: readonly Hours[]): Hours[] {
  const left = [...hours];
  let cut = shorterBy;
  for (let last = left.pop(); last; last = left.pop()) {
    const length = last.until - last.from;
    if (length > cut) return [...left, { from: last.from, until: last.until - cut }];
    cut -= length;
  }
  return [];
}

export const weekMinutes = (schedule: Pick<Schedule, 'week'>): number =>
  schedule.week.flat().reduce((sum, hours) => sum + hours.until - hours.from, 0);

/** What is wrong with a week, if anything. */
export function faultOf(week: readonly (readonly Hours[])[]): 'empty' | 'crossed' | undefined {
  if (weekMinutes({ week }) === 0) return 'empty';
  const crossed = week.some((day) =>
    day.some((hours, at) => hours.until <= hours.from || hours.from < (day[at - 1]?.until ?? 0)),
  );
  return crossed ? 'crossed' : undefined;
}
