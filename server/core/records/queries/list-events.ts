// The journal's page: every act, refusal and reading of personal data, newest first, by any clear field.
import { listEvents as contract } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import type { StoredEvent } from '../../journal/event.ts';
import { eventCursor, listEvents, readEventCursor } from '../../journal/list.ts';
import { readPersonal } from '../../journal/personal.ts';
import { eventTitle } from '../../journal/titles.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import { endOfDay, startOfDay } from '../../zone.ts';

export const listEventsQuery = query(contract, async (reader, input) => {
  requireEverywhere(reader);
  if (input.after !== undefined && !readEventCursor(input.after)) throw new Refusal('bad_cursor');
  const { services } = shapeOf(reader);
  const { zone } = services.config;
  const { text, values } = listEvents(
    {
      operations: input.operation ? [input.operation] : undefined,
      outcomes: input.outcome ? [input.outcome] : undefined,
      actorId: input.actorId,
      recordId: input.recordId,
      subjectId: input.subjectId,
      personalOnly: input.personal,
      since: input.from ? startOfDay(zone, input.from) : undefined,
      before: input.to ? endOfDay(zone, input.to) : undefined,
      text: input.q,
      titledOperations: input.q ? titled(reader, input.q) : undefined,
    },
    { after: input.after, limit: input.limit + 1 },
  );
  const { rows } = await sqlOf(reader).query<StoredEvent>(text, values);
  const events = rows.slice(0, input.limit);
  const personal = await readPersonal(sqlOf(reader), services.subjectKeys, events);
  const last = events.at(-1);
  reader.shows(events.flatMap((event) => [...event.subjectIds, ...Object.keys(event.personal)]));
  return {
    items: events.map((event) => {
      const values = personal.get(event.id) ?? {};
      return {
        id: event.id,
        at: event.at,
        operation: event.operation,
        title: eventTitle(services.catalog, event.operation),
        outcome: event.outcome,
        actorId: event.actorId,
        actor: actorOf(event, values),
        actorKind: event.actorKind,
        program: programOf(event, values),
        recordId: event.recordId,
        recordKind: event.recordKind,
        subjectIds: event.subjectIds,
        audience: event.audience,
        address: event.address,
        requestId: event.requestId,
        data: withoutActor(event),
        personal: values,
      };
    }),
    next: rows.length > input.limit && last ? eventCursor(last) : null,
  };
});

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

/** The clear facts; the actor's name among them is told apart. */
function withoutActor(event: StoredEvent): Record<string, unknown> {
  const { actor: _actor, ...facts } = (event.data ?? {}) as Record<string, unknown>;
  return facts;
}

/** Operations whose titles hold the searched words. */
function titled(reader: AnyReader, typed: string): string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  return shapeOf(reader)
    .services.catalog.operations.filter(({ title }) => plain(`${title.ru} ${title.en}`).includes(wanted))
    .map(({ name }) => name);
}
