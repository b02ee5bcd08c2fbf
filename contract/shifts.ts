// Shifts: who is on duty now, taking and leaving duty, and the roster of who is to be.
import * as z from 'zod';
import { date, defineErrors, defineOperation, id, moment, nothing, okOutput } from './core.ts';

const person = z.object({ id, name: z.string() });
const group = z.object({ id, name: z.string() }).nullable();

/** Minutes since midnight on the organisation's clock. */
const minute = z.number().int().min(0).max(1439);
export const shiftView = z.object({
  id,
  person,
  /** The queue that it is for; null: all of the person's. */
  group,
  since: moment,
  /** When it ends unless it is ended before. */
  until: moment,
  /** Begun by the roster. */
  planned: z.boolean(),
});
export const currentShifts = z.object({
  mine: shiftView.nullable(),
  people: z.array(shiftView),
  /** The telephone of those on duty; empty when there is none. */
  phone: z.string(),
  /** The person's next duty by the roster. */
  next: z.object({ from: moment, until: moment }).nullable(),
});

export const shiftErrors = defineErrors({
  shift_not_member: {
    status: 409,
    ru: 'На смену в этой очереди встаёт тот, кто в ней состоит',
    en: 'Only members of the queue take a shift in it',
  },
  duty_person_unknown: { status: 422, ru: 'Такого сотрудника нет', en: 'There is no such person' },
  duty_period: {
    status: 422,
    ru: 'Последний день раньше первого',
    en: 'The last day comes before the first',
  },
  duty_week: {
    status: 422,
    ru: 'Нужен понедельник недели, которая позже исходной',
    en: 'Give the Monday of a week after the one that is copied',
  },
  outside_area: {
    status: 403,
    ru: 'Этот сотрудник не из вашего подразделения',
    en: 'This person is not of your department',
  },
});

export const readCurrentShifts = defineOperation({
  name: 'core.shift.current',
  kind: 'query',
  method: 'GET',
  path: '/api/shifts/current',
  title: { ru: 'Кто на смене', en: 'Who is on duty' },
  input: nothing,
  output: currentShifts,
  example: {},
});
/** Whoever is on duty already stays so: a second tap changes nothing. */
export const startShift = defineOperation({
  name: 'core.shift.start',
  kind: 'action',
  method: 'POST',
  path: '/api/shifts/start',
  standIn: false,
  title: { ru: 'Начало смены', en: 'Take a shift' },
  input: z.strictObject({
    /** Only for this queue of theirs. */
    groupId: id.nullable().optional(),
    /** Less than the longest shift. */
    hours: z.number().min(0.25).max(72).optional(),
  }),
  output: shiftView,
  example: {},
});
/** Whoever is not on duty stays so. */
export const stopShift = defineOperation({
  name: 'core.shift.stop',
  kind: 'action',
  method: 'POST',
  path: '/api/shifts/stop',
  standIn: false,
  title: { ru: 'Конец смены', en: 'Leave a shift' },
  input: nothing,
  output: okOutput,
  example: {},
});
/** Takes somebody else off duty: they went home and forgot. */
export const endShift = defineOperation({
  name: 'core.shift.end',
  kind: 'action',
  method: 'POST',
  path: '/api/shifts/:userId/end',
  title: { ru: 'Снятие сотрудника со смены', en: "End somebody's shift" },
  input: z.strictObject({ userId: id }),
  output: okOutput,
  example: { userId: '$user.technician' },
});

const lineFields = {
  userId: id,
  groupId: id.nullable(),
  /** 1 is Monday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  fromMinute: minute,
  /** On the next day when it is not later than the beginning. */
  untilMinute: minute,
  startsOn: date,
  endsOn: date.nullable(),
  workingDaysOnly: z.boolean(),
};
export const dutyLine = z.object({
  id,
  person,
  group,
  weekdays: z.array(z.number()),
  fromMinute: z.number(),
  untilMinute: z.number(),
  startsOn: date,
  endsOn: date.nullable(),
  workingDaysOnly: z.boolean(),
  version: z.number(),
});
export const listRoster = defineOperation({
  name: 'core.roster.list',
  kind: 'query',
  method: 'GET',
  path: '/api/roster',
  title: { ru: 'График смен', en: 'Roster' },
  input: z.object({}),
  output: z.object({ items: z.array(dutyLine) }),
  example: {},
});
export const addDutyLine = defineOperation({
  name: 'core.roster.add',
  kind: 'action',
  method: 'POST',
  path: '/api/roster',
  status: 201,
  title: { ru: 'Добавление в график смен', en: 'Add to the roster' },
  input: z.strictObject({
    ...lineFields,
    groupId: lineFields.groupId.optional(),
    startsOn: date.optional(),
    endsOn: lineFields.endsOn.optional(),
    workingDaysOnly: z.boolean().optional(),
  }),
  output: dutyLine,
  example: { userId: '$user.technician', weekdays: [1, 2, 3, 4, 5], fromMinute: 540, untilMinute: 1080 },
});
export const changeDutyLine = defineOperation({
  name: 'core.roster.change',
  kind: 'action',
  method: 'PATCH',
  path: '/api/roster/:id',
  title: { ru: 'Изменение графика смен', en: 'Change the roster' },
  input: z.strictObject({ id, ...z.object(lineFields).partial().shape, version: z.number().int().optional() }),
  output: dutyLine,
  example: { id: '$duty.line', untilMinute: 1020 },
});
/** Shifts that it began stay as they were. */
export const removeDutyLine = defineOperation({
  name: 'core.roster.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/roster/:id',
  title: { ru: 'Удаление из графика смен', en: 'Remove from the roster' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$duty.spare' },
});

const minutesSpan = z.object({ fromMinute: z.number(), untilMinute: z.number() });
export const rosterWeek = z.object({
  /** Its Monday. */
  from: date,
  days: z.array(
    z.object({
      day: date,
      working: z.boolean(),
      people: z.number(),
      /** Hours that other days of the kind have somebody for, and this one has nobody. */
      gaps: z.array(minutesSpan),
    }),
  ),
  rows: z.array(
    z.object({
      person,
      cells: z.array(
        z.object({
          day: date,
          line: dutyLine,
          /** Away with a substitute: the duty does not begin. */
          absent: z.boolean(),
        }),
      ),
    }),
  ),
});
/** The duties of a week day by day, over holidays and absences, with the hours that nobody has. */
export const readRosterWeek = defineOperation({
  name: 'core.roster.week',
  kind: 'query',
  method: 'GET',
  path: '/api/roster/week',
  title: { ru: 'График смен по дням недели', en: 'The roster of a week' },
  input: z.object({ from: date, groupId: id.optional() }),
  output: rosterWeek,
  example: { from: '2026-11-16' },
});
/** Duties of one week put into a later one as lines of that week alone; whoever has a duty then keeps it as it is. */
export const copyRosterWeek = defineOperation({
  name: 'core.roster.copyWeek',
  kind: 'action',
  method: 'POST',
  path: '/api/roster/copy-week',
  title: { ru: 'Копирование недели графика', en: 'Copy a week of the roster' },
  input: z.strictObject({ from: date, to: date }),
  output: z.object({ made: z.number(), kept: z.number() }),
  example: { from: '2026-11-16', to: '2026-11-23' },
});
