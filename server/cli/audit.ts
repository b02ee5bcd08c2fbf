// `audit list` and `audit verify`: the journal's newest events, and whether it is whole.
import type { z } from 'zod';
import type { listEvents } from '#contract/record.ts';
import { headsFileOf } from '#core/journal/heads.ts';
import { verifyJournal } from '#core/journal/verify.ts';
import { call } from '#core/runner.ts';
import type { Answer, ProgramGround } from './command.ts';
import { tableLines } from './table.ts';

type EventRow = z.output<(typeof listEvents)['output']>['items'][number];

const outcomeWords: Record<EventRow['outcome'], string> = { done: 'сделано', refused: 'отказано', read: 'просмотрено' };
const mostAtOnce = 200;

export async function listJournal({ services, actor, flags }: ProgramGround): Promise<Answer> {
  const limit = flags.count('limit', 50);
  const items: EventRow[] = [];
  let after: string | undefined;
  do {
    const page = { limit: Math.min(limit - items.length, mostAtOnce), after };
    const { body } = await call(services, 'core.event.list', actor, page);
    const found = body as z.output<(typeof listEvents)['output']>;
    items.push(...found.items);
    after = found.next ?? undefined;
  } while (after && items.length < limit);
  const zone = new Intl.DateTimeFormat('ru-RU', {
    timeZone: services.config.zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const rows = items.map((event) => [
    zone.format(new Date(event.at)),
    event.title.ru,
    outcomeWords[event.outcome],
    event.actor ?? event.actorKind,
    event.address,
    event.recordId ? `${event.recordKind} ${event.recordId}` : '',
  ]);
  const head = ['Когда', 'Действие', 'Исход', 'Кто', 'Откуда', 'Запись'];
  return { json: { items }, lines: rows.length > 0 ? tableLines(head, rows) : ['Журнал пуст'] };
}

export async function verifyWhole({ services, tell }: ProgramGround): Promise<Answer> {
  const { pools, keys, clock, config } = services;
  let told = 0;
  const verdict = await verifyJournal(pools.read, keys, {
    headsFile: headsFileOf(config.dataDir),
    clock,
    onProgress(events) {
      if (events - told < 100_000) return;
      told = events;
      tell(`Проверено событий: ${events}`);
    },
  });
  const found = verdict.findings.map(({ text }) => text.ru);
  if (verdict.moreFindings > 0) found.push(`И ещё находок: ${verdict.moreFindings}`);
  return {
    json: verdict,
    code: verdict.ok ? 0 : 1,
    lines: [
      verdict.ok ? 'Журнал цел' : `Журнал повреждён, находок: ${found.length + Math.max(0, verdict.moreFindings - 1)}`,
      ...found,
      `Под печатями событий: ${verdict.sealedEvents}, печатей: ${verdict.seals}`,
      `Ещё без печати событий: ${verdict.unsealedEvents}, старейшему ${verdict.unsealedSeconds} с`,
      verdict.headsChecked > 0
        ? `Сверено выгруженных печатей: ${verdict.headsChecked}`
        : `Выгруженных печатей нет: ${headsFileOf(config.dataDir)}`,
    ],
  };
}
