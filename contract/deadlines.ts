// Deadlines of records of every kind: work schedules, policies with their versions, and why a record is due when it is.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, text } from './core.ts';
import { taskCard } from './tasks.ts';

/** `answer` runs to the first answer to whoever asks, `solve` to the solution. */
export const clocks = ['answer', 'solve'] as const;
export type Clock = (typeof clocks)[number];
export const reopenings = ['anew', 'continue'] as const;
export type Reopening = (typeof reopenings)[number];

const words = z.object({ ru: z.string(), en: z.string() });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const version = z.number().int();

const minuteOfDay = z.number().int().min(0).max(1440);
/** Hours of a day in minutes since midnight; the gaps are breaks. */
const hours = z.tuple([minuteOfDay, minuteOfDay]);
const scheduleContent = {
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

const made = { at: moment, byName: z.string() };
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
const policyContent = {
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
const subjectCard = z.object({
  kind: z.string(),
  title: words,
  priorities: z.array(choice),
  reasons: z.array(choice),
});
export type DeadlineSubjectCard = z.output<typeof subjectCard>;

export const listSchedules = defineOperation({
  name: 'core.schedule.list',
  kind: 'query',
  method: 'GET',
  path: '/api/deadlines/schedules',
  title: { ru: 'Графики работы', en: 'Work schedules' },
  input: nothing,
  output: z.object({ items: z.array(scheduleCard), zone: z.string() }),
  example: {},
});
/** What a change does to the records that are open: nothing, or all of them are counted anew. */
const forOpen = z.enum(['keep', 'recount']).default('keep');
const changed = <T extends z.ZodType>(card: T) =>
  z.object({ card, /** The long task that counts open records anew. */ task: taskCard.nullable() });

export const createSchedule = defineOperation({
  name: 'core.schedule.create',
  kind: 'action',
  method: 'POST',
  path: '/api/deadlines/schedules',
  status: 201,
  title: { ru: 'Новый график работы', en: 'New work schedule' },
  input: z.strictObject({ name: text(100), ...scheduleContent }),
  output: scheduleCard,
  example: {
    name: 'Дежурная смена',
    zone: 'Europe/Moscow',
    week: [[[480, 1200]], [[480, 1200]], [[480, 1200]], [[480, 1200]], [[480, 1200]], [], []],
    followsCalendar: true,
    workedDayAs: 1,
  },
});
export const updateSchedule = defineOperation({
  name: 'core.schedule.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/deadlines/schedules/:id',
  versioned: true,
  title: { ru: 'Изменение графика работы', en: 'Change a work schedule' },
  input: z.strictObject({
    id,
    name: text(100).optional(),
    enabled: z.boolean().optional(),
    ...z.object(scheduleContent).partial().shape,
    open: forOpen,
  }),
  output: changed(scheduleCard),
  example: { id: '$schedule.office', name: 'Рабочая неделя' },
});
export const listScheduleVersions = defineOperation({
  name: 'core.schedule.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/deadlines/schedules/:id/versions',
  title: { ru: 'Версии графика работы', en: 'Versions of a work schedule' },
  input: z.object({ id }),
  output: z.object({ items: z.array(z.object({ version, ...scheduleContent, ...made, open: z.number() })) }),
  example: { id: '$schedule.office' },
});

export const listPolicies = defineOperation({
  name: 'core.policy.list',
  kind: 'query',
  method: 'GET',
  path: '/api/deadlines/policies',
  title: { ru: 'Правила сроков', en: 'Deadline policies' },
  input: nothing,
  output: z.object({ items: z.array(policyCard), subjects: z.array(subjectCard) }),
  example: {},
});
export const createPolicy = defineOperation({
  name: 'core.policy.create',
  kind: 'action',
  method: 'POST',
  path: '/api/deadlines/policies',
  status: 201,
  title: { ru: 'Новые правила сроков', en: 'New deadline policy' },
  input: z.strictObject({ kind: key, name: text(100), standard: z.boolean().default(false), ...policyContent }),
  output: policyCard,
  example: {
    kind: 'ticket',
    name: 'Сервер и сеть',
    scheduleId: '$schedule.office',
    targets: { normal: { answer: 60, solve: 480, scheduleId: null } },
    pauses: { answer: [], solve: ['requester'] },
    reopening: 'anew',
    steps: [{ clock: 'solve', minutes: 0, tell: ['executor'], principalIds: [] }],
    dutyGroupId: null,
  },
});
export const updatePolicy = defineOperation({
  name: 'core.policy.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/deadlines/policies/:id',
  versioned: true,
  title: { ru: 'Изменение правил сроков', en: 'Change a deadline policy' },
  input: z.strictObject({
    id,
    name: text(100).optional(),
    enabled: z.boolean().optional(),
    /** Only `true`: the one that was standard stops being it. */
    standard: z.literal(true).optional(),
    ...z.object(policyContent).partial().shape,
    open: forOpen,
  }),
  output: changed(policyCard),
  example: { id: '$missing', name: 'Обычные заявки' },
});
export const listPolicyVersions = defineOperation({
  name: 'core.policy.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/deadlines/policies/:id/versions',
  title: { ru: 'Версии правил сроков', en: 'Versions of a deadline policy' },
  input: z.object({ id }),
  output: z.object({ items: z.array(z.object({ version, ...policyContent, ...made, open: z.number() })) }),
  example: { id: '$missing' },
});

/** Whom a change touches: nothing is written. With no content given, what stands now against what open records are counted by. */
const change = z.union([
  z.strictObject({ policyId: id, content: z.strictObject(policyContent).partial().optional() }),
  z.strictObject({ scheduleId: id, content: z.strictObject(scheduleContent).partial().optional() }),
  z.strictObject({
    calendar: z
      .array(z.strictObject({ day: z.iso.date(), kind: z.enum(['holiday', 'short', 'working', 'default']) }))
      .max(400),
  }),
]);
export type DeadlineChange = z.output<typeof change>;
export const previewChange = defineOperation({
  name: 'core.deadline.preview',
  kind: 'query',
  method: 'POST',
  path: '/api/deadlines/preview',
  title: { ru: 'Кого затронет изменение сроков', en: 'Whom a change of deadlines touches' },
  input: z.strictObject({ change }),
  output: z.object({
    /** Open records that are counted by it. */
    open: z.number(),
    /** Of those, records whose deadline moves. */
    moved: z.number(),
    /** Records that would be overdue and are not. */
    overdue: z.number(),
    /** Records that are overdue and would not be. */
    relieved: z.number(),
    /** How far the deadlines move, in minutes of the clock; null when none does. */
    earliest: z.number().nullable(),
    latest: z.number().nullable(),
  }),
  example: { change: { scheduleId: '$schedule.office' } },
});
/** Open records are counted by what stands now, in the background. */
export const recountDeadlines = defineOperation({
  name: 'core.deadline.recount',
  kind: 'action',
  method: 'POST',
  path: '/api/deadlines/recount',
  status: 202,
  title: { ru: 'Пересчёт открытых сроков', en: 'Recount open deadlines' },
  input: z.strictObject({
    of: z.union([
      z.strictObject({ policyId: id }),
      z.strictObject({ scheduleId: id }),
      z.strictObject({ calendar: z.literal(true) }),
    ]),
  }),
  output: z.object({ task: taskCard }),
  example: { of: { scheduleId: '$schedule.office' } },
});

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
  example: { id: '$letter.incoming' },
});

