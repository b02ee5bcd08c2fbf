// The report as a workbook, CSV or PDF: what the page shows, to its last row, with the moment whose figures they are.
import { PassThrough } from 'node:stream';
import type { Locale, Output } from '#contract/core.ts';
import { exportReport, type ReportFigures, type readReport } from '#contract/helpdesk.ts';
import { writeEvents } from '#core/events.ts';
import type { Cell, TableColumn } from '#core/export/table.ts';
import { mediaTypes, writeTable } from '#core/export/write-table.ts';
import { stream } from '#core/operation.ts';
import { call } from '#core/runner.ts';
import { channelWord, priorityWord } from '../ticket-words.ts';
import { reportWords } from './report-words.ts';

type Report = Output<typeof readReport>;

const figures = [
  'created',
  'solved',
  'inTime',
  'late',
  'reopened',
  'open',
  'overdue',
  'answerMedian',
  'answerP90',
  'solveMedian',
  'solveP90',
  'rated',
  'rating',
  'minutes',
] as const satisfies readonly (keyof ReportFigures)[];

export const exportReportStream = stream(exportReport, async ({ services, actor, input, reply }) => {
  const { format, ...asked } = input;
  const report = (await call(services, 'helpdesk.report.summary', actor, asked)).body as Report;
  const told = { by: input.by, from: input.from, to: input.to, asOf: report.asOf, format };
  await writeEvents(services, services.pools.write, actor, exportReport.name, [{ data: told }], 'read');
  const words = reportWords[actor.locale as Locale];
  const out = new PassThrough();
  const columns: TableColumn[] = [
    { title: words.by[input.by], kind: 'text', width: 34 },
    ...figures.map((figure): TableColumn => ({ title: words.figure[figure], kind: 'number', width: 12 })),
  ];
  const table = writeTable(format, out, {
    title: `${words.title}: ${words.by[input.by]}`,
    about: [`${words.period}: ${report.period.from} – ${report.period.to}`, `${words.asOf}: ${report.asOf}`],
    columns,
    locale: actor.locale as Locale,
    zone: services.config.zone,
    at: services.clock.now(),
  });
  const cells = (row: ReportFigures): Cell[] => figures.map((figure) => row[figure]);
  const nameOf = (row: Report['rows'][number]) =>
    row.key === 'none'
      ? words.none
      : (row.name ??
        (input.by === 'priority'
          ? priorityWord(row.key, actor.locale)
          : input.by === 'channel'
            ? channelWord(row.key, actor.locale)
            : row.key));
  const write = async () => {
    try {
      await table.rows([
        ...report.rows.map((row) => [nameOf(row), ...cells(row)] as Cell[]),
        [words.total, ...cells(report.total)],
      ]);
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
    'content-disposition': `attachment; filename="tickets-${input.by}-${input.from}-${input.to}.${format}"`,
    'cache-control': 'no-store',
  });
  return reply.send(out);
});
