// The form's values of a trigger, flat as the form keeps them, and back: groups, conditions and actions by their keys. Pure.
import type {
  Condition,
  Span,
  TriggerCard,
  TriggerContent,
  TriggerKind,
  TriggerSubjectCard,
} from '#contract/triggers.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export interface TriggerValues {
  name: string;
  enabled: boolean;
  /** Keys of what stands below, in their order. */
  groups: string[];
  steps: string[];
  match: 'all' | 'any';
  every: string;
  at: string;
  minutes: number | null;
  day: number | null;
  [part: string]: unknown;
}

let made = 0;
export const newKey = (): string => {
  made += 1;
  return `k${made}`;
};

const labelled = (subject: TriggerSubjectCard, names: Record<string, string>, field: string, locale: 'ru' | 'en') => {
  const options = subject.fields.find((one) => one.key === field)?.options ?? [];
  return (id: string): LookupValue => {
    const option = options.find(({ value }) => value === id);
    return { id, label: option ? option.label[locale] : (names[id] ?? id) };
  };
};

const isSpan = (value: Condition['value']): value is Span =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values of one condition under its key. */
export function conditionValues(
  key: string,
  condition: Condition,
  subject: TriggerSubjectCard,
  names: Record<string, string>,
  locale: 'ru' | 'en',
): Record<string, unknown> {
  const { field, operator, value } = condition;
  const words = operator === 'has' || operator === 'has_not';
  const named = labelled(subject, names, field, locale);
  return {
    [`field.${key}`]: field,
    [`operator.${key}`]: operator,
    [`chips.${key}`]: Array.isArray(value)
      ? value.map((one) => (words ? { id: null, label: one } : named(one)))
      : ([] as LookupValue[]),
    [`number.${key}`]: typeof value === 'number' ? value : null,
    [`count.${key}`]: isSpan(value) ? value.count : null,
    [`unit.${key}`]: isSpan(value) ? value.unit : 'working_days',
  };
}

/** Values of one action under its key. */
export function stepValues(
  key: string,
  step: TriggerContent['steps'][number],
  subject: TriggerSubjectCard,
  names: Record<string, string>,
): Record<string, unknown> {
  const values: Record<string, unknown> = { [`action.${key}`]: step.action };
  const action = subject.actions.find((one) => one.key === step.action);
  for (const input of action?.inputs ?? []) {
    const given = step.input[input.key];
    const lookup = (id: string): LookupValue => ({ id, label: names[id] ?? id });
    values[`input.${input.key}.${key}`] =
      input.kind === 'people'
        ? (Array.isArray(given) ? given : []).map(lookup)
        : input.kind === 'person' || input.kind === 'group'
          ? typeof given === 'string' && given
            ? lookup(given)
            : null
          : (given ?? '');
  }
  return values;
}

export function valuesOf(
  card: TriggerCard | null,
  subject: TriggerSubjectCard,
  kind: TriggerKind,
  locale: 'ru' | 'en',
): TriggerValues {
  const timetable = card?.timetable;
  const values: TriggerValues = {
    name: card?.name ?? '',
    enabled: card?.enabled ?? true,
    groups: [],
    steps: [],
    match: card?.match ?? 'all',
    every: timetable?.every ?? 'working_day',
    at: timetable && 'at' in timetable ? timetable.at : '09:00',
    minutes: timetable?.every === 'minutes' ? timetable.minutes : 30,
    day: timetable?.every === 'month' ? timetable.day : 1,
  };
  for (const { key } of subject.events) values[`event.${key}`] = card?.events.includes(key) ?? false;
  for (let day = 1; day <= 7; day++)
    values[`weekday.${day}`] = timetable?.every === 'week' ? timetable.weekdays.includes(day) : day <= 5;
  const names = card?.names ?? {};
  for (const group of card?.groups ?? []) {
    const key = newKey();
    const conditions = group.conditions.map((condition) => {
      const own = newKey();
      Object.assign(values, conditionValues(own, condition, subject, names, locale));
      return own;
    });
    Object.assign(values, { [`match.${key}`]: group.match, [`conditions.${key}`]: conditions });
    values.groups.push(key);
  }
  if (kind === 'schedule' && !card) {
    const [group, condition] = [newKey(), newKey()];
    values.groups.push(group);
    Object.assign(values, { [`match.${group}`]: 'all', [`conditions.${group}`]: [condition] });
    Object.assign(
      values,
      conditionValues(condition, { field: 'state', operator: 'is', value: [] as never }, subject, names, locale),
    );
  }
  for (const step of card?.steps ?? [{ action: subject.actions[0]?.key ?? '', input: {} }]) {
    const key = newKey();
    Object.assign(values, stepValues(key, step, subject, names));
    values.steps.push(key);
  }
  return values;
}

function conditionOf(values: TriggerValues, key: string, subject: TriggerSubjectCard): Condition {
  const field = String(values[`field.${key}`] ?? '');
  const operator = values[`operator.${key}`] as Condition['operator'];
  const kind = subject.fields.find((one) => one.key === field)?.kind;
  const chips = (values[`chips.${key}`] ?? []) as LookupValue[];
  const value: Condition['value'] =
    operator === 'empty' || operator === 'filled'
      ? null
      : kind === 'number'
        ? (values[`number.${key}`] as number)
        : kind === 'span'
          ? { count: values[`count.${key}`] as number, unit: values[`unit.${key}`] as Span['unit'] }
          : chips.map((one) => one.id ?? one.label);
  return { field, operator, value };
}

function timetableOf(values: TriggerValues): TriggerContent['timetable'] {
  const { every, at, minutes, day } = values;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((one) => values[`weekday.${one}`]);
  if (every === 'minutes') return { every, minutes: minutes ?? 0 };
  if (every === 'week') return { every, weekdays, at };
  if (every === 'month') return { every, day: day ?? 0, at };
  return { every: every as 'day', at };
}

export function contentOf(values: TriggerValues, subject: TriggerSubjectCard, kind: TriggerKind): TriggerContent {
  return {
    events: kind === 'event' ? subject.events.flatMap(({ key }) => (values[`event.${key}`] ? [key] : [])) : [],
    timetable: kind === 'schedule' ? timetableOf(values) : null,
    match: values.match,
    groups: values.groups.map((group) => ({
      match: values[`match.${group}`] as 'all' | 'any',
      conditions: ((values[`conditions.${group}`] ?? []) as string[]).map((key) => conditionOf(values, key, subject)),
    })),
    steps: values.steps.map((key) => {
      const action = subject.actions.find((one) => one.key === values[`action.${key}`]);
      const input = (action?.inputs ?? []).flatMap((one): [string, string | string[]][] => {
        const given = values[`input.${one.key}.${key}`];
        if (Array.isArray(given)) return [[one.key, (given as LookupValue[]).flatMap(({ id }) => (id ? [id] : []))]];
        const text = typeof given === 'string' ? given : ((given as LookupValue | null)?.id ?? '');
        return text === '' ? [] : [[one.key, text]];
      });
      return { action: action?.key ?? '', input: Object.fromEntries(input) };
    }),
  };
}
