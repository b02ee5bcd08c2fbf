// The task that writes a list to a file: page by page through the list's own handler, as whoever asked for it.
import * as z from 'zod';
import type { Text } from '#contract/core.ts';
import { exportFormats } from '#contract/exports.ts';
import { parseInput } from '../input.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { defineTask, type TaskRun } from '../tasks/definition.ts';
import { columnsOf } from './columns-of.ts';
import { isPaged, type ListColumn, type ListExport } from './list-export.ts';
import { type Cell, type TableShape, wallClock, writtenDate } from './table.ts';
import { paperRows, writeVolumes } from './volumes.ts';

const pageRows = 500;

const params = z.object({
  list: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  filter: z.record(z.string(), z.unknown()),
  columns: z.array(z.string()),
  format: z.enum(exportFormats),
  about: z.array(z.string()),
});
type Params = z.output<typeof params>;
interface Page {
  items: unknown[];
  /** Absent of a list that comes whole. */
  next?: string | null;
  count?: number;
}

export const exportTask = defineTask({
  kind: 'core.export',
  title: ({ title }): Text => ({ ru: `Выгрузка: ${title.ru}`, en: `Export: ${title.en}` }),
  input: params,
  async run(run) {
    const exported = exportNamed(run.services, run.params.list);
    const known = await run.read((reader) => columnsOf(reader, exported));
    const columns = run.params.columns.map((key) => columnNamed(known, key));
    const shape = await shapeOf(run, columns, exported.stamped);
    const { format, title } = run.params;
    const day = wallClock(shape.zone)(shape.at.toISOString()).slice(0, 10);
    await writeVolumes(run, {
      formats: [format],
      rowsPerVolume: format === 'pdf' ? paperRows : Number.POSITIVE_INFINITY,
      nameOf: (volume) => `${title[shape.locale]} ${day}${volume > 1 ? ` (${volume})` : ''}.${format}`,
      shapeOf: () => shape,
      rows: rowsOf(run, exported, columns, shape.locale),
    });
  },
});

/** The list by the name of its operation; the parameters of a task hold no other. */
export function exportNamed(services: Services, list: string): ListExport {
  const exported = services.catalog.exports.get(list);
  if (!exported) throw new Refusal('export_list_unknown', { list });
  return exported;
}

export function columnNamed(columns: readonly ListColumn<never>[], key: string): ListColumn<never> {
  const column = columns.find((one) => one.key === key);
  if (!column) throw new Refusal('export_column_unknown', { column: key });
  return column;
}

async function* rowsOf(
  run: TaskRun<Params>,
  exported: ListExport,
  columns: readonly ListColumn<never>[],
  locale: 'ru' | 'en',
): AsyncGenerator<Cell[][]> {
  const { operation } = exported;
  const handler = run.services.catalog.handlers.get(operation.name);
  if (handler?.kind !== 'query') throw new Error(`${operation.name} is no list`);
  const { filter } = run.params;
  const paged = isPaged(exported);
  const input = parseInput(operation.input, paged ? { ...filter, limit: 1 } : filter) as Record<string, unknown>;
  let total = exported.count ? await countOf(run, exported.count.name, filter) : undefined;
  let done = 0;
  for (let after: string | undefined; ; ) {
    const asked = paged ? { ...input, limit: pageRows, after } : input;
    const page = await run.read((reader) => handler.run(reader, asked) as Promise<Page>, operation.name);
    total ??= page.count;
    done += page.items.length;
    if (page.items.length > 0)
      yield page.items.map((row) => columns.map((column) => column.value(row as never, locale, page.items as never)));
    await run.progress(done, Math.max(total ?? 0, done) || undefined);
    if (!page.next) return;
    after = page.next;
  }
}

async function countOf(run: TaskRun<Params>, count: string, filter: Params['filter']): Promise<number | undefined> {
  const { sort: _sort, limit: _limit, after: _after, ...rest } = filter;
  // A list may be read by somebody who may not count it: then there is no total, only how many rows are done.
  const answer = await run.call(count, { ...rest, exact: true }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  return (answer as { count?: number } | undefined)?.count;
}

const said = {
  ru: { filter: 'Отбор', all: 'весь список', by: 'Выгрузка', task: 'задание' },
  en: { filter: 'Filter', all: 'the whole list', by: 'Exported by', task: 'task' },
};

async function shapeOf(
  run: TaskRun<Params>,
  columns: readonly ListColumn<never>[],
  stamped = false,
): Promise<TableShape> {
  const actor = await run.actor();
  const { locale } = actor;
  const { zone } = run.services.config;
  const at = run.services.clock.now();
  const wall = wallClock(zone)(at.toISOString());
  const who = actor.standing ? `${actor.name} (${actor.standing.name})` : actor.name;
  const words = said[locale];
  const when = `${writtenDate(wall)} ${wall.slice(11, 16)}`;
  const about = [
    `${words.filter}: ${run.params.about.length > 0 ? run.params.about.join('; ') : words.all}`,
    `${words.by}: ${who}, ${when}, ${words.task} ${run.id}`,
  ];
  return {
    title: run.params.title[locale],
    columns: columns.map(({ title, kind, width }) => ({
      title: title[locale],
      kind: kind ?? 'text',
      width: width ?? 20,
    })),
    about,
    ...(stamped ? { stamp: [run.params.title[locale], ...about].join('. ') } : {}),
    footer: `${run.params.title[locale]} · ${who} · ${when} · ${words.task} ${run.id}`,
    author: who,
    locale,
    zone,
    at,
  };
}
