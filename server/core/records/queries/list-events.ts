// The journal's page: every act, refusal and reading of personal data, newest first, by any clear field.
import { listEvents as contract } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { filterOf } from '../../journal/asked.ts';
import type { StoredEvent } from '../../journal/event.ts';
import { eventCursor, listEvents, readEventCursor } from '../../journal/list.ts';
import { readPersonal } from '../../journal/personal.ts';
import { numbersOf, viewOf } from '../../journal/view.ts';
import { Refusal } from '../../refusal.ts';

export const listEventsQuery = query(contract, async (reader, { after, limit, ...asked }) => {
  requireEverywhere(reader);
  if (after !== undefined && !readEventCursor(after)) throw new Refusal('bad_cursor');
  const { services } = shapeOf(reader);
  const { text, values } = listEvents(filterOf(services, asked), { after, limit: limit + 1 });
  const { rows } = await sqlOf(reader).query<StoredEvent>(text, values);
  const events = rows.slice(0, limit);
  const personal = await readPersonal(sqlOf(reader), services.subjectKeys, events);
  const numbers = await numbersOf(sqlOf(reader), events);
  const last = events.at(-1);
  reader.shows(events.flatMap((event) => [...event.subjectIds, ...Object.keys(event.personal)]));
  return {
    items: events.map((event) =>
      viewOf(services.catalog, event, personal.get(event.id), numbers.get(event.recordId ?? '') ?? null),
    ),
    next: rows.length > limit && last ? eventCursor(last) : null,
  };
});
