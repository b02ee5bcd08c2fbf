// What a trigger is made of: when it runs, on which conditions, what it does; and what a run of it tells.
// Part of contract/triggers.ts, which is the file to import.
import * as z from 'zod';
import { id, moment, text } from './core.ts';

export const triggerKinds = ['event', 'schedule'] as const;
export type TriggerKind = (typeof triggerKinds)[number];
export const joins = ['all', 'any'] as const;

const key = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z]*$/);
const at = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a schedule runs, by the organisation's clock; working days are those of its calendar. */
export const timetable = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('minutes'), minutes: z.number().int().min(5).max(1440) }),
  z.strictObject({ every: z.literal('day'), at }),
  z.strictObject({ every: z.literal('working_day'), at }),
  z.strictObject({ every: z.literal('week'), weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7), at }),
  z.strictObject({ every: z.literal('month'), day: z.number().int().min(1).max(31), at }),
  z.strictObject({ every: z.literal('month_first_working'), at }),
  z.strictObject({ every: z.literal('month_last_working'), at }),
]);
export type Timetable = z.output<typeof timetable>;

export const operators = [
  'is',
  'is_not',
  'below',
  'not_below',
  'empty',
  'filled',
  'has',
  'has_not',
  'at_least',
  'at_most',
  'longer',
  'shorter',
  'within',
  'outside',
] as const;
export type Operator = (typeof operators)[number];

export const spanUnits = ['minutes', 'hours', 'days', 'working_days'] as const;
export const span = z.strictObject({ count: z.number().int().min(1).max(100_000), unit: z.enum(spanUnits) });
export type Span = z.output<typeof span>;

export const condition = z.strictObject({
  field: key,
  operator: z.enum(operators),
  /** Ids or keys or words, a number, a length of time; nothing for `empty` and `filled`. */
  value: z.union([z.array(text(200)).min(1).max(100), z.number().int().min(0).max(1_000_000), span, z.null()]),
});
export type Condition = z.output<typeof condition>;
export const conditionGroup = z.strictObject({ match: z.enum(joins), conditions: z.array(condition).min(1).max(20) });

export const triggerAction = z.strictObject({
  action: key,
  input: z.record(key, z.union([z.string().trim().max(20_000), z.array(z.string().max(200)).max(50)])),
});
export type TriggerStep = z.output<typeof triggerAction>;

export const triggerContent = {
  /** Which events it waits for; empty for a schedule. */
  events: z.array(key).max(20),
  timetable: timetable.nullable(),
  /** How the groups of conditions are joined; each joins its own conditions by itself. */
  match: z.enum(joins),
  groups: z.array(conditionGroup).max(10),
  steps: z.array(triggerAction).min(1).max(10),
};
const contentShape = z.strictObject(triggerContent);
export type TriggerContent = z.output<typeof contentShape>;

const words = z.object({ ru: z.string(), en: z.string() });
const option = z.object({ value: z.string(), label: words });
export const fieldKinds = ['choice', 'tree', 'place', 'group', 'person', 'words', 'number', 'span', 'hours'] as const;
export type FieldKind = (typeof fieldKinds)[number];
export const inputKinds = ['person', 'group', 'people', 'choice', 'text'] as const;

/** What triggers of one kind of record may be made of. */
export const triggerSubject = z.object({
  kind: z.string(),
  title: words,
  events: z.array(z.object({ key, title: words })),
  fields: z.array(
    z.object({
      key,
      title: words,
      kind: z.enum(fieldKinds),
      operators: z.array(z.enum(operators)),
      options: z.array(option),
    }),
  ),
  actions: z.array(
    z.object({
      key,
      title: words,
      /** The operation of the program that it runs. */
      operation: z.string(),
      inputs: z.array(
        z.object({
          key,
          title: words,
          kind: z.enum(inputKinds),
          optional: z.boolean(),
          options: z.array(option),
          /** Variables of the subject may stand in the text. */
          variables: z.boolean(),
        }),
      ),
    }),
  ),
  variables: z.array(z.object({ name: z.string(), title: words })),
});
export type TriggerSubjectCard = z.output<typeof triggerSubject>;

export const triggerCard = z.object({
  id,
  subject: z.string(),
  kind: z.enum(triggerKinds),
  name: z.string(),
  position: z.number(),
  enabled: z.boolean(),
  /** Switched off by the program itself. */
  offReason: z.enum(['failures']).nullable(),
  /** The version of its content. */
  current: z.number(),
  ...triggerContent,
  nextAt: moment.nullable(),
  lastRunAt: moment.nullable(),
  worked: z.number(),
  failed: z.number(),
  notMatched: z.number(),
  changedAt: moment,
  changedBy: z.object({ id, name: z.string() }),
  /** What ids in its conditions and actions are called. */
  names: z.record(z.string(), z.string()),
  version: z.number(),
});
export type TriggerCard = z.output<typeof triggerCard>;

export const runOutcomes = ['waiting', 'worked', 'not_matched', 'failed', 'stopped'] as const;
export type RunOutcome = (typeof runOutcomes)[number];
export const stopReasons = ['same', 'depth', 'off', 'gone'] as const;
export type StopReason = (typeof stopReasons)[number];

export const seenCondition = z.object({
  ...condition.shape,
  group: z.number(),
  /** What the record had then: ids, keys, a number, a moment; of words only those that were found. */
  seen: z.union([z.array(z.string()), z.number(), z.string(), z.null()]),
  met: z.boolean(),
});
export type SeenCondition = z.output<typeof seenCondition>;
export const doneStep = z.object({
  action: z.string(),
  result: z.enum(['done', 'refused', 'skipped']),
  code: z.string().nullable(),
  /** Why it was refused. */
  message: words.nullable(),
  at: moment,
});
export type DoneStep = z.output<typeof doneStep>;

const runHead = {
  id,
  triggerId: id,
  triggerName: z.string(),
  version: z.number(),
  kind: z.enum(triggerKinds),
  /** Null while the reader may not see the record. */
  record: z.object({ id, number: z.string().nullable() }).nullable(),
  /** Key of the event among those of the subject; null of a schedule. */
  event: z.string().nullable(),
  at: moment,
  endedAt: moment.nullable(),
  outcome: z.enum(runOutcomes),
  reason: z.enum(stopReasons).nullable(),
  /** How many triggers stand between a person's act and this one, itself included. */
  depth: z.number(),
  /** The last thing that did not go. */
  problem: words.nullable(),
};
export const runRow = z.object(runHead);
export type RunRow = z.output<typeof runRow>;
export const runCard = z.object({
  ...runHead,
  match: z.enum(joins),
  groups: z.array(z.object({ match: z.enum(joins) })),
  conditions: z.array(seenCondition),
  steps: z.array(doneStep),
  causeId: id.nullable(),
  names: z.record(z.string(), z.string()),
});
export type RunCard = z.output<typeof runCard>;
