// Events as one insert, to be run in the transaction of what they tell about.
import type { Sql } from '#core/db/sql.ts';
import type { Keys } from '#core/keys.ts';
import { canonicalJson, epochText, storableText } from './canonical.ts';
import type { NewEvent } from './event.ts';
import { eventMac } from './mac.ts';
import { sealPersonal } from './personal.ts';
import type { OpenedKeys, Statement, SubjectKeys } from './subjects.ts';

const columns = [
  ['id', 'uuid'],
  ['at', 'timestamptz'],
  ['operation', 'text'],
  ['outcome', 'text'],
  ['actor_id', 'uuid'],
  ['actor_kind', 'text'],
  ['behalf_of', 'uuid'],
  ['record_id', 'uuid'],
  ['record_kind', 'text'],
  ['subject_ids', 'uuid[]'],
  ['audience', 'text'],
  ['address', 'text'],
  ['request_id', 'text'],
  ['data', 'jsonb'],
  ['personal', 'jsonb'],
  ['mac', 'bytea'],
] as const;

/** A statement holds 65,535 parameters. */
export const mostEventsAtOnce = Math.floor(65_535 / columns.length);

/**
 * One insert of all the events. `subjectKeys` holds the key of everyone named in `personal`, from `SubjectKeys.open`
 * or, for a person made in the same transaction, from `SubjectKeys.prepareSubject`.
 */
export function prepareEvents(keys: Keys, subjectKeys: OpenedKeys, events: readonly NewEvent[]): Statement {
  if (!events.length || events.length > mostEventsAtOnce) {
    throw new RangeError(`one statement writes 1 to ${mostEventsAtOnce} events, not ${events.length}`);
  }
  return { text: insertText(events.length), values: events.flatMap((event) => rowOf(keys, subjectKeys, event)) };
}

function rowOf(keys: Keys, subjectKeys: OpenedKeys, event: NewEvent): unknown[] {
  const ms = Date.parse(event.at);
  const row = {
    id: event.id.toLowerCase(),
    at: epochText(ms),
    operation: storableText(event.operation),
    outcome: event.outcome,
    actorId: event.actorId.toLowerCase(),
    actorKind: storableText(event.actorKind),
    behalfOf: event.behalfOf?.toLowerCase() ?? null,
    recordId: event.recordId?.toLowerCase() ?? null,
    recordKind: event.recordKind == null ? null : storableText(event.recordKind),
    subjectIds: event.subjectIds.map((id) => id.toLowerCase()),
    audience: event.audience,
    address: storableText(event.address),
    requestId: storableText(event.requestId),
    data: canonicalJson(event.data),
    personal: canonicalJson(sealPersonal({ id: event.id.toLowerCase(), personal: event.personal }, subjectKeys)),
  };
  return [...Object.values({ ...row, at: new Date(ms).toISOString() }), eventMac(keys, row)];
}

const texts = new Map<number, string>();

function insertText(count: number): string {
  const known = texts.get(count);
  if (known) return known;
  const rows = Array.from({ length: count }, (_, row) => {
    const places = columns.map(([, type], column) => `$${row * columns.length + column + 1}::${type}`);
    return `(${places.join(', ')})`;
  });
  const text = `insert into event (${columns.map(([name]) => name).join(', ')}) values ${rows.join(', ')}`;
  if (count <= 50) texts.set(count, text);
  return text;
}

/** Opens the keys needed and writes the events through `sql`, which is the caller's transaction or a pool. */
export async function appendEvents(
  sql: Sql,
  keys: Keys,
  subjects: SubjectKeys,
  events: readonly NewEvent[],
): Promise<void> {
  const opened = await subjects.open(sql, new Set(events.flatMap((event) => Object.keys(event.personal))));
  for (let from = 0; from < events.length; from += 1_000) {
    const { text, values } = prepareEvents(keys, opened, events.slice(from, from + 1_000));
    await sql.query(text, values);
  }
}
