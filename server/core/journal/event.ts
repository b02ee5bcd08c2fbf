// The shapes of the journal: an event to be written, an event as read back, and its place in the order of commits.
import type { Audience } from '#contract/core.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type Outcome = 'done' | 'refused' | 'read';

export interface NewEvent {
  /** uuidv7. */
  id: string;
  /** ISO 8601 with milliseconds. */
  at: string;
  operation: string;
  outcome: Outcome;
  actorId: string;
  actorKind: string;
  behalfOf?: string | null | undefined;
  recordId?: string | null | undefined;
  recordKind?: string | null | undefined;
  /** Whose personal data this event is about; what "only personal data" filters by. */
  subjectIds: string[];
  audience: Audience;
  address: string;
  requestId: string;
  /** What may be read and searched by everyone who may read the journal: no names, no addresses of people. */
  data: Json;
  /** Subject id → values that are stored only under this subject's key, the actor's name included. */
  personal: Record<string, Json>;
}

/** Where an event stands: by era, then transaction, then id. Events become visible to readers in this order. */
export interface Place {
  era: number;
  /** A 64-bit number as text. */
  xid: string;
  id: string;
}

export interface StoredEvent extends Place {
  at: string;
  operation: string;
  outcome: Outcome;
  actorId: string;
  actorKind: string;
  behalfOf: string | null;
  recordId: string | null;
  recordKind: string | null;
  subjectIds: string[];
  audience: Audience;
  address: string;
  requestId: string;
  data: Json;
  /** Subject id → base64; `readPersonal` opens it. */
  personal: Record<string, string>;
}

/** The select list of a `StoredEvent` from `event e`. */
export const eventColumns = `e.id, e.era, e.xid::text as xid,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  e.operation, e.outcome, e.actor_id as "actorId", e.actor_kind as "actorKind", e.behalf_of as "behalfOf",
  e.record_id as "recordId", e.record_kind as "recordKind", e.subject_ids::text[] as "subjectIds",
  e.audience, e.address, e.request_id as "requestId", e.data, e.personal`;

/** Before every event. */
export const firstPlace: Place = { era: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' };

/** Negative when `a` comes before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.era !== b.era) return a.era - b.era;
  if (a.xid.length !== b.xid.length) return a.xid.length - b.xid.length;
  if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
