// The bytes of an event that its MAC covers: the same when computed before the insert and from the row read back.
// jsonb reorders keys and rewrites numbers, so JSON is written anew: sorted keys, JavaScript's number text.

/** Text as PostgreSQL can hold it: no NUL, no halves of surrogate pairs. */
export function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
}

/** JSON with sorted keys and storable strings; drops what JSON has no word for, as JSON.stringify does. */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null';
}

function write(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(storableText(value));
    case 'number':
    case 'boolean':
      return JSON.stringify(value);
    case 'bigint':
      throw new TypeError('a journal value may not be a bigint');
    case 'object':
      return value === null ? 'null' : writeObject(value);
    default:
      return undefined;
  }
}

function writeObject(value: object): string | undefined {
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
  const entries = new Map<string, string>();
  for (const [key, item] of Object.entries(value)) {
    const text = write(item);
    if (text !== undefined) entries.set(storableText(key), text);
  }
  const keys = [...entries.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${entries.get(key)}`).join(',')}}`;
}

/** An event's stored columns in the form that the MAC covers; `data` and `personal` are canonical JSON. */
export interface CanonicalEvent {
  id: string;
  /** Seconds since 1970 with six decimals, as `extract(epoch from at)::text` gives them. */
  at: string;
  operation: string;
  outcome: string;
  actorId: string;
  actorKind: string;
  behalfOf: string | null;
  recordId: string | null;
  recordKind: string | null;
  subjectIds: string[];
  audience: string;
  address: string;
  requestId: string;
  data: string;
  personal: string;
}

export function canonicalBytes(event: CanonicalEvent): string {
  return JSON.stringify([
    'vedomo-event-1',
    event.id,
    event.at,
    event.operation,
    event.outcome,
    event.actorId,
    event.actorKind,
    event.behalfOf,
    event.recordId,
    event.recordKind,
    event.subjectIds,
    event.audience,
    event.address,
    event.requestId,
    event.data,
    event.personal,
  ]);
}

/** A moment in milliseconds the way `extract(epoch from at)::text` prints it. */
export function epochText(ms: number): string {
  if (!Number.isSafeInteger(ms)) throw new TypeError('an event needs a valid moment');
  const digits = String(Math.abs(ms)).padStart(4, '0');
  return `${ms < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}000`;
}

/** The select list of a `CanonicalEvent` as stored, plus its place and MAC, from `event e`. */
export const canonicalColumns = `e.id, e.era, e.xid::text as xid, extract(epoch from e.at)::text as at,
  e.operation, e.outcome, e.actor_id as "actorId", e.actor_kind as "actorKind", e.behalf_of as "behalfOf",
  e.record_id as "recordId", e.record_kind as "recordKind", e.subject_ids::text[] as "subjectIds",
  e.audience, e.address, e.request_id as "requestId", e.data::text as data, e.personal::text as personal, e.mac`;
