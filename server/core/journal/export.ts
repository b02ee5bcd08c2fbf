// The journal as CSV, page by page as it goes out. Whose data a page shows is journaled before the page leaves.
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { csvLine, csvStart } from '../export/csv.ts';
import { newId } from '../ids.ts';
import type { Services } from '../services.ts';
import { type AskedOfJournal, filterOf } from './asked.ts';
import type { StoredEvent } from './event.ts';
import { eventCursor, listEvents } from './list.ts';
import { readPersonal } from './personal.ts';
import { type EventView, numbersOf, viewOf } from './view.ts';

const pageSize = 500;

export interface JournalExport {
  services: Services;
  actor: Actor;
  operation: string;
  asked: AskedOfJournal;
  /** No more than this many events; all of them when absent. */
  limit?: number | undefined;
}

const heads = {
  ru: [
    'Когда',
    'Действие',
    'Код действия',
    'Исход',
    'Кто',
    'Источник',
    'Адрес',
    'Вид записи',
    'Номер записи',
    'Запись',
    'Субъекты',
    'Данные',
    'Личные данные',
    'Запрос',
    'Событие',
  ],
  en: [
    'When',
    'Act',
    'Operation',
    'Outcome',
    'Who',
    'Source',
    'Address',
    'Kind of record',
    'Number of record',
    'Record',
    'Subjects',
    'Data',
    'Personal data',
    'Request',
    'Event',
  ],
};
const outcomes = {
  ru: { done: 'сделано', refused: 'отказано', read: 'просмотрено' },
  en: { done: 'done', refused: 'refused', read: 'read' },
};
const ends = {
  ru: (line: { name: string; at: string; number: string; count: number; filter: string }) =>
    `Выгрузка ${line.number}: ${line.count} событий, выгрузил ${line.name} ${line.at}, отбор: ${line.filter}`,
  en: (line: { name: string; at: string; number: string; count: number; filter: string }) =>
    `Export ${line.number}: ${line.count} events, taken by ${line.name} at ${line.at}, filter: ${line.filter}`,
};

export async function* journalAsCsv({
  services,
  actor,
  operation,
  asked,
  limit,
}: JournalExport): AsyncGenerator<string> {
  const { locale } = actor;
  const number = newId(services.clock.now().getTime());
  const time = momentsIn(services.config.zone);
  const filter = filterOf(services, asked);
  // What was searched for may be a name: the journal says only that something was.
  const { q, ...clear } = asked;
  const told = { ...clear, ...(q ? { searched: true } : {}) };
  let after: string | undefined;
  let count = 0;
  yield csvStart + csvLine(heads[locale]);
  for (;;) {
    const wanted = Math.min(pageSize, (limit ?? Number.POSITIVE_INFINITY) - count);
    const { text, values } = listEvents(filter, { after, limit: wanted });
    const { rows } = wanted > 0 ? await services.pools.read.query<StoredEvent>(text, values) : { rows: [] };
    const subjects = new Set(rows.flatMap((event) => [...event.subjectIds, ...Object.keys(event.personal)]));
    if (rows.length > 0 || count === 0) {
      const note = { subjectIds: [...subjects], data: { export: number, filter: told, events: rows.length } };
      await writeEvents(services, services.pools.aside, actor, operation, [note], 'read');
    }
    const personal = await readPersonal(services.pools.read, services.subjectKeys, rows);
    const numbers = await numbersOf(services.pools.read as Sql, rows);
    count += rows.length;
    yield rows
      .map((event) =>
        line(
          viewOf(services.catalog, event, personal.get(event.id), numbers.get(event.recordId ?? '') ?? null),
          locale,
          time,
        ),
      )
      .join('');
    const last = rows.at(-1);
    if (rows.length < wanted || !last || count === limit) break;
    after = eventCursor(last);
  }
  services.kick();
  const at = time(services.clock.now().toISOString());
  yield csvLine([ends[locale]({ name: actor.name, at, number, count, filter: JSON.stringify(asked) })]);
}

function line(event: EventView, locale: 'ru' | 'en', time: (at: string) => string): string {
  return csvLine([
    time(event.at),
    event.title[locale],
    event.operation,
    outcomes[locale][event.outcome],
    whoOf(event, locale),
    event.actorKind,
    event.address,
    event.recordKind,
    event.recordNumber,
    event.recordId,
    event.subjectIds.join(' '),
    Object.keys(event.data).length > 0 ? event.data : '',
    Object.keys(event.personal).length > 0 ? event.personal : '',
    event.requestId,
    event.id,
  ]);
}

/** «Петров за: Иванов» when somebody stood in. */
function whoOf({ actor, actorId, behalfOf }: EventView, locale: 'ru' | 'en'): string {
  const who = actor ?? actorId;
  return behalfOf ? `${who} ${locale === 'ru' ? 'за' : 'for'}: ${behalfOf.name ?? behalfOf.id}` : who;
}

/** `2026-11-21 14:05:09` where the organisation is: sorts as text, and Excel knows it as a moment. */
export function momentsIn(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
