// Deadlines of records of every kind: work schedules and policies with their versions, and whom a change of them touches.
import * as z from 'zod';
import { defineErrors, defineOperation, id, nothing, text } from './core.ts';
import {
  key,
  made,
  policyCard,
  policyContent,
  scheduleCard,
  scheduleContent,
  subjectCard,
  version,
} from './deadline-shapes.ts';
import { taskCard } from './tasks.ts';

export type * from './deadline-shapes.ts';
export { clocks } from './deadline-shapes.ts';
export * from './record-deadlines.ts';

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
  example: { id: '$policy.standard', name: 'Обычные заявки' },
});
export const listPolicyVersions = defineOperation({
  name: 'core.policy.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/deadlines/policies/:id/versions',
  title: { ru: 'Версии правил сроков', en: 'Versions of a deadline policy' },
  input: z.object({ id }),
  output: z.object({ items: z.array(z.object({ version, ...policyContent, ...made, open: z.number() })) }),
  example: { id: '$policy.standard' },
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
  example: { change: { policyId: '$policy.standard' } },
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
  example: { of: { policyId: '$policy.standard' } },
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
