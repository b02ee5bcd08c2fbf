// Why a record is due when it is: every stretch of its clocks, and every change of what they are measured by.
import * as z from 'zod';
import { defineOperation, id, moment } from './core.ts';
import { clocks, subjectCard, version } from './deadline-shapes.ts';

const measuredBy = {
  policy: z.object({ id, name: z.string(), version }),
  priority: z.string(),
  schedule: z.object({ id, name: z.string(), version, zone: z.string() }),
  calendarEdition: version.nullable(),
};
/** A stretch of a clock's life. Of what is worked, one for each date. */
export const clockInterval = z.object({
  from: moment,
  /** Null of the one that lasts. */
  until: moment.nullable(),
  mode: z.enum(['worked', 'waits', 'rests', 'ahead']),
  minutes: z.number(),
  /** What was waited for. */
  reason: z.string().nullable(),
  /** Who began it; null for whoever is told no more than the deadline. */
  byName: z.string().nullable(),
});
export const clockTrace = z.object({
  clock: z.enum(clocks),
  state: z.enum(['running', 'paused', 'stopped']),
  term: z.number(),
  targetMinutes: z.number().nullable(),
  spentMinutes: z.number(),
  startedAt: moment,
  dueAt: moment.nullable(),
  stoppedAt: moment.nullable(),
  met: z.boolean().nullable(),
  passed: z.boolean(),
  ...measuredBy,
  intervals: z.array(clockInterval),
  /** Dates worked before the first interval that is listed. */
  earlier: z.object({ days: z.number(), minutes: z.number() }).nullable(),
  /** What moved the deadline by other means than time: priority, category, policy, schedule, calendar, reopening. */
  changes: z.array(
    z.object({
      at: moment,
      byName: z.string().nullable(),
      kind: z.enum(['start', 'restart', 'target']),
      reason: z.string().nullable(),
      ...measuredBy,
      targetMinutes: z.number().nullable(),
      dueBefore: moment.nullable(),
      dueAfter: moment.nullable(),
    }),
  ),
});
export type ClockTrace = z.output<typeof clockTrace>;
/** Why the record is due when it is. */
export const readDeadlines = defineOperation({
  name: 'record.deadline.read',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/deadlines',
  title: { ru: 'Почему такой срок', en: 'Why it is due then' },
  input: z.object({ id }),
  output: z.object({
    now: moment,
    clocks: z.array(clockTrace),
    /** Words of priorities and reasons of the record's kind. */
    subject: subjectCard.nullable(),
  }),
  example: { id: '$ticket.printer' },
});
