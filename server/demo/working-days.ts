// When letters of the demonstration are registered: in office hours of working days, more of them in autumn and before the
// New Year than in summer.
import { addDays, type Calendar, isWorkingDay } from '#core/calendar/calendar.ts';

const monthShare = [0.8, 0.95, 1.05, 1, 0.85, 0.95, 0.75, 0.7, 1, 1.2, 1.15, 1.3];
const hourMs = 3_600_000;
/** Of a moment in office hours, the same day in UTC. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
/** An office of the European north: its day begins at 6:00 of UTC. */
const opens = 6;
const hours = 8.5;

export class WorkingDays {
  readonly days: readonly string[];
  readonly #until: number[] = [];

  /** Days from the first to the last, both included when they are worked. */
  constructor(calendar: Calendar, first: string, last: string) {
    const days: string[] = [];
    let weight = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) {
      if (!isWorkingDay(calendar, day)) continue;
      days.push(day);
      weight += monthShare[Number(day.slice(5, 7)) - 1] ?? 1;
      this.#until.push(weight);
    }
    this.days = days;
  }

  /** The moment up to which this share of the letters was registered; it rises with the share. */
  momentOf(share: number): number {
    const wanted = share * (this.#until.at(-1) ?? 0);
    let low = 0;
    for (let high = this.days.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.#until[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    const before = this.#until[low - 1] ?? 0;
    const part = (wanted - before) / ((this.#until[low] ?? 1) - before);
    return Date.parse(`${this.days[low]}T00:00:00Z`) + (opens + part * hours) * hourMs;
  }
}
