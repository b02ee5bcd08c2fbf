import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import readWorkbook from 'read-excel-file/node';
import { unzip } from '#test/support/unzip.ts';
import type { Cell, TableFormat, TableShape } from './table.ts';
import { writeTable } from './write-table.ts';

const shape: TableShape = {
  title: 'Входящие: письма',
  columns: [
    { title: 'Номер', kind: 'text', width: 14 },
    { title: 'Дата', kind: 'date', width: 11 },
    { title: 'Заголовок', kind: 'text', width: 40 },
    { title: 'Листов', kind: 'number', width: 8 },
    { title: 'Изменено', kind: 'moment', width: 16 },
    { title: 'Контроль', kind: 'flag', width: 9 },
  ],
  about: ['Отбор: журнал «Входящие»', 'Выгрузила Орлова В. П.'],
  locale: 'ru',
  zone: 'Europe/Moscow',
  at: new Date('2026-03-12T09:00:00Z'),
};
const rows: Cell[][] = [
  ['ВХ-2026/00001', '2026-03-12', 'Ёлка «Щука» <b> & "кавычки"; №', 3, '2026-03-12T21:30:00.000Z', true],
  ['=1+2', null, '+7 900\nвторая строка', 0, null, false],
  ['@СУММ(A1)', '1917-11-07', '\u0001хвост\ud800', 12.5, '2026-01-01T00:00:00.000Z', null],
];

const pdfText = (bytes: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString();

async function written(format: TableFormat, more: Partial<TableShape> = {}, content = rows): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const table = writeTable(format, stream, { ...shape, ...more });
  await table.rows(content);
  await table.end(more.formal ? ['Всего номеров: 3'] : []);
  stream.end();
  return bytes;
}

describe('tables in files', () => {
  it('L6 a workbook read back holds the same: texts, dates as dates, numbers as numbers, no formula', async () => {
    const bytes = await written('xlsx');
    const sheets = await readWorkbook(bytes);
    assert.deepEqual(
      sheets.map(({ sheet }) => sheet),
      ['Входящие письма', 'О выгрузке'],
    );
    const [data, about] = sheets.map((one) => one.data);
    assert.deepEqual(data, [
      shape.columns.map((column) => column.title),
      ['ВХ-2026/00001', new Date('2026-03-12'), rows[0]?.[2], 3, new Date('2026-03-13T00:30:00Z'), 'да'],
      ['=1+2', null, '+7 900\nвторая строка', 0, null, 'нет'],
      ['@СУММ(A1)', new Date('1917-11-07'), 'хвост\ufffd', 12.5, new Date('2026-01-01T03:00:00Z'), null],
    ]);
    assert.deepEqual(about?.flat(), [shape.title, ...(shape.about ?? []), 'Строк: 3']);
    const parts = unzip(bytes);
    const sheet = parts.find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.bytes.toString() ?? '';
    assert.ok(!sheet.includes('<f>'));
    // Marked as typed with an apostrophe: stays a text when somebody edits it.
    assert.match(sheet, /<c r="A3" s="5" t="inlineStr">/);
    assert.match(sheet, /state="frozen"/);
    assert.match(sheet, /<autoFilter ref="A1:F4"\/>/);
  });

  it('L6 a paper of a prescribed form has its title above and its closing line below in the workbook too', async () => {
    const [sheet] = await readWorkbook(await written('xlsx', { formal: true }));
    const lines = sheet?.data.map((line) => line[0]);
    assert.deepEqual(lines?.slice(0, 5), ['Входящие: письма', ...(shape.about ?? []), null, 'Номер']);
    assert.equal(lines?.at(-1), 'Всего номеров: 3');
  });

  it('L6 CSV opens in office programs: byte-order mark, semicolons, formulas made texts', async () => {
    const text = (await written('csv')).toString();
    assert.equal(
      text,
      '\ufeffНомер;Дата;Заголовок;Листов;Изменено;Контроль\r\n' +
        'ВХ-2026/00001;2026-03-12;"Ёлка «Щука» <b> & ""кавычки""; №";3;2026-03-13 00:30:00;да\r\n' +
        '\'=1+2;;"\'+7 900\nвторая строка";0;;нет\r\n' +
        "'@СУММ(A1);1917-11-07;\u0001хвост\ufffd;12,5;2026-01-01 03:00:00;\r\n",
    );
  });

  it('L6 the words of a PDF read back are the same Cyrillic words, and heads stand on every page', async () => {
    const many = Array.from({ length: 120 }, (_, n) => [`ИСХ-${n}`, '2026-03-12', 'Съешь ещё этих мягких булок', n]);
    const text = pdfText(await written('pdf', { formal: true }, many));
    for (const words of ['Входящие: письма', 'Отбор: журнал «Входящие»', 'Съешь ещё этих мягких булок', '12.03.2026'])
      assert.ok(text.includes(words), words);
    for (let n = 0; n < 120; n++) assert.match(text, new RegExp(`ИСХ-${n}\\b`));
    const pages = text.split('\f').filter((page) => page.trim());
    assert.ok(pages.length > 2);
    for (const page of pages) assert.ok(page.includes('Заголовок'), page.slice(0, 200));
    assert.ok(text.includes('Всего номеров: 3'));
  });

  it('L6 a reader that goes away ends the work', async () => {
    const stream = new PassThrough();
    const table = writeTable('csv', stream, shape);
    stream.destroy();
    await assert.rejects(async () => {
      for (;;) await table.rows(rows);
    });
    await table.close();
  });

  for (const [format, count] of [
    ['xlsx', 100_000],
    ['pdf', 5_000],
  ] as const) {
    it(`L6 ${count} rows as ${format} take less than 150 MB`, async (t) => {
      const program = fileURLToPath(new URL('testing/write-rows.ts', import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [program, format, String(count)]);
      const { grown, seconds, bytes } = JSON.parse(stdout) as { grown: number; seconds: number; bytes: number };
      t.diagnostic(`+${Math.round(grown / 2 ** 20)} MB, ${seconds.toFixed(1)} s, ${bytes} bytes`);
      assert.ok(grown < 150 * 2 ** 20, `took ${Math.round(grown / 2 ** 20)} MB`);
    });
  }

  it('L6 a cell longer than a page is cut on paper, whole in the workbook', async () => {
    const long = 'очень длинное содержание '.repeat(900).trim();
    const text = pdfText(await written('pdf', {}, [['1', null, long, 1]]));
    assert.ok(text.includes('…'));
    const [sheet] = await readWorkbook(await written('xlsx', {}, [['1', null, long, 1]]));
    assert.ok(sheet?.data[1]?.[2] === long);
  });
});
