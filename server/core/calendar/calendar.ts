// Working days over a lookup of exceptions: Monday to Friday are working days unless the calendar says otherwise.
// Pure: dates are `YYYY-MM-DD` strings, no clock and no time zone.

export const dayKinds = ['holiday', 'short', 'working'] as const;
/** `holiday`: not worked. `short`: worked, an hour less. `working`: a day of the weekend that is worked. */
export type DayKind = (typeof dayKinds)[number];
export interface CalendarDay {
  day: string;
  kind: DayKind;
  name: string;
}
export interface Calendar {
  /** What is special about a day, if anything. */
  kindOf(day: string): DayKind | undefined;
}

const dayMs = 86_400_000;
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(msOf(text)) && dayOf(msOf(text)) === text;
export const addDays = (day: string, count: number): string => dayOf(msOf(day) + count * dayMs);
/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: string): number => new Date(msOf(day)).getUTCDay() || 7;

/** The same day some months on, or the last day of that month: 31 January + 1 = 28 February. */
export function addMonth(day: string, months = 1): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const kind = calendar.kindOf(day);
  return kind ? kind !== 'holiday' : weekday(day) <= 5;
}

/** No country rests for so long: past it the calendar is wrong, and a search would not end. */
const longestRest = 60;

function nearest(calendar: Calendar, day: string, step: 1 | -1): string {
  let found = day;
  for (let tried = 0; !isWorkingDay(calendar, found); tried++) {
    if (tried > longestRest) throw new Error(`the calendar has no working day near ${day}`);
    found = addDays(found, step);
  }
  return found;
}

/** The day itself when it is worked, else the last working day before it. */
export const onOrBefore = (calendar: Calendar, day: string): string => nearest(calendar, day, -1);
/** The day itself when it is worked, else the first working day after it. */
export const onOrAfter = (calendar: Calendar, day: string): string => nearest(calendar, day, 1);
export const previousWorkingDay = (calendar: Calendar, day: string): string => onOrBefore(calendar, addDays(day, -1));
export const nextWorkingDay = (calendar: Calendar, day: string): string => onOrAfter(calendar, addDays(day, 1));

/** The working day that stands `count` working days after (before, when negative) the day, which itself is not counted. */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  let found = day;
  for (let left = Math.abs(count); left > 0; left--)
    found = count > 0 ? nextWorkingDay(calendar, found) : previousWorkingDay(calendar, found);
  return found;
}

/** Working days from one day to another, both included. */
export function countWorkingDays(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** A lookup over a list of days; a year without any day of its own is answered by `otherwise`. */
export function calendarOf(
  days: readonly CalendarDay[],
  otherwise: (year: number) => readonly CalendarDay[] = () => [],
): Calendar {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]));
  const years = new Set(days.map(({ day }) => day.slice(0, 4)));
  return {
    kindOf(day) {
      const year = day.slice(0, 4);
      if (!years.has(year)) {
        years.add(year);
        for (const other of otherwise(Number(year))) kinds.set(other.day, other.kind);
      }
      return kinds.get(day);
    },
  };
}
