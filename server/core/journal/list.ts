// The statements of the journal's screen, its export and the command line: newest first, by (at, id).
import { isId } from '#core/ids.ts';
import { storableText } from './canonical.ts';
import { eventColumns, type Outcome } from './event.ts';
import type { Statement } from './subjects.ts';

export interface EventFilter {
  operations?: readonly string[] | undefined;
  outcomes?: readonly Outcome[] | undefined;
  actorId?: string | undefined;
  actorKinds?: readonly string[] | undefined;
  recordId?: string | undefined;
  recordKind?: string | undefined;
  /** Events about this person's data. */
  subjectId?: string | undefined;
  /** Only events about somebody's personal data. */
  personalOnly?: boolean | undefined;
  audience?: 'internal' | 'external' | undefined;
  /** From this moment, included, ISO 8601. */
  since?: string | undefined;
  /** To this moment, excluded. */
  before?: string | undefined;
  /** Each word must be found in the clear fields; or the whole is an id of the event, its record, actor or subject. */
  text?: string | undefined;
  /** Operations whose titles hold the searched text: titles are words of the program, not of the journal. */
  titledOperations?: readonly string[] | undefined;
}

export interface EventPage {
  /** The last event of the page before, as `eventCursor` wrote it. */
  after?: string | undefined;
  limit: number;
}

/** The cursor after an event of a list. */
export const eventCursor = (event: { at: string; id: string }): string => `${event.at}_${event.id}`;

/** What a cursor says, or undefined when it is not one. */
export function readEventCursor(cursor: string): { at: string; id: string } | undefined {
  const [at = '', id = ''] = cursor.split('_');
  return isId(id) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** Rows of `StoredEvent`. An unreadable cursor begins at the newest; callers refuse it first with `readEventCursor`. */
export function listEvents(filter: EventFilter, page: EventPage): Statement {
  const { conditions, values, take } = where(filter);
  const after = page.after === undefined ? undefined : readEventCursor(page.after);
  if (after) conditions.push(`(e.at, e.id) < (${take(after.at, 'timestamptz')}, ${take(after.id, 'uuid')})`);
  const text = `select ${eventColumns} from event e${conditionText(conditions)}
    order by e.at desc, e.id desc limit ${Math.trunc(page.limit)}`;
  return { text, values };
}

/** One row `{ count }`, counted up to `most` and no further. */
export function countEvents(filter: EventFilter, most: number): Statement {
  const { conditions, values } = where(filter);
  const text = `select count(*)::integer as count from
    (select from event e${conditionText(conditions)} limit ${Math.trunc(most)}) as counted`;
  return { text, values };
}

const conditionText = (conditions: readonly string[]) =>
  conditions.length ? ` where ${conditions.join(' and ')}` : '';

function where(filter: EventFilter) {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const take = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const add = <T>(value: T | undefined, condition: (value: T) => string) => {
    if (value !== undefined) conditions.push(condition(value));
  };
  add(filter.operations, (names) => `e.operation = any(${take(names, 'text[]')})`);
  add(filter.outcomes, (outcomes) => `e.outcome = any(${take(outcomes, 'text[]')})`);
  add(filter.actorId, (id) => `e.actor_id = ${take(id, 'uuid')}`);
  add(filter.actorKinds, (kinds) => `e.actor_kind = any(${take(kinds, 'text[]')})`);
  add(filter.recordId, (id) => `e.record_id = ${take(id, 'uuid')}`);
  add(filter.recordKind, (kind) => `e.record_kind = ${take(kind, 'text')}`);
  add(filter.subjectId, (id) => `e.subject_ids @> array[${take(id, 'uuid')}]`);
  if (filter.personalOnly) conditions.push(`e.subject_ids <> '{}'`);
  add(filter.audience, (audience) => `e.audience = ${take(audience, 'text')}`);
  add(filter.since, (at) => `e.at >= ${take(at, 'timestamptz')}`);
  add(filter.before, (at) => `e.at < ${take(at, 'timestamptz')}`);
  const words = storableText(filter.text ?? '').trim();
  if (words) conditions.push(`(${textConditions(words, filter.titledOperations ?? [], take).join(' or ')})`);
  return { conditions, values, take };
}

function textConditions(
  text: string,
  titled: readonly string[],
  take: (value: unknown, type: string) => string,
): string[] {
  const clear = `lower(concat_ws(' ', e.operation, e.record_kind, e.outcome, e.address, e.request_id, e.data::text))`;
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/);
  const found = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return `replace(${clear}, 'ё', 'е') like ${take(pattern, 'text')}`;
  });
  const conditions = [`(${found.join(' and ')})`];
  if (titled.length) conditions.push(`e.operation = any(${take(titled, 'text[]')})`);
  if (isId(text)) {
    const id = take(text, 'uuid');
    conditions.push(`${id} in (e.id, e.record_id, e.actor_id)`, `e.subject_ids @> array[${id}]`);
  }
  return conditions;
}
