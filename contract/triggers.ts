// Triggers and schedules: what administrators let the program do by itself, tried before it is saved, traced after it ran.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import {
  runCard,
  runOutcomes,
  runRow,
  triggerCard,
  triggerContent,
  triggerKinds,
  triggerSubject,
} from './trigger-shapes.ts';

export type * from './trigger-shapes.ts';
export { operators, runOutcomes, spanUnits, triggerKinds } from './trigger-shapes.ts';

const subject = z.string().max(60);
const example = {
  subject: 'ticket',
  kind: 'event',
  events: ['created'],
  timetable: null,
  match: 'all',
  groups: [{ match: 'all', conditions: [{ field: 'priority', operator: 'is', value: ['urgent'] }] }],
  steps: [{ action: 'note', input: { body: 'Срочная заявка {{number}}' } }],
};

/** What triggers of each kind of record may be made of. */
export const readTriggerSubjects = defineOperation({
  name: 'core.trigger.subjects',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers/subjects',
  title: { ru: 'Из чего составляют триггеры', en: 'What triggers are made of' },
  input: nothing,
  output: z.object({ subjects: z.array(triggerSubject) }),
  example: {},
});
/** All of them in the order in which they run. */
export const listTriggers = defineOperation({
  name: 'core.trigger.list',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers',
  title: { ru: 'Триггеры и расписания', en: 'Triggers and schedules' },
  input: z.object({ subject: subject.optional() }),
  output: z.object({ items: z.array(triggerCard) }),
  example: {},
});
export const readTrigger = defineOperation({
  name: 'core.trigger.read',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers/:id',
  title: { ru: 'Карточка триггера', en: 'Card of a trigger' },
  input: z.object({ id }),
  output: triggerCard,
  example: { id: '$trigger.urgent' },
});
export const createTrigger = defineOperation({
  name: 'core.trigger.create',
  kind: 'action',
  method: 'POST',
  path: '/api/triggers',
  status: 201,
  title: { ru: 'Новый триггер', en: 'New trigger' },
  input: z.strictObject({
    subject,
    kind: z.enum(triggerKinds),
    name: text(120),
    enabled: z.boolean().default(true),
    ...triggerContent,
  }),
  output: triggerCard,
  example: { name: 'Срочные с порога', ...example },
});
/** Another content makes a new version; what waits already is judged by the version that it came under. */
export const updateTrigger = defineOperation({
  name: 'core.trigger.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/triggers/:id',
  versioned: true,
  title: { ru: 'Изменение триггера', en: 'Change a trigger' },
  input: z.strictObject({
    id,
    name: text(120).optional(),
    enabled: z.boolean().optional(),
    ...z.object(triggerContent).partial().shape,
  }),
  output: triggerCard,
  example: { id: '$trigger.urgent', name: 'Срочные на виду у всех' },
});
/** The same under another name, switched off, right after it. */
export const copyTrigger = defineOperation({
  name: 'core.trigger.copy',
  kind: 'action',
  method: 'POST',
  path: '/api/triggers/:id/copy',
  status: 201,
  title: { ru: 'Копия триггера', en: 'Copy a trigger' },
  input: z.strictObject({ id, name: text(120) }),
  output: triggerCard,
  example: { id: '$trigger.urgent', name: 'Срочные — копия' },
});
export const orderTriggers = defineOperation({
  name: 'core.trigger.order',
  kind: 'action',
  method: 'PUT',
  path: '/api/triggers/order',
  title: { ru: 'Порядок триггеров', en: 'Order triggers' },
  input: z.strictObject({ ids: z.array(id).min(1).max(500) }),
  output: okOutput,
  example: { ids: ['$trigger.urgent'] },
});
export const listTriggerVersions = defineOperation({
  name: 'core.trigger.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers/:id/versions',
  title: { ru: 'Версии триггера', en: 'Versions of a trigger' },
  input: z.object({ id }),
  output: z.object({
    items: z.array(
      z.object({ version: z.number(), ...triggerContent, at: moment, byName: z.string(), runs: z.number() }),
    ),
    names: z.record(z.string(), z.string()),
  }),
  example: { id: '$trigger.urgent' },
});

