// The file's rows as CSV with «Итог | Дата | Подробности» beside each: what was done, when, and what is wrong with it.
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import type { Locale } from '#contract/core.ts';
import { downloadImport } from '#contract/import.ts';
import { dateIn } from '../clock.ts';
import type { StoredProblem } from '../db/import-rows.ts';
import { writeEvents } from '../events.ts';
import { csvLine, csvStart } from '../export/csv.ts';
import { contentDisposition } from '../files/file-name.ts';
import { stream } from '../operation.ts';
import { Refusal, words } from '../refusal.ts';
import type { Services } from '../services.ts';
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
  if (row.owner_id !== actor.id && !actor.rights.everywhere(downloadImport.name)) throw new Refusal('not_found');
  const data = { import: row.id, kind: row.kind, rows: row.rows };
  await writeEvents(services, services.pools.write, actor, downloadImport.name, [{ data }], 'read');
  reply.headers({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': contentDisposition('attachment', resultName(row, actor.locale)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  return reply.send(Readable.from(linesOf(services, actor.locale, row, input.errors === 'true')));
});

export const resultName = (row: ImportRow, locale: Locale): string =>
  `${row.file_name.replace(/\.\w+$/, '')} — ${headings[locale][0].toLowerCase()}.csv`;

/** The whole file, as the task keeps it. */
export async function writeResult(services: Services, locale: Locale, row: ImportRow, stream: Writable): Promise<void> {
  for await (const part of linesOf(services, locale, row, false)) if (!stream.write(part)) await once(stream, 'drain');
}

async function* linesOf(services: Services, locale: Locale, row: ImportRow, errors: boolean): AsyncGenerator<string> {
  const definition = services.catalog.imports.get(row.kind);
  const columns = definition ? await columnsOf(services.pools.read, definition) : [];
  const width = row.columns.length;
  yield csvStart + csvLine([...row.columns.map((column) => column.name), ...headings[locale]]);
  const which = errors ? `and coalesce(outcome, verdict) = 'error'` : '';
  for (let after = 0; ; ) {
    const { rows } = await services.pools.read.query<Line>(
      `select row, cells, verdict, outcome, problems, written_at from data_import_row
       where import_id = $1 and row > $2 ${which} order by row limit ${pageSize}`,
      [row.id, after],
    );
    if (rows.length === 0) return;
    const page = rows.map((line) => {
      const cells = Array.from({ length: width }, (_, place) => line.cells[place] ?? '');
      const told = line.outcome ?? line.verdict;
      const outcome = told ? outcomes[line.outcome ? 'done' : 'expected'][told][locale] : '';
      const at = line.written_at ? dateIn(services.config.zone, new Date(line.written_at)) : '';
      return csvLine([...cells, outcome, at, detailsOf(columns, line.problems, locale)]);
    });
    yield page.join('');
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
