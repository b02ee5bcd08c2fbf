// Personal values of events: each under the key of the person whom it is about, bound to its event.
import type { Sql } from '#core/db/sql.ts';
import { openBytes, sealBytes } from '#core/keys.ts';
import { canonicalJson } from './canonical.ts';
import type { Json, NewEvent, StoredEvent } from './event.ts';
import type { OpenedKeys, SubjectKeys } from './subjects.ts';

const context = (eventId: string, subjectId: string) => `event:${eventId}:${subjectId}`;

/** Subject id → base64 of the sealed value. A value about a person whose key was destroyed is not kept at all. */
export function sealPersonal(event: Pick<NewEvent, 'id' | 'personal'>, keys: OpenedKeys): Record<string, string> {
  const sealed: Record<string, string> = {};
  for (const [subjectId, value] of Object.entries(event.personal)) {
    const key = keys.get(subjectId);
    if (key === undefined) throw new Error(`event ${event.id}: data subject ${subjectId} was not opened`);
    if (key === null) continue;
    const plain = Buffer.from(canonicalJson(value));
    sealed[subjectId] = sealBytes(key, plain, context(event.id, subjectId)).toString('base64');
  }
  return sealed;
}

/** The personal values of events for showing: event id → subject id → value, null when it can no longer be read. */
export async function readPersonal(
  sql: Sql,
  subjects: SubjectKeys,
  events: readonly Pick<StoredEvent, 'id' | 'personal'>[],
): Promise<Map<string, Record<string, Json>>> {
  const ids = new Set(events.flatMap((event) => Object.keys(event.personal)));
  const { opened } = await subjects.read(sql, ids);
  for (const id of await blockedAmong(sql, ids)) opened.set(id, null);
  return new Map(events.map((event) => [event.id, openPersonal(event, opened)]));
}

/** While a person's data is blocked (ст. 21 152-ФЗ), the journal shows none of it. */
async function blockedAmong(sql: Sql, ids: ReadonlySet<string>): Promise<string[]> {
  if (ids.size === 0) return [];
  const text = 'select subject_id as id from subject_block where released_at is null and subject_id = any($1::uuid[])';
  const { rows } = await sql.query<{ id: string }>(text, [[...ids]]);
  return rows.map((row) => row.id);
}

function openPersonal(event: Pick<StoredEvent, 'id' | 'personal'>, keys: OpenedKeys): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [subjectId, sealed] of Object.entries(event.personal)) {
    const key = keys.get(subjectId);
    values[subjectId] = key ? openValue(key, sealed, context(event.id, subjectId)) : null;
  }
  return values;
}

function openValue(key: Buffer, sealed: string, bound: string): Json {
  try {
    return JSON.parse(openBytes(key, Buffer.from(sealed, 'base64'), bound).toString()) as Json;
  } catch {
    // A damaged value must not hide the page it stands on; `vedomo audit verify` names the row.
    return null;
  }
}
