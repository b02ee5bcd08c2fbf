// Writes a table of so many rows as a program of its own and prints how much memory it took and how long: arguments are the
// format and the number of rows.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Cell, TableFormat } from '../table.ts';
import { writeTable } from '../write-table.ts';

const [format = 'xlsx', count = '1000'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'vedomo-table-'));
const batch = 500;

const rowOf = (n: number): Cell[] => [
  `ВХ-2026/${String(n).padStart(6, '0')}`,
  '2026-03-12',
  `ООО «Ромашка № ${n % 977}»`,
  `О поставке оборудования по договору ${n} от 12 марта 2026 года и порядке расчётов за него`,
  n % 3 === 0 ? 'в работе' : 'исполнено',
  `Иванова Мария Петровна ${n % 61}`,
  '2026-04-01',
  n % 7,
  '2026-03-12T09:15:00.000Z',
  n % 2 === 0,
];

async function write(rows: number): Promise<{ bytes: number; seconds: number }> {
  const path = join(folder, `table.${format}`);
  const file = createWriteStream(path);
  const begun = performance.now();
  const table = writeTable(format as TableFormat, file, {
    title: 'Входящие письма',
    columns: [
      { title: 'Номер', kind: 'text', width: 16 },
      { title: 'Дата', kind: 'date', width: 11 },
      { title: 'Корреспондент', kind: 'text', width: 30 },
      { title: 'Заголовок', kind: 'text', width: 50 },
      { title: 'Состояние', kind: 'text', width: 12 },
      { title: 'Ответственный', kind: 'text', width: 26 },
      { title: 'Срок', kind: 'date', width: 11 },
      { title: 'Вложений', kind: 'number', width: 9 },
      { title: 'Изменено', kind: 'moment', width: 16 },
      { title: 'Контроль', kind: 'flag', width: 9 },
    ],
    about: ['Отбор: все'],
    locale: 'ru',
    zone: 'Europe/Moscow',
    at: new Date('2026-03-12T09:00:00Z'),
  });
  for (let n = 0; n < rows; n += batch) {
    await table.rows(Array.from({ length: Math.min(batch, rows - n) }, (_, at) => rowOf(n + at + 1)));
  }
  await table.end();
  file.end();
  await finished(file);
  return { bytes: file.bytesWritten, seconds: (performance.now() - begun) / 1000 };
}

try {
  // What a first table loads (the thread, fonts, zlib) is not what its rows take.
  await write(100);
  let most = 0;
  const before = process.memoryUsage().rss;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const result = await write(Number(count));
  clearInterval(watch);
  process.stdout.write(JSON.stringify({ grown: Math.max(0, most - before), before, ...result }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
