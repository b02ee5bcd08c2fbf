// When a schedule runs: its moments follow purely from the words of its timetable, the zone and the calendar. One moment a
// date, so that an hour that the clocks skip or repeat neither loses a run nor makes two.
import type { Timetable } from '#contract/triggers.ts';
import {
  addDays,
  addMonth,
  type Calendar,
  isWorkingDay,
  nextWorkingDay,
  onOrAfter,
  onOrBefore,
  weekday,
} from '../calendar/calendar.ts';
import { dateIn } from '../clock.ts';
import { momentOf } from '../zone.ts';

const minuteMs = 60_000;
const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
const firstOf = (date: string): string => `${date.slice(0, 8)}01`;
const lastOf = (date: string): string => addDays(addMonth(firstOf(date)), -1);
const daysIn = (date: string): number => Number(lastOf(date).slice(8));

/** The first date from `date` on, itself included, on which it runs. */
function dateFrom(timetable: Exclude<Timetable, { every: 'minutes' }>, calendar: Calendar, date: string): string {
  switch (timetable.every) {
    case 'day':
      return date;
    case 'working_day':
      return isWorkingDay(calendar, date) ? date : nextWorkingDay(calendar, date);
    case 'week': {
      let found = date;
      while (!timetable.weekdays.includes(weekday(found))) found = addDays(found, 1);
      return found;
    }
    case 'month': {
      // A month without the day ends on its last.
      const inMonth = (first: string) => addDays(first, Math.min(timetable.day, daysIn(first)) - 1);
      const found = inMonth(firstOf(date));
      return found >= date ? found : inMonth(addMonth(firstOf(date)));
    }
    case 'month_first_working': {
      const found = onOrAfter(calendar, firstOf(date));
      return found >= date ? found : onOrAfter(calendar, addMonth(firstOf(date)));
    }
    case 'month_last_working': {
      const found = onOrBefore(calendar, lastOf(date));
      return found >= date ? found : onOrBefore(calendar, lastOf(addMonth(firstOf(date))));
    }
  }
}

/** The first moment after this one at which it runs. */
export function nextRun(timetable: Timetable, zone: string, calendar: Calendar, after: Date): Date {
  if (timetable.every === 'minutes') {
    const step = timetable.minutes * minuteMs;
    return new Date((Math.floor(after.getTime() / step) + 1) * step);
  }
  const minutes = minutesOf(timetable.at);
  for (let date = dateIn(zone, after); ; date = addDays(date, 1)) {
    date = dateFrom(timetable, calendar, date);
    const moment = momentOf(zone, date, minutes);
    if (moment > after) return moment;
  }
}

/** The last moment of a timetable up to now, of those from `first` on: after a rest only it is made up for. */
export function lastDue(timetable: Timetable, zone: string, calendar: Calendar, first: Date, now: Date): Date {
  if (timetable.every === 'minutes') {
    const step = timetable.minutes * minuteMs;
    return new Date(Math.max(first.getTime(), Math.floor(now.getTime() / step) * step));
  }
  let due = first;
  for (let next = nextRun(timetable, zone, calendar, due); next <= now; next = nextRun(timetable, zone, calendar, due))
    due = next;
  return due;
}
