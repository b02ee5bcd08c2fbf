// The history of a record: its events, newest first, told to whoever sees the record. There is no second history.

import type { z } from 'zod';
import type { Output } from '#contract/core.ts';
import { readTimeline, type timelineEntry } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import type { Json, StoredEvent } from '../../journal/event.ts';
import { eventCursor, listEvents, readEventCursor } from '../../journal/list.ts';
import { readPersonal } from '../../journal/personal.ts';
import { eventTitle } from '../../journal/titles.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import { audiencesFor } from '../audience.ts';
import { namedChanges } from '../change-names.ts';
import { reachRecord } from '../reach.ts';

type Entry = z.output<typeof timelineEntry>;
type Change = Entry['changes'][number];

export const readTimelineQuery = query(readTimeline, async (reader, input): Promise<Output<typeof readTimeline>> => {
  const record = await reachRecord(reader, input.id);
  if (input.after !== undefined && !readEventCursor(input.after)) throw new Refusal('bad_cursor');
  const inside = audiencesFor(reader, record).includes('internal');
  const { text, values } = listEvents(
    { recordId: record.id, outcomes: ['done'], ...(inside ? {} : { audience: 'external' }) },
    { after: input.after, limit: input.limit + 1 },
  );
  const { rows } = await sqlOf(reader).query<StoredEvent>(text, values);
  const events = rows.slice(0, input.limit);
  const { subjectKeys } = shapeOf(reader).services;
  const personal = await readPersonal(sqlOf(reader), subjectKeys, events);
  const names = await namesOf(reader, events);
  const last = events.at(-1);
  const entries = events.map((event) => entryOf(reader, event, personal.get(event.id) ?? {}, names));
  const named = await namedChanges(
    reader,
    entries.map(({ changes }) => changes),
  );
  return {
    items: entries.map((entry) => ({ ...entry, changes: named(entry.changes) as Change[] })),
    next: rows.length > input.limit && last ? eventCursor(last) : null,
  };
});

/** Names of those who acted without a name of their own in the event: the system's parts, and on whose behalf. */
async function namesOf(reader: AnyReader, events: readonly StoredEvent[]): Promise<Map<string, string>> {
  const ids = new Set(
    events.flatMap((event) => [
      ...(isPerson(event) ? [] : [event.actorId]),
      ...(event.behalfOf ? [event.behalfOf] : []),
    ]),
  );
  if (ids.size === 0) return new Map();
  const rows = await unscoped(reader)
    .selectFrom('principal')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

const isPerson = (event: StoredEvent): boolean => ['user', 'token', 'client', 'chat'].includes(event.actorKind);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function entryOf(
  reader: AnyReader,
  event: StoredEvent,
  personal: Record<string, Json>,
  names: ReadonlyMap<string, string>,
): Entry {
  const { catalog } = shapeOf(reader).services;
  const { changes, fields: _fields, actor: _part, client: _program, ...data } = isObject(event.data) ? event.data : {};
  const entry: Entry = {
    id: event.id,
    at: event.at,
    operation: event.operation,
    title: eventTitle(catalog, event.operation),
    actor: isPerson(event) ? null : (names.get(event.actorId) ?? null),
    actorId: event.actorId,
    program: null,
    behalfOf: event.behalfOf ? (names.get(event.behalfOf) ?? null) : null,
    audience: event.audience,
    changes: Array.isArray(changes) ? (changes as Change[]) : [],
    data,
  };
  for (const [subjectId, value] of Object.entries(personal)) {
    if (!isObject(value)) continue;
    const { actor, absent, program, changes: told, ...rest } = value;
    if (subjectId === event.actorId && typeof actor === 'string') entry.actor = actor;
    if (subjectId === event.behalfOf && typeof absent === 'string') entry.behalfOf = absent;
    if (event.actorKind === 'client' && typeof program === 'string') entry.program = program;
    if (Array.isArray(told)) entry.changes = [...entry.changes, ...(told as Change[])];
    Object.assign(entry.data, rest);
  }
  return entry;
}
