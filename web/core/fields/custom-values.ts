// Values of the organisation's own fields between a card, a form and an operation's input. In forms they stand beside the
// others under `custom.<key>`; people, groups and contacts as a lookup's value.
import type { LookupValue } from '../form/Lookup.tsx';

const prefix = 'custom.';

/** Of a card, for a form. */
export const customToForm = (custom: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(custom).map(([key, value]) => [
      prefix + key,
      isNamed(value) ? ({ id: value.id, label: value.name } satisfies LookupValue) : value,
    ]),
  );

const isNamed = (value: unknown): value is { id: string; name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

function inputOf(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'object') return (value as LookupValue).id;
  return value as string | number | boolean;
}

const own = (values: object): [string, string | number | boolean | null][] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), inputOf(value)]);

/** What a new record is given: filled fields only; empty when there are none. */
export function customGiven(values: object): { custom?: Record<string, string | number | boolean> } {
  const given = own(values).filter((one): one is [string, string | number | boolean] => one[1] !== null);
  return given.length > 0 ? { custom: Object.fromEntries(given) } : {};
}

/** What differs from the form as it began; null empties. */
export function customChanged(
  values: object,
  before: object,
): { custom?: Record<string, string | number | boolean | null> } {
  const old = Object.fromEntries(own(before));
  const changed = own(values).filter(([key, value]) => value !== (old[key] ?? null) && !(value === false && !old[key]));
  return changed.length > 0 ? { custom: Object.fromEntries(changed) } : {};
}
