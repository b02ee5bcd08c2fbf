// The state of a list in the address: everything after `#`, because filters may hold names and the part after `#` is
// never sent to a server or written by a proxy. Pure.
import { addDays, addMonths, weekdayOf } from '../dates/day.ts';
import type { FilterField } from './list-types.ts';

export interface ListState {
  /** Field key → value as text: words, a choice, `yes`/`no`, `from..to` or `@week`, `id~label`. */
  filters: Record<string, string>;
  sort: string | null;
  /** Id of the saved view that this began from. */
  view: string | null;
  /** Id of the record that is open beside the list. */
  open: string | null;
}

const own = ['sort', 'view', 'open'] as const;

export function readListState(hash: string, fields: FilterField[]): ListState {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const filters: Record<string, string> = {};
  for (const field of fields) {
    const value = params.get(field.key);
    if (value) filters[field.key] = value;
  }
  const [sort, view, open] = own.map((name) => params.get(name) || null);
  return { filters, sort: sort ?? null, view: view ?? null, open: open ?? null };
}

export function writeListState(state: ListState): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(state.filters)) if (value) params.set(key, value);
  for (const name of own) {
    const value = state[name];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** The filters as fields of the operation's input. */
export function inputOfFilters(
  filters: Record<string, string>,
  fields: FilterField[],
  today: string,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = filters[field.key];
    if (!value) continue;
    if (field.key.startsWith('custom.')) {
      const own = (input.custom ?? {}) as Record<string, unknown>;
      input.custom = { ...own, [field.key.slice('custom.'.length)]: customOf(field, value, today) };
    } else if (field.kind === 'numbers') Object.assign(input, endsOf(field.key, numbersOf(value)));
    else if (field.kind === 'yes-no') input[field.key] = value === 'yes';
    else if (field.kind === 'lookup') input[field.key] = splitLookup(value).id;
    else if (field.kind === 'dates') {
      const { from, to } = rangeOf(value, today);
      const [first, last] = field.ends ?? [`${field.key}From`, `${field.key}To`];
      if (from) input[first] = from;
      if (to) input[last] = to;
    } else input[field.key] = value;
  }
  return input;
}

const endsOf = (key: string, { from, to }: { from?: unknown; to?: unknown }) => ({
  ...(from === undefined ? {} : { [`${key}From`]: from }),
  ...(to === undefined ? {} : { [`${key}To`]: to }),
});

function customOf(field: FilterField, value: string, today: string): unknown {
  if (field.kind === 'yes-no') return value === 'yes';
  if (field.kind === 'lookup') return splitLookup(value).id;
  if (field.kind === 'dates') return rangeOf(value, today);
  return field.kind === 'numbers' ? numbersOf(value) : value;
}

export function numbersOf(value: string): { from?: number; to?: number } {
  const [from = '', to = ''] = value.split('..');
  return { ...(from === '' ? {} : { from: Number(from) }), ...(to === '' ? {} : { to: Number(to) }) };
}

export function splitLookup(value: string): { id: string; label: string } {
  const place = value.indexOf('~');
  return place < 0 ? { id: value, label: value } : { id: value.slice(0, place), label: value.slice(place + 1) };
}

export const namedRanges = ['@today', '@week', '@month', '@year', '@overdue'] as const;
export type NamedRange = (typeof namedRanges)[number];

export const isNamedRange = (value: string): value is NamedRange => namedRanges.includes(value as NamedRange);

/** The days that a value of a dates field means today. A named range moves with time, so a saved view stays true. */
export function rangeOf(value: string, today: string): { from?: string; to?: string } {
  const monday = addDays(today, 1 - weekdayOf(today));
  const month = `${today.slice(0, 7)}-01`;
  switch (value) {
    case '@today':
      return { from: today, to: today };
    case '@week':
      return { from: monday, to: addDays(monday, 6) };
    case '@month':
      return { from: month, to: addDays(addMonths(month, 1), -1) };
    case '@year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    case '@overdue':
      return { to: addDays(today, -1) };
    default: {
      const [from = '', to = ''] = value.split('..');
      return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    }
  }
}

export const sameFilters = (a: Record<string, string>, b: Record<string, string>): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
