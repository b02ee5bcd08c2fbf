// Moments counted by a schedule and a calendar: how much was worked between two, and when so much will have been.
import type { Calendar } from '../calendar/calendar.ts';
import { hoursOn, type Schedule } from './schedule.ts';
import { dayMs, minuteMs, piecesOf } from './zone-offsets.ts';

export interface Window {
  from: number;
  until: number;
}

/** Past it a target is never reached: no schedule that works at all rests so long. */
const yearsAhead = 12;

export class WorkingTime {
  readonly #schedule: Schedule;
  readonly #calendar: Calendar;
  readonly #days = new Map<number, readonly Window[]>();

  constructor(schedule: Schedule, calendar: Calendar) {
    this.#schedule = schedule;
    this.#calendar = calendar;
  }

  /** What is worked of a day of UTC; moments of the zone's dates that lie in it. */
  #windowsOf(day: number): readonly Window[] {
    let windows = this.#days.get(day);
    if (!windows) {
      windows = piecesOf(this.#schedule.zone, day).flatMap((piece) => this.#windowsIn(piece));
      this.#days.set(day, windows);
    }
    return windows;
  }

  #windowsIn({ from, until, ahead }: { from: number; until: number; ahead: number }): Window[] {
    const found: Window[] = [];
    const last = Math.floor((until - 1 + ahead) / dayMs);
    for (let local = Math.floor((from + ahead) / dayMs); local <= last; local++) {
      const midnight = local * dayMs - ahead;
      const date = new Date(local * dayMs).toISOString().slice(0, 10);
      for (const hours of hoursOn(this.#schedule, this.#calendar, date)) {
        const window = {
          from: Math.max(from, midnight + hours.from * minuteMs),
          until: Math.min(until, midnight + hours.until * minuteMs),
        };
        if (window.from < window.until) found.push(window);
      }
    }
    return found;
  }

  /** Worked stretches between two moments, in order; those that touch are one. */
  *windows(from: number, until: number): Generator<Window> {
    let held: Window | undefined;
    for (let day = Math.floor(from / dayMs); day * dayMs < until; day++) {
      for (const window of this.#windowsOf(day)) {
        const cut = { from: Math.max(from, window.from), until: Math.min(until, window.until) };
        if (cut.from >= cut.until) continue;
        if (held && held.until === cut.from) held = { from: held.from, until: cut.until };
        else {
          if (held) yield held;
          held = cut;
        }
      }
    }
    if (held) yield held;
  }

  /** Milliseconds worked between two moments. */
  between(from: number, until: number): number {
    let sum = 0;
    for (const window of this.windows(from, until)) sum += window.until - window.from;
    return sum;
  }

  /** The first moment by which so many milliseconds have been worked since `from`; null when that never comes. */
  add(from: number, milliseconds: number): number | null {
    if (milliseconds <= 0) return from;
    let left = milliseconds;
    const first = Math.floor(from / dayMs);
    for (let day = first; day < first + yearsAhead * 366; day++) {
      for (const window of this.#windowsOf(day)) {
        const start = Math.max(from, window.from);
        if (start >= window.until) continue;
        if (window.until - start >= left) return start + left;
        left -= window.until - start;
      }
    }
    return null;
  }

  /** The last moment from which so many milliseconds are worked until `until`; not before `floor`. */
  subtract(until: number, milliseconds: number, floor: number): number {
    let left = milliseconds;
    for (let day = Math.floor(until / dayMs); (day + 1) * dayMs > floor; day--) {
      for (const window of [...this.#windowsOf(day)].reverse()) {
        const end = Math.min(until, window.until);
        if (end <= window.from) continue;
        if (end - window.from >= left) return Math.max(floor, end - left);
        left -= end - window.from;
      }
    }
    return floor;
  }

  isWorked(at: number): boolean {
    return this.#windowsOf(Math.floor(at / dayMs)).some((window) => window.from <= at && at < window.until);
  }
}
