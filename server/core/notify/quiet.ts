// When letters wait: a person's quiet hours and days of rest, by the organisation's clock. Pure.
import { addDays, type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { dateIn } from '../clock.ts';
import { momentOf, timeIn } from '../zone.ts';
import type { ChoiceRow } from './choices.ts';

const minutesOfDay = 24 * 60;

/** The moment at which a letter may leave; `now` itself when nothing keeps it back. */
export function quietUntil(choice: ChoiceRow | undefined, now: Date, zone: string, calendar: Calendar): Date {
  if (!choice) return now;
  let at = now;
  // The end of a quiet night may be the morning of a day of rest, and the other way round.
  for (let step = 0; step < 30; step++) {
    const later = endOfRest(choice, afterHours(choice, at, zone), zone, calendar);
    if (later.getTime() === at.getTime()) return at;
    at = later;
  }
  return at;
}

function afterHours({ quiet_from: from, quiet_until: until }: ChoiceRow, at: Date, zone: string): Date {
  if (from === null || until === null || from === until) return at;
  const minute = timeIn(zone, at);
  const quiet = from < until ? from <= minute && minute < until : from <= minute || minute < until;
  if (!quiet) return at;
  const day = dateIn(zone, at);
  return momentOf(zone, minute < until ? day : addDays(day, 1), until % minutesOfDay);
}

function endOfRest({ quiet_rest_days: rests }: ChoiceRow, at: Date, zone: string, calendar: Calendar): Date {
  let day = dateIn(zone, at);
  if (!rests || isWorkingDay(calendar, day)) return at;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return momentOf(zone, day, 0);
}
