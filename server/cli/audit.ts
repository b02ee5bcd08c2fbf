// `audit list` and `audit verify`: the journal's newest events, on the screen or as CSV, and whether it is whole.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { exportEvents, listEvents } from '#contract/record.ts';
import type { AskedOfJournal } from '#core/journal/asked.ts';
import { journalAsCsv } from '#core/journal/export.ts';
import { headsFileOf } from '#core/journal/heads.ts';
import { verifyJournal } from '#core/journal/verify.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import { type Answer, type ProgramGround, UsageError } from './command.ts';
import { tableLines } from './table.ts';

type EventRow = z.output<(typeof listEvents)['output']>['items'][number];

const outcomeWords: Record<EventRow['outcome'], string> = { done: 'сделано', refused: 'отказано', read: 'просмотрено' };
const mostAtOnce = 200;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The filter of the flags; the runner checks the rest. */
function askedIn({ flags }: ProgramGround): AskedOfJournal {
  const day = (name: string) => {
    const given = flags.text(name);
    if (given !== undefined && !isDay(given)) throw new UsageError(`--${name}: нужен день вида 2026-01-31`);
    return given;
  };
  return {
    personal: flags.has('pdn-related') || undefined,
    q: flags.text('search'),
    from: day('date-from'),
    to: day('date-to'),
  };
}

async function exportJournal(ground: ProgramGround, asked: AskedOfJournal, path: string): Promise<Answer> {
  const { services, actor, flags } = ground;
  const limit = flags.text('limit') === undefined ? undefined : flags.count('limit', 50);
  // A file that is there already is not written over: an export is evidence.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const csv = journalAsCsv({ services, actor, operation: exportEvents.name, asked, limit });
  await pipeline(csv, file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new StartError(`Файл ${path} уже есть: укажите другой`) : error;
  });
  return { json: { file: path }, lines: [`Журнал выгружен в файл ${path}`] };
}

export async function listJournal(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const asked = askedIn(ground);
  const path = flags.text('export-csv');
  if (path) return exportJournal(ground, asked, path);
  const limit = flags.count('limit', 50);
  const items: EventRow[] = [];
  let after: string | undefined;
  do {
    const page = { limit: Math.min(limit - items.length, mostAtOnce), after };
    const { body } = await call(services, listEvents.name, actor, { ...asked, ...page });
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
  return { json: { items }, lines: rows.length > 0 ? tableLines(head, rows) : ['Таких событий нет'] };
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