export const deadlineErrors = defineErrors({
  schedule_name_taken: { status: 409, ru: 'График с таким названием уже есть', en: 'There is a schedule of this name' },
  schedule_empty: {
    status: 400,
    ru: 'Укажите рабочие часы хотя бы одного дня',
    en: 'Set the hours of at least one day',
  },
  schedule_hours_wrong: {
    status: 400,
    ru: 'Часы дня идут по порядку и не пересекаются: начало раньше конца',
    en: 'Hours of a day are in order and do not overlap: the beginning is before the end',
  },
  schedule_worked_day: {
    status: 400,
    ru: 'В этот день недели часов нет: выберите рабочий',
    en: 'This weekday has no hours: choose one that is worked',
  },
  schedule_zone_wrong: { status: 400, ru: 'Такого часового пояса нет', en: 'There is no such time zone' },
  schedule_in_use: {
    status: 409,
    ru: 'По этому графику считают правила «{name}»: сначала выберите в них другой',
    en: 'The policy “{name}” counts by this schedule: choose another there first',
  },
  schedule_off: {
    status: 400,
    ru: 'Такого графика нет или он отключён',
    en: 'There is no such schedule, or it is off',
  },
  policy_name_taken: { status: 409, ru: 'Правила с таким названием уже есть', en: 'There is a policy of this name' },
  policy_kind_unknown: { status: 400, ru: 'У таких записей сроков нет', en: 'Such records have no deadlines' },
  policy_priority_unknown: { status: 400, ru: 'Такого приоритета нет', en: 'There is no such priority' },
  policy_reason_unknown: { status: 400, ru: 'Такой причины ожидания нет', en: 'There is no such reason of waiting' },
  policy_step_repeated: {
    status: 400,
    ru: 'Шаг в тот же момент уже есть: соедините их',
    en: 'There is a step at this moment already: join them',
  },
  policy_standard_stays: {
    status: 409,
    ru: 'Это правила по умолчанию: сначала назначьте другие',
    en: 'This is the standard policy: make another one standard first',
  },
  policy_people_unknown: { status: 400, ru: 'Такого человека или группы нет', en: 'There is no such person or group' },
});
