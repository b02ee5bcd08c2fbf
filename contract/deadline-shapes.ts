// What schedules and deadline policies are made of: hours, targets by priority, pauses, steps, and their cards.
import * as z from 'zod';
import { id, moment } from './core.ts';

/** `answer` runs to the first answer to whoever asks, `solve` to the solution. */
export const clocks = ['answer', 'solve'] as const;
export type Clock = (typeof clocks)[number];
export const reopenings = ['anew', 'continue'] as const;
export type Reopening = (typeof reopenings)[number];

export const words = z.object({ ru: z.string(), en: z.string() });
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export const version = z.number().int();

const minuteOfDay = z.number().int().min(0).max(1440);
/** Hours of a day in minutes since midnight; the gaps are breaks. */
const hours = z.tuple([minuteOfDay, minuteOfDay]);
export const scheduleContent = {
  /** A zone of the IANA list: `Europe/Moscow`. */
  zone: z.string().min(1).max(60),
  /** Seven days from Monday. */
  week: z.array(z.array(hours).max(10)).length(7),
  /** Holidays are not worked, short days end an hour earlier, worked days off count. */
  followsCalendar: z.boolean(),
  /** By the hours of which weekday a worked day off is worked: 1 is Monday. */
  workedDayAs: z.number().int().min(1).max(7),
};
export type ScheduleContent = z.output<z.ZodObject<typeof scheduleContent>>;

export const made = { at: moment, byName: z.string() };
export const scheduleCard = z.object({
  id,
  name: z.string(),
  enabled: z.boolean(),
  /** The version by which new terms are counted. */
  current: version,
  ...scheduleContent,
  version,
});
export type ScheduleCard = z.output<typeof scheduleCard>;

/** Minutes of work, at most a year of days and nights; null sets no deadline. */
const target = z.number().int().min(1).max(527_040).nullable();
const priorityTargets = z.strictObject({
  answer: target,
  solve: target,
  /** A schedule of the priority's own, such as round the clock; null is that of the policy. */
  scheduleId: id.nullable(),
});
const policyTargets = z.record(key, priorityTargets);
export type PolicyTargets = z.output<typeof policyTargets>;
/** Whom a step tells, besides the people and groups that it names. */
export const toldParts = ['executor', 'queue', 'author'] as const;
const policyStep = z.strictObject({
  clock: z.enum(clocks),
  /** Minutes of work from the deadline: before it when negative, the deadline itself when 0. */
  minutes: z.number().int().min(-43_200).max(43_200),
  tell: z.array(z.enum(toldParts)).max(3),
  principalIds: z.array(id).max(20),
});
export type PolicyStep = z.output<typeof policyStep>;
export const policyContent = {
  scheduleId: id,
  targets: policyTargets,
  /** Reasons of waiting that pause each clock. */
  pauses: z.strictObject({ answer: z.array(key).max(20), solve: z.array(key).max(20) }),
  /** What a reopened clock gets: the whole target, or what was left of it. */
  reopening: z.enum(reopenings),
  steps: z.array(policyStep).max(12),
  /** Who alone is told at night; the others hear of it in the morning. */
  dutyGroupId: id.nullable(),
};
export type PolicyContent = z.output<z.ZodObject<typeof policyContent>>;
export const policyCard = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  /** Counts for records that nothing gives another policy. */
  standard: z.boolean(),
  enabled: z.boolean(),
  current: version,
  ...policyContent,
  /** Names of the people and groups that the steps and the duty name, by their ids. */
  names: z.record(z.string(), z.string()),
  version,
});
export type PolicyCard = z.output<typeof policyCard>;

const choice = z.object({ key: z.string(), title: words });
/** Kinds of records that have deadlines, with their priorities and reasons of waiting. */
export const subjectCard = z.object({
  kind: z.string(),
  title: words,
  priorities: z.array(choice),
  reasons: z.array(choice),
});
export type DeadlineSubjectCard = z.output<typeof subjectCard>;
