// Ids that a record's changes hold, with the names of today: people, groups, contacts that the reader may see, and what
// modules name besides. A history is read by people; whoever among the contacts is named in it was seen.

import { namesOf } from '../fields/names.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { isId } from '../ids.ts';
import type { AnyReader } from '../reader.ts';

export interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

export async function namedChanges(
  reader: AnyReader,
  lists: readonly (readonly Change[])[],
): Promise<(changes: readonly Change[]) => Change[]> {
  const all = lists.flat();
  const ids = new Set(all.flatMap(({ from, to }) => [from, to].filter(isIdText)));
  const names = new Map<string, string>();
  if (ids.size > 0) {
    const wanted = (['principal', 'contact'] as const).flatMap((type) =>
      [...ids].map((id) => ({ field: { type }, id })),
    );
    for (const [id, name] of await namesOf(reader, wanted)) names.set(id, name);
    for (const [field, statement] of Object.entries(shapeOf(reader).services.catalog.namedFields)) {
      const of = all.flatMap((change) => (change.field === field ? [change.from, change.to].filter(isIdText) : []));
      if (of.length === 0) continue;
      const { rows } = await sqlOf(reader).query<{ id: string; name: string }>(statement, [of]);
      for (const { id, name } of rows) names.set(id, name);
    }
  }
  reader.shows(await outsidersAmong(reader, [...names.keys()]));
  const named = (value: unknown) => {
    const name = isIdText(value) ? names.get(value) : undefined;
    return name === undefined ? value : { id: value, name };
  };
  return (changes) => changes.map((change) => ({ ...change, from: named(change.from), to: named(change.to) }));
}

async function outsidersAmong(reader: AnyReader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sqlOf(reader).query<{ id: string }>(
    `select id from data_subject where id = any($1::uuid[]) and kind not in ('user', 'record')`,
    [ids],
  );
  return rows.map((row) => row.id);
}

const isIdText = (value: unknown): value is string => typeof value === 'string' && isId(value);
