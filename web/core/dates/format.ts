// How moments and days are written: «сегодня 14:30», «вчера», «12 марта», with the full form for the hover. Pure:
// the words come from Intl, the zone and the present moment are given.
import type { Locale } from '#contract/core.ts';
import { addDays, dayInZone, daysBetween } from './day.ts';

export interface Here {
  locale: Locale;
  /** The organisation's: its days begin and end there, due dates are judged by it. */
  zone: string;
  /** The reader's own, where it is set: moments are told by their clock. */
  ownZone?: string | undefined;
  now: Date;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions, moment: Date): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { timeZone: zone, ...options });
    formats.set(key, made);
  }
  return made.format(moment).replace(/\s?г\.$/, '');
}

const clockOf = (here: Here): string => here.ownZone || here.zone;

/** A moment for a list or a timeline: «сегодня 14:30», «вчера 09:05», «12 марта 14:30», «3 мая 2024». */
export function shortMoment(iso: string, here: Here): string {
  const moment = new Date(iso);
  const own = { ...here, zone: clockOf(here) };
  const day = dayInZone(moment, clockOf(here));
  const time = format(here.locale, clockOf(here), { hour: '2-digit', minute: '2-digit' }, moment);
  const today = dayInZone(here.now, clockOf(here));
  const near = nearWord(day, today, here.locale);
  if (near) return `${near} ${time}`;
  return day.slice(0, 4) === today.slice(0, 4) ? `${shortDay(day, own)} ${time}` : shortDay(day, own);
}

/** A moment with nothing left out: «12 марта 2026, 14:30:05». */
export function fullMoment(iso: string, here: Here): string {
  const moment = new Date(iso);
  const day = format(here.locale, clockOf(here), { day: 'numeric', month: 'long', year: 'numeric' }, moment);
  const time = format(here.locale, clockOf(here), { hour: '2-digit', minute: '2-digit', second: '2-digit' }, moment);
  return `${day}, ${time}`;
}

/** A moment's time alone: «14:32». */
export function timeOf(iso: string, here: Here): string {
  return format(here.locale, clockOf(here), { hour: '2-digit', minute: '2-digit' }, new Date(iso));
}

/** A day: «сегодня», «вчера», «завтра», «12 марта», «12 марта 2024». */
export function shortDay(day: string, here: Here): string {
  const today = dayInZone(here.now, here.zone);
  const near = nearWord(day, today, here.locale);
  if (near) return near;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const month = sameYear ? 'long' : 'short';
  return format(
    here.locale,
    'UTC',
    { day: 'numeric', month, ...(sameYear ? {} : { year: 'numeric' }) },
    new Date(`${day}T00:00:00Z`),
  );
}

/** A day with its date in any case: «сегодня, 12.03.2026», «12 марта». */
export function datedDay(day: string, here: Here): string {
  const near = nearWord(day, dayInZone(here.now, here.zone), here.locale);
  return near ? `${near}, ${fieldDay(day)}` : shortDay(day, here);
}

/** A day with nothing left out: «четверг, 12 марта 2026». */
export function fullDay(day: string, locale: Locale): string {
  return format(
    locale,
    'UTC',
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    new Date(`${day}T00:00:00Z`),
  );
}

/** A day as it stands in a field, in both languages: «12.03.2026». */
export function fieldDay(day: string): string {
  return day.split('-').reverse().join('.');
}

/** Days left until the day of the due date; negative is overdue. */
export function daysLeft(dueOn: string, here: Here): number {
  return daysBetween(dayInZone(here.now, here.zone), dueOn);
}

function nearWord(day: string, today: string, locale: Locale): string | null {
  const shift = [-1, 0, 1].find((count) => addDays(today, count) === day);
  return shift === undefined ? null : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(shift, 'day');
}
