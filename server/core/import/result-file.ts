// The file's rows with «Итог | Дата | Подробности» beside each: what was done, when, and what is wrong with it. A workbook
// gives a workbook, any other table CSV.
import { PassThrough, type Writable } from 'node:stream';
import type { Locale } from '#contract/core.ts';
import { downloadImport } from '#contract/import.ts';
import { dateIn } from '../clock.ts';
import type { StoredProblem } from '../db/import-rows.ts';
import { writeEvents } from '../events.ts';
import { mediaTypes, writeTable } from '../export/write-table.ts';
import { contentDisposition } from '../files/file-name.ts';
import { stream } from '../operation.ts';
import { Refusal, words } from '../refusal.ts';
import type { Services } from '../services.ts';
import { seesImport } from './cards.ts';
import type { ImportColumn } from './definition.ts';
import { columnsOf } from './own-columns.ts';
import { type ImportRow, importRow } from './progress.ts';

const pageSize = 2_000;
const outcomes = {
  done: {
    new: { ru: 'Создано', en: 'Created' },
    changed: { ru: 'Изменено', en: 'Changed' },
    same: { ru: 'Без изменений', en: 'No change' },
    error: { ru: 'Ошибка', en: 'Error' },
  },
  expected: {
    new: { ru: 'Будет создано', en: 'Will be created' },
    changed: { ru: 'Будет изменено', en: 'Will be changed' },
    same: { ru: 'Без изменений', en: 'No change' },
    error: { ru: 'Ошибка', en: 'Error' },
  },
} as const;
const headings = {
  ru: ['Итог', 'Дата', 'Подробности'],
  en: ['Outcome', 'Date', 'Details'],
} as const;

interface Line {
  row: number;
  cells: string[];
  verdict: keyof typeof outcomes.done | null;
  outcome: keyof typeof outcomes.done | null;
  problems: StoredProblem[];
  written_at: string | null;
}

export const downloadImportStream = stream(downloadImport, async ({ services, actor, input, reply }) => {
  const row = await importRow(services.pools.read, input.id);
  if (!seesImport(services, actor, downloadImport.name, row)) throw new Refusal('not_found');
  const data = { import: row.id, kind: row.kind, rows: row.rows };
  await writeEvents(services, services.pools.write, actor, downloadImport.name, [{ data }], 'read');
  const format = input.format ?? formatOf(row);
  reply.headers({
    'content-type': mediaTypes[format],
    'content-disposition': contentDisposition('attachment', resultName(row, actor.locale, format)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const out = new PassThrough();
  writeRows(services, out, row, { locale: actor.locale, format, errors: input.errors === 'true' }).then(
    () => out.end(),
    (error) => out.destroy(error),
  );
  return reply.send(out);
});

type Format = 'csv' | 'xlsx';
const formatOf = (row: ImportRow): Format => (/\.xlsx$/i.test(row.file_name) ? 'xlsx' : 'csv');

export const resultName = (row: ImportRow, locale: Locale, format = formatOf(row)): string =>
  `${row.file_name.replace(/\.\w+$/, '')} — ${headings[locale][0].toLowerCase()}.${format}`;

/** The whole file, as the task keeps it. */
export const writeResult = (services: Services, locale: Locale, row: ImportRow, stream: Writable): Promise<void> =>
  writeRows(services, stream, row, { locale, format: formatOf(row), errors: false });

interface Wanted {
  locale: Locale;
  format: Format;
  /** Only rows with errors. */
  errors: boolean;
}

async function writeRows(services: Services, stream: Writable, row: ImportRow, wanted: Wanted): Promise<void> {
  const { locale, format, errors } = wanted;
  const [outcome, date, details] = headings[locale];
  const table = writeTable(format, stream, {
    title: row.file_name.replace(/\.\w+$/, ''),
    columns: [
      ...row.columns.map(({ name, samples }) => ({
        title: name,
        kind: 'text' as const,
        width: Math.min(40, Math.max(12, name.length, ...samples.map((sample) => sample.length))),
      })),
      { title: outcome, kind: 'text', width: 16 },
      { title: date, kind: 'date', width: 12 },
      { title: details, kind: 'text', width: 60 },
    ],
    locale,
    zone: services.config.zone,
    at: services.clock.now(),
  });
  try {
    for await (const page of pagesOf(services, locale, row, errors)) await table.rows(page);
    await table.end();
  } finally {
    await table.close();
  }
}

async function* pagesOf(
  services: Services,
  locale: Locale,
  row: ImportRow,
  errors: boolean,
): AsyncGenerator<string[][]> {
  const definition = services.catalog.imports.get(row.kind);
  const columns = definition ? await columnsOf(services.pools.read, definition) : [];
  const width = row.columns.length;
  const which = errors ? `and coalesce(outcome, verdict) = 'error'` : '';
  for (let after = 0; ; ) {
    const { rows } = await services.pools.read.query<Line>(
      `select row, cells, verdict, outcome, problems, written_at from data_import_row
       where import_id = $1 and row > $2 ${which} order by row limit ${pageSize}`,
      [row.id, after],
    );
    if (rows.length === 0) return;
    yield rows.map((line) => {
      const cells = Array.from({ length: width }, (_, place) => line.cells[place] ?? '');
      const told = line.outcome ?? line.verdict;
      const outcome = told ? outcomes[line.outcome ? 'done' : 'expected'][told][locale] : '';
      const at = line.written_at ? dateIn(services.config.zone, new Date(line.written_at)) : '';
      return [...cells, outcome, at, detailsOf(columns, line.problems, locale)];
    });
    after = rows.at(-1)?.row ?? after;
  }
}

function detailsOf(columns: readonly ImportColumn[], problems: readonly StoredProblem[], locale: Locale) {
  return problems
    .map(({ column, code, details, message }) => {
      const title = columns.find((one) => one.key === column)?.title[locale];
      return `${title ? `${title}: ` : ''}${(message ?? words(code, details))[locale]}`;
    })
    .join('; ');
}
