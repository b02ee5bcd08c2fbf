// What the due moments of tests are held against: months as a row of minutes, walked one by one. Shares no arithmetic
// with what it checks.
import type { Calendar } from '../calendar/calendar.ts';
import type { Entry } from './history.ts';
import type { Schedule } from './schedule.ts';

const minuteMs = 60_000;

/** 1 for each minute that the schedule works, from a first one (counted from 1970) on, for so many days. */
export function workedMinutes(schedule: Schedule, calendar: Calendar, first: number, forDays: number): Uint8Array {
  const length = forDays * 1440;
  const worked = new Uint8Array(length);
  const clocks = clocksOf(schedule.zone, first, length);
  const days = new Map<string, Uint8Array>();
  for (const [quarter, { date, time }] of clocks.entries()) {
    let day = days.get(date);
    if (!day) {
      day = minutesOf(schedule, calendar, date);
      days.set(date, day);
    }
    for (let minute = 0; minute < 15; minute++) worked[quarter * 15 + minute] = day[time + minute] ?? 0;
  }
  return worked;
}

interface LocalClock {
  date: string;
  time: number;
}
const kept = new Map<string, LocalClock[]>();

/** What the zone's clock shows at every quarter of an hour: no zone moves it in between. */
function clocksOf(zone: string, first: number, length: number): LocalClock[] {
  const key = `${zone} ${first} ${length}`;
  let clocks = kept.get(key);
  if (!clocks) {
    const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    clocks = Array.from({ length: Math.ceil(length / 15) }, (_, quarter) => {
      const [date = '', time = ''] = formatter.format((first + quarter * 15) * minuteMs).split(' ');
      return { date, time: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
    });
    kept.set(key, clocks);
  }
  return clocks;
}

function minutesOf(schedule: Schedule, calendar: Calendar, date: string): Uint8Array {
  const number = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const minutes = (hours: Schedule['week'][number] | undefined) =>
    (hours ?? []).flatMap(({ from, until }) => Array.from({ length: until - from }, (_, place) => from + place));
  let day = minutes(schedule.week[number]);
  if (schedule.followsCalendar) {
    const kind = calendar.kindOf(date);
    if ((kind === 'working' || kind === 'short') && number >= 5 && day.length === 0)
      day = minutes(schedule.week[schedule.workedDayAs - 1]);
    if (kind === 'holiday') day = [];
    if (kind === 'short') day = day.slice(0, Math.max(0, day.length - 60));
  }
  const marks = new Uint8Array(1440);
  for (const minute of day) marks[minute] = 1;
  return marks;
}

interface Simulated {
  /** In minutes. */
  target: number;
  pausing: readonly string[];
  worked: Uint8Array;
  firstMinute: number;
}

/** The moment after the minute in which the target is worked off; null while it waits. */
export function dueBySimulation(
  entries: readonly Entry[],
  { target, pausing, worked, firstMinute }: Simulated,
): number | null {
  let state = 'none' as 'none' | 'runs' | 'waits' | 'rests';
  let reason = '';
  let counted = 0;
  let dueAt: number | null = null;
  let projected: number | null = null;
  /** What would have gone on, had it not stopped. */
  let unstopped = null as { state: 'runs' | 'waits'; counted: number; dueAt: number | null } | null;
  const runs = () => state === 'runs' || (state === 'waits' && !pausing.includes(reason));
  const begin = () => {
    state = 'runs';
    counted = 0;
    dueAt = null;
  };
  /** When a clock that stops would have been due. */
  const project = (from: number) => {
    let left = target - counted;
    for (let minute = from; minute < worked.length; minute++) {
      if (worked[minute] === 1) left -= 1;
      if (left === 0) return (firstMinute + minute + 1) * minuteMs;
    }
    return null;
  };
  const take = (entry: Entry) => {
    if (entry.kind === 'start' && (state === 'none' || state === 'rests')) begin();
    if (
      entry.kind === 'restart' &&
      (state === 'none' || (state === 'rests' && entry.reason !== 'continue' && entry.reason !== 'undone'))
    )
      begin();
    if (entry.kind === 'restart' && state === 'rests' && entry.reason === 'undone' && unstopped)
      ({ state, counted, dueAt } = unstopped);
    else if (entry.kind === 'restart' && state === 'rests') state = 'runs';
    if (entry.kind === 'pause' && (state === 'runs' || state === 'waits')) {
      state = 'waits';
      reason = entry.reason ?? '';
    }
    if (entry.kind === 'resume' && state === 'waits') state = 'runs';
    if (entry.kind === 'stop' && (state === 'runs' || state === 'waits')) {
      unstopped = { state, counted, dueAt };
      projected = runs() ? project(entry.at / minuteMs - firstMinute) : null;
      state = 'rests';
    }
  };
  const waiting = [...entries];
  const first = (waiting[0]?.at ?? 0) / minuteMs - firstMinute;
  for (let minute = first; minute < worked.length; minute++) {
    while (waiting[0] && waiting[0].at / minuteMs - firstMinute === minute) take(waiting.shift() as Entry);
    if (runs() && dueAt === null && worked[minute] === 1) {
      counted += 1;
      if (counted === target) dueAt = (firstMinute + minute + 1) * minuteMs;
    }
    if (state === 'rests' && unstopped && unstopped.dueAt === null && worked[minute] === 1) {
      if (unstopped.state === 'runs' || !pausing.includes(reason)) unstopped.counted += 1;
      if (unstopped.counted === target) unstopped.dueAt = (firstMinute + minute + 1) * minuteMs;
    }
    if (waiting.length === 0 && (dueAt !== null || !runs())) break;
  }
  return dueAt ?? (state === 'rests' ? projected : null);
}
