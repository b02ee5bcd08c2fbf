// When a line of the roster begins and ends on a day, on the organisation's clock: also over midnight and over a change of
// the clock. Pure.
import { addDays, type Calendar, isWorkingDay, weekday } from '../calendar/calendar.ts';
import { momentOf } from '../zone.ts';

export interface LinePattern {
  weekdays: readonly number[];
  fromMinute: number;
  untilMinute: number;
  startsOn: string;
  endsOn: string | null;
  workingDaysOnly: boolean;
}
export interface Occurrence {
  day: string;
  from: Date;
  until: Date;
}

/** The duty that begins on the day, if the line has one. */
export function dutyOn(line: LinePattern, day: string, zone: string, calendar: Calendar): Occurrence | null {
  if (!line.weekdays.includes(weekday(day)) || day < line.startsOn || (line.endsOn && day > line.endsOn)) return null;
  if (line.workingDaysOnly && !isWorkingDay(calendar, day)) return null;
  const last = line.untilMinute <= line.fromMinute ? addDays(day, 1) : day;
  return { day, from: momentOf(zone, day, line.fromMinute), until: momentOf(zone, last, line.untilMinute) };
}

/** The duty that lasts at the moment: begun today, or yesterday and lasting over midnight. */
export function dutyAt(
  line: LinePattern,
  now: Date,
  today: string,
  zone: string,
  calendar: Calendar,
): Occurrence | null {
  for (const day of [today, addDays(today, -1)]) {
    const duty = dutyOn(line, day, zone, calendar);
    if (duty && duty.from <= now && now < duty.until) return duty;
  }
  return null;
}

const lookedAheadDays = 15;
/** The next duty that has not begun. */
export function nextDuty(
  line: LinePattern,
  now: Date,
  today: string,
  zone: string,
  calendar: Calendar,
): Occurrence | null {
  for (let ahead = 0; ahead < lookedAheadDays; ahead++) {
    const duty = dutyOn(line, addDays(today, ahead), zone, calendar);
    if (duty && duty.from > now) return duty;
  }
  return null;
}