/** What it would have done by itself, or would do now: nothing is written, and that it was asked is in the journal. */
export const tryTrigger = defineOperation({
  name: 'core.trigger.try',
  kind: 'query',
  method: 'POST',
  path: '/api/triggers/try',
  watched: true,
  title: { ru: 'Пробный прогон триггера', en: 'Dry run of a trigger' },
  input: z.strictObject({ subject, kind: z.enum(triggerKinds), ...triggerContent }),
  output: z.object({
    /** Events of the last seven days, or records, that were looked at. */
    looked: z.number(),
    matched: z.number(),
    /** There were more than are looked at. */
    more: z.boolean(),
    /** The first of those that the reader may see. */
    items: z.array(
      z.object({
        record: z.object({ id, number: z.string().nullable() }),
        at: moment,
        event: z.string().nullable(),
        /** Each action with its text for this record. */
        steps: z.array(z.object({ action: z.string(), text: z.string().nullable() })),
      }),
    ),
    /** Matched records that the reader may not see. */
    hidden: z.number(),
    /** The next moments of a schedule. */
    next: z.array(moment),
  }),
  example,
});

/** What ran and why, the newest first. */
export const listTriggerRuns = defineOperation({
  name: 'core.trigger.runs',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers/runs',
  title: { ru: 'Журнал срабатываний', en: 'Runs of triggers' },
  input: z.object({ triggerId: id.optional(), outcome: z.enum(runOutcomes).optional(), ...pageInput }),
  output: pageOf(runRow),
  example: {},
});
export const readTriggerRun = defineOperation({
  name: 'core.trigger.run',
  kind: 'query',
  method: 'GET',
  path: '/api/triggers/runs/:id',
  title: { ru: 'Срабатывание триггера', en: 'A run of a trigger' },
  input: z.object({ id }),
  output: runCard,
  example: { id: '$missing' },
});
/** On a record's card: which triggers worked on it, and why; for those who see what is internal. */
export const readRecordTriggers = defineOperation({
  name: 'record.trigger.read',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/triggers',
  title: { ru: 'Какие триггеры сработали', en: 'Which triggers worked' },
  input: z.object({ id }),
  output: z.object({ runs: z.array(runCard), subject: triggerSubject.nullable() }),
  example: { id: '$ticket.printer' },
});

export const triggerErrors = defineErrors({
  trigger_name_taken: { status: 409, ru: 'Триггер с таким названием уже есть', en: 'There is a trigger of this name' },
  trigger_subject_unknown: {
    status: 400,
    ru: 'Для таких записей триггеров нет',
    en: 'There are no triggers for such records',
  },
  trigger_events_missing: {
    status: 400,
    ru: 'Выберите хотя бы одно событие',
    en: 'Choose at least one event',
  },
  trigger_timetable_missing: { status: 400, ru: 'Укажите, когда запускать', en: 'Say when it runs' },
  trigger_conditions_missing: {
    status: 400,
    ru: 'У расписания должно быть хотя бы одно условие: иначе оно коснётся всех открытых заявок',
    en: 'A schedule needs at least one condition: without it every open record would be touched',
  },
  trigger_event_unknown: { status: 400, ru: 'Такого события нет', en: 'There is no such event' },
  trigger_field_unknown: { status: 400, ru: 'Такого условия нет', en: 'There is no such condition' },
  trigger_value_wrong: {
    status: 400,
    ru: 'Укажите значение условия «{field}»',
    en: 'Give a value to the condition “{field}”',
  },
  trigger_action_unknown: { status: 400, ru: 'Такого действия нет', en: 'There is no such action' },
  trigger_input_missing: {
    status: 400,
    ru: 'Заполните «{input}» у действия «{action}»',
    en: 'Fill “{input}” of the action “{action}”',
  },
  trigger_input_wrong: {
    status: 400,
    ru: 'У действия «{action}» неверно указано «{input}»',
    en: '“{input}” of the action “{action}” is wrong',
  },
  trigger_variable_unknown: {
    status: 400,
    ru: 'Такой переменной нет: {names}',
    en: 'There is no such variable: {names}',
  },
  trigger_not_yours: {
    status: 403,
    ru: 'Действие «{action}» можно поручить программе, только если оно разрешено вам самим для всех записей',
    en: '“{action}” may be left to the program only by those who may do it themselves on every record',
  },
});
