// The days of a year as the working calendar counts them: the week's rule, the exceptions kept on the server, and what is
// changed but not saved. Pure.
import { addDays, dayOf, weekdayOf } from '../../../core/dates/day.ts';

export type DayKind = 'working' | 'short' | 'holiday';
/** `default` takes the exception away: the day counts by the week again. */
export type ChangedKind = DayKind | 'default';

export interface Exception {
  day: string;
  kind: DayKind;
  name: string;
}
export interface Change {
  kind: ChangedKind;
  name: string;
}
export type Changes = Readonly<Record<string, Change>>;

export interface Day {
  day: string;
  kind: DayKind;
  name: string;
  /** The kind differs from what the week alone says. */
  exception: boolean;
  unsaved: boolean;
}

export const kindByWeek = (day: string): DayKind => (weekdayOf(day) > 5 ? 'holiday' : 'working');

export function daysOfYear(year: number, exceptions: readonly Exception[], changes: Changes): Day[] {
  const kept = new Map(exceptions.map((one) => [one.day, one]));
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const change = changes[day];
    const found = kept.get(day);
    const now = change ? (change.kind === 'default' ? undefined : { kind: change.kind, name: change.name }) : found;
    days.push({
      day,
      kind: now?.kind ?? kindByWeek(day),
      name: now?.name ?? '',
      exception: now !== undefined && now.kind !== kindByWeek(day),
      unsaved: change !== undefined,
    });
  }
  return days;
}

export interface Counts {
  working: number;
  off: number;
  short: number;
  /** Of a 40-hour week; a short day is an hour less. */
  hours: number;
}

export function countDays(days: readonly Day[]): Counts {
  const short = days.filter((day) => day.kind === 'short').length;
  const off = days.filter((day) => day.kind === 'holiday').length;
  const working = days.length - off;
  return { working, off, short, hours: working * 8 - short };
}

/** Changes that say what is kept already are no changes. */
export function withoutEmpty(exceptions: readonly Exception[], changes: Changes): Changes {
  const kept = new Map(exceptions.map((one) => [one.day, one]));
  return Object.fromEntries(
    Object.entries(changes).filter(([day, change]) => {
      const found = kept.get(day);
      if (!found) return change.kind !== 'default';
      return found.kind !== change.kind || found.name !== change.name;
    }),
  );
}

/** Weeks of a month from Monday; null before the first and after the last. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = dayOf(year, month, 1) ?? '';
  const cells: (string | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The days between two, both included, whichever is earlier. */
export function daysFromTo(one: string, other: string): string[] {
  const [first, last] = one <= other ? [one, other] : [other, one];
  const days = [first];
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}
