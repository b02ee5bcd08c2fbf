// When somebody is told of a clock: the steps of its policy as moments, at night for the duty alone. Pure.
import type { Clock, PolicyContent } from '#contract/deadlines.ts';
import { addDays } from '../calendar/calendar.ts';
import { dateIn } from '../clock.ts';
import { momentOf, timeIn } from '../zone.ts';
import type { Reading, Terms } from './history.ts';
import { minuteMs } from './zone-offsets.ts';

export interface Night {
  zone: string;
  /** Minutes since midnight; no night when they are equal. */
  from: number;
  until: number;
}
export interface Moment {
  step: number;
  told: 'all' | 'duty' | 'rest';
  at: number;
}

/** The end of the night in which a moment lies; undefined by day. */
export function nightEnd({ zone, from, until }: Night, at: number): number | undefined {
  const minute = timeIn(zone, new Date(at));
  const night = from < until ? from <= minute && minute < until : from !== until && (from <= minute || minute < until);
  if (!night) return undefined;
  const day = dateIn(zone, new Date(at));
  return momentOf(zone, minute < until ? day : addDays(day, 1), until).getTime();
}

/** Nothing of a clock that waits, stopped or has no deadline; the deadline itself is always among the moments of one that runs. */
export function momentsOf(
  clock: Clock,
  reading: Pick<Reading, 'state' | 'dueAt' | 'startedAt'>,
  terms: Terms,
  policy: Pick<PolicyContent, 'steps' | 'dutyGroupId'>,
  night: Night,
): Moment[] {
  const { dueAt, startedAt, state } = reading;
  if (state !== 'running' || dueAt === null || terms.target === null) return [];
  const steps = new Set([0, ...policy.steps.filter((step) => step.clock === clock).map((step) => step.minutes)]);
  return [...steps].flatMap((step) => {
    const at = stepAt(step, { dueAt, startedAt, target: terms.target ?? 0 }, terms);
    if (at === null) return [];
    // What is to come is no news once it has come.
    return byNight(step, at, policy.dutyGroupId !== null, night).filter((one) => step >= 0 || one.at < dueAt);
  });
}

function stepAt(
  step: number,
  { dueAt, startedAt, target }: { dueAt: number; startedAt: number; target: number },
  { time }: Terms,
): number | null {
  if (step === 0) return dueAt;
  if (step > 0) return time.add(dueAt, step * minuteMs);
  // A reminder as long as the whole target would come with the record itself.
  return -step * minuteMs >= target ? null : time.subtract(dueAt, -step * minuteMs, startedAt);
}

function byNight(step: number, at: number, duty: boolean, night: Night): Moment[] {
  const morning = nightEnd(night, at);
  if (morning === undefined) return [{ step, told: 'all', at }];
  return duty
    ? [
        { step, told: 'duty', at },
        { step, told: 'rest', at: morning },
      ]
    : [{ step, told: 'rest', at: morning }];
}
