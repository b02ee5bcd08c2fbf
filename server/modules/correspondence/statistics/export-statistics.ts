// The table of statistics as a workbook or CSV: what the page shows, to its last row, with what it was compared with.
import { PassThrough } from 'node:stream';
import type { Locale, Output } from '#contract/core.ts';
import { directions, exportStatistics, type readStatistics } from '#contract/correspondence.ts';
import { writeEvents } from '#core/events.ts';
import type { Cell, TableColumn } from '#core/export/table.ts';
import { mediaTypes, writeTable } from '#core/export/write-table.ts';
import { stream } from '#core/operation.ts';
import { call } from '#core/runner.ts';
import { statisticsWords } from './words.ts';

type Figures = Output<typeof readStatistics>;
const mostRows = 500;

export const exportStatisticsStream = stream(exportStatistics, async ({ services, actor, input, reply }) => {
  const { format, ...asked } = input;
  const answer = await call(services, 'correspondence.statistics.read', actor, { ...asked, limit: mostRows });
  const told = { by: input.by, from: input.from, to: input.to, format };
  await writeEvents(services, services.pools.write, actor, exportStatistics.name, [{ data: told }], 'read');
  const figures = answer.body as Figures;
  const words = statisticsWords[actor.locale as Locale];
  const out = new PassThrough();
  const table = writeTable(format, out, {
    title: `${words.title}: ${words.by[input.by]}`,
    about: [`${words.period}: ${figures.period.from} – ${figures.period.to}`],
    columns: columnsOf(figures, words.by[input.by], words),
    locale: actor.locale as Locale,
    zone: services.config.zone,
    at: services.clock.now(),
  });
  const write = async () => {
    try {
      await table.rows([...figures.rows.map((row) => lineOf(row, input.by, words)), totalOf(figures, words)]);
      await table.end();
    } finally {
      await table.close();
    }
  };
  write().then(
    () => out.end(),
    (error: Error) => out.destroy(error),
  );
  reply.headers({
    'content-type': mediaTypes[format],
    'content-disposition': `attachment; filename="statistics-${input.by}-${input.from}-${input.to}.${format}"`,
    'cache-control': 'no-store',
  });
  return reply.send(out);
});

type Words = (typeof statisticsWords)[Locale];

function columnsOf(figures: Figures, head: string, words: Words): TableColumn[] {
  const counted = [...directions.map((direction) => words.direction[direction]), words.total];
  const before = figures.before ? counted.map((title) => `${title}, ${words.before}`) : [];
  return [
    { title: head, kind: 'text', width: 40 },
    ...[...counted, ...before].map((title): TableColumn => ({ title, kind: 'number', width: 14 })),
  ];
}

const cells = (counts: Record<string, number>): Cell[] => {
  const each = directions.map((direction) => counts[direction] ?? 0);
  return [...each, each.reduce((one, other) => one + other, 0)];
};

function lineOf(row: Figures['rows'][number], by: keyof Words['by'], words: Words): Cell[] {
  const closed = (words.value[by as 'state'] as Record<string, string> | undefined)?.[row.key];
  const name = row.name ?? closed ?? (row.key === 'none' ? words.none : row.key);
  return [name, ...cells(row.counts), ...(row.before ? cells(row.before) : [])];
}

const totalOf = (figures: Figures, words: Words): Cell[] => [
  words.total,
  ...cells(figures.total),
  ...(figures.totalBefore ? cells(figures.totalBefore) : []),
];
