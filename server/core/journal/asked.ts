// What a person asks of the journal as the filter of its statements: days in the organisation's zone, words in titles.
import type { Input } from '#contract/core.ts';
import type { listEvents } from '#contract/record.ts';
import type { Services } from '../services.ts';
import { endOfDay, startOfDay } from '../zone.ts';
import type { EventFilter } from './list.ts';

export type AskedOfJournal = Omit<Input<typeof listEvents>, 'limit' | 'after'>;

export function filterOf(services: Services, asked: AskedOfJournal): EventFilter {
  const { zone } = services.config;
  return {
    operations: asked.operation ? [asked.operation] : undefined,
    outcomes: asked.outcome ? [asked.outcome] : undefined,
    actorId: asked.actorId,
    actorKinds: asked.source ? [asked.source] : undefined,
    recordId: asked.recordId,
    subjectId: asked.subjectId,
    personalOnly: asked.personal,
    since: asked.from ? startOfDay(zone, asked.from) : undefined,
    before: asked.to ? endOfDay(zone, asked.to) : undefined,
    text: asked.q,
    titledOperations: asked.q ? titled(services, asked.q) : undefined,
  };
}

/** Operations whose titles hold the searched words. */
function titled(services: Services, typed: string): string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  return services.catalog.operations
    .filter(({ title }) => plain(`${title.ru} ${title.en}`).includes(wanted))
    .map(({ name }) => name);
}
