// Typed values of fields checked against their definitions: each wrong one is told at `custom.<key>`. People, groups and
// contacts become `{ id, name }`.
import { type CustomInput, type FieldPlace, fieldAt } from '#contract/fields.ts';
import { type FieldError, Refusal, words } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import type { FieldDefinition } from './definition.ts';
import { type Named, namesOf } from './names.ts';

export type CustomValue = string | number | boolean | Named;
export type CustomValues = Record<string, CustomValue>;

const textMax = { text: 500, 'long-text': 10_000 } as const;
const greatest = 1e12;

type Problem = { code: string; details?: Record<string, unknown> };

/** The value as it is kept, before names are looked up; null empties the field. */
export function checkedValue(
  field: FieldDefinition,
  given: CustomInput[string],
  stood: CustomValue | undefined,
): { value: string | number | boolean | null } | Problem {
  if (given === null || given === '') return { value: null };
  switch (field.type) {
    case 'text':
    case 'long-text': {
      if (typeof given !== 'string') return { code: 'custom_text' };
      const max = textMax[field.type];
      const value = given.trim();
      return value.length > max
        ? { code: 'custom_text_long', details: { max } }
        : { value: value === '' ? null : value };
    }
    case 'number': {
      if (typeof given !== 'number' || !Number.isFinite(given)) return { code: 'custom_number' };
      if (Math.abs(given) > greatest) return { code: 'custom_number_great' };
      const rounded = Number(given.toFixed(field.decimals));
      return Math.abs(rounded - given) > 1e-9 * Math.max(1, Math.abs(given))
        ? { code: 'custom_decimals', details: { decimals: field.decimals } }
        : { value: rounded };
    }
    case 'date':
      return typeof given === 'string' && isDate(given) ? { value: given } : { code: 'custom_date' };
    case 'flag':
      return typeof given === 'boolean' ? { value: given } : { code: 'custom_flag' };
    case 'choice': {
      const option = field.options.find((one) => one.key === given);
      if (!option) return { code: 'custom_choice' };
      const offered = !option.retired || stood === given;
      return offered ? { value: option.key } : { code: 'custom_choice_retired', details: { title: option.title } };
    }
    default:
      return typeof given === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)
        ? { value: given.toLowerCase() }
        : { code: 'not_found' };
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const problem = (key: string, code: string, details: Record<string, unknown> = {}): FieldError => ({
  field: `custom.${key}`,
  code,
  message: words(code, details),
});

/** What is given, ready to be compared and kept: null for what is to be emptied. */
export async function takeValues(
  unit: AnyUnit,
  fields: readonly FieldDefinition[],
  place: FieldPlace,
  given: CustomInput,
  stood: CustomValues = {},
): Promise<Record<string, CustomValue | null>> {
  const errors: FieldError[] = [];
  const values: Record<string, CustomValue | null> = {};
  const pointing: { field: FieldDefinition; id: string }[] = [];
  for (const [key, raw] of Object.entries(given)) {
    const field = fields.find((one) => one.key === key);
    if (!field || (!field.enabled && raw !== null)) {
      errors.push(problem(key, 'custom_unknown'));
      continue;
    }
    const found = checkedValue(field, raw, stood[key]);
    if ('code' in found) errors.push(problem(key, found.code, found.details));
    else if (found.value !== null && !fieldAt(field, place).has)
      errors.push(problem(key, 'custom_not_here', { name: field.name }));
    else if (found.value !== null && (field.type === 'principal' || field.type === 'contact'))
      pointing.push({ field, id: found.value as string });
    else values[key] = found.value;
  }
  const names = await namesOf(unit, pointing);
  for (const { field, id } of pointing) {
    // Who was named before may have left since, and stays.
    const before = stood[field.key] as Named | undefined;
    const name = names.get(id) ?? (before?.id === id ? before.name : undefined);
    if (name === undefined) errors.push(problem(field.key, 'not_found'));
    else values[field.key] = { id, name };
  }
  if (errors.length > 0) throw new Refusal('invalid_input', { errors });
  return values;
}

/** The values after a change of some. */
export function valuesAfter(before: CustomValues, changed: Record<string, CustomValue | null>): CustomValues {
  const after = { ...before };
  for (const [key, value] of Object.entries(changed)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** Refuses required fields that are empty; `among` narrows to those that are being written. */
export function requireValues(
  fields: readonly FieldDefinition[],
  place: FieldPlace,
  values: CustomValues,
  among?: ReadonlySet<string>,
): void {
  const missing = fields.filter(
    (field) => fieldAt(field, place).required && values[field.key] === undefined && (!among || among.has(field.key)),
  );
  if (missing.length === 0) return;
  throw new Refusal('invalid_input', {
    errors: missing.map((field) => problem(field.key, 'custom_required', { name: field.name })),
  });
}
