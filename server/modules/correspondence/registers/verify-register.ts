// Whether the rows of a register's workbook are those that were written: without a database, from the file alone. Whoever
// could change the sum in the file too is found by the sum on the signed paper or in the journal of actions.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { chained, chainStart, type ReadCell, sumWords } from './chain.ts';
import { registerForms } from './forms.ts';
import { wholeArchive } from './whole-archive.ts';

export interface Verdict {
  ok: boolean;
  rows: number;
  /** Computed from the rows. */
  sum: string;
  /** Written in the file. */
  written: string | null;
  sha256: string;
  findings: string[];
}

/** `sum` is what the signed paper or the journal says. */
export async function verifyRegister(path: string, sum?: string): Promise<Verdict> {
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const none = (finding: string): Verdict => ({
    ok: false,
    rows: 0,
    sum: '',
    written: null,
    sha256,
    findings: [finding],
  });
  if (!wholeArchive(bytes)) return none('Файл не читается: он повреждён или это не книга XLSX');
  const lines = await readWorkbook(bytes).then(
    ([sheet]) => sheet?.data as ReadCell[][] | undefined,
    () => undefined,
  );
  if (!lines) return none('Файл не читается: он повреждён или это не книга XLSX');
  const head = lines.findIndex((line) => formOf(line) !== undefined);
  const form = formOf(lines[head] ?? []);
  const start = lineWith(lines.slice(0, Math.max(head, 0)), sumWords.start);
  const end = lines.findLastIndex((line) => String(line[0] ?? '').startsWith(sumWords.end));
  const written = end < 0 ? null : String(lines[end]?.[0]).slice(sumWords.end.length).trim();
  if (!form || !start || !written)
    return none('Это не реестр журнала: в нём нет столбцов или контрольных сумм реестра');
  const heads = form.columns.map(({ title }) => title);
  // An empty line stands between the rows and the words under them.
  const last = lines.findLastIndex((line, at) => at < end && line.every((cell) => cell === null || cell === ''));
  const rows = lines.slice(head + 1, last);
  const findings: string[] = [];
  let now = start;
  for (const row of rows) now = chained(now, row, heads.length);
  if (now !== written) findings.push('Строки изменены: контрольная сумма строк не совпадает с записанной в файле');
  const first = /, том \d+$/.test(String(lines[0]?.[0] ?? '')) ? undefined : chainStart(heads);
  if (first && first !== start) findings.push('Начало реестра изменено: контрольная сумма в начале не та');
  if (sum && sum.toLowerCase() !== now) findings.push('Контрольная сумма не та, что указана для сверки');
  return { ok: findings.length === 0, rows: rows.length, sum: now, written, sha256, findings };
}

const formOf = (line: readonly ReadCell[]) =>
  Object.values(registerForms).find(({ columns }) => columns.every(({ title }, at) => line[at] === title));
const lineWith = (lines: readonly ReadCell[][], words: string): string | undefined =>
  lines
    .map((line) => String(line[0] ?? ''))
    .find((text) => text.startsWith(words))
    ?.slice(words.length)
    .trim();
