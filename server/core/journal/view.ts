// An event as people read it: its title, the actor's name of that time, clear facts and personal values apart.
import type { Output } from '#contract/core.ts';
import type { listEvents } from '#contract/record.ts';
import type { Catalog } from '../catalog.ts';
import type { Sql } from '../db/sql.ts';
import type { Json, StoredEvent } from './event.ts';
import { eventTitle } from './titles.ts';

export type EventView = Output<typeof listEvents>['items'][number];

export function viewOf(
  catalog: Catalog,
  event: StoredEvent,
  personal: Record<string, Json> = {},
  recordNumber: string | null = null,
): EventView {
  return {
    id: event.id,
    at: event.at,
    operation: event.operation,
    title: eventTitle(catalog, event.operation),
    outcome: event.outcome,
    actorId: event.actorId,
    actor: actorOf(event, personal),
    actorKind: event.actorKind,
    program: programOf(event, personal),
    behalfOf: absentOf(event, personal),
    recordId: event.recordId,
    recordKind: event.recordKind,
    recordNumber,
    subjectIds: event.subjectIds,
    audience: event.audience,
    address: event.address,
    requestId: event.requestId,
    data: withoutActor(event),
    personal,
  };
}

/** The name that the actor bore then; of parts of the program and commands it stands in the clear. */
function actorOf(event: StoredEvent, personal: Record<string, unknown>): string | null {
  const own = personal[event.actorId] as { actor?: unknown } | null | undefined;
  const clear = event.data as { actor?: unknown } | null;
  const name = own?.actor ?? clear?.actor;
  return typeof name === 'string' ? name : null;
}

/** The program through which the person acted, as it was called then. */
function programOf(event: StoredEvent, personal: Record<string, unknown>): string | null {
  if (event.actorKind !== 'client') return null;
  const own = personal[event.actorId] as { program?: unknown } | null | undefined;
  return typeof own?.program === 'string' ? own.program : null;
}

/** The absent person in whose name it was done, as they were called then. */
function absentOf(event: StoredEvent, personal: Record<string, unknown>): EventView['behalfOf'] {
  if (!event.behalfOf) return null;
  const own = personal[event.behalfOf] as { absent?: unknown } | null | undefined;
  return { id: event.behalfOf, name: typeof own?.absent === 'string' ? own.absent : null };
}

/** The clear facts; the actor's name among them is told apart. */
function withoutActor(event: StoredEvent): Record<string, unknown> {
  const { actor: _actor, ...facts } = (event.data ?? {}) as Record<string, unknown>;
  return facts;
}

/** The numbers of the records that these events are about. */
export async function numbersOf(sql: Sql, events: readonly StoredEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.flatMap((event) => event.recordId ?? []))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<{ id: string; number: string }>(
    'select id, number from record where id = any($1::uuid[]) and number is not null',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.number]));
}
