// Registers of journals (L6): every number with its reason, the closing line, volumes, a verifier, closed files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import readWorkbook from 'read-excel-file/node';
import { ZipFile } from 'yazl';
import type { TaskRunner } from '#core/tasks/task-runner.ts';
import type { Caller } from '#test/support/server.ts';
import { endedTask, filesOfTask, runTasks } from '#test/support/tasks.ts';
import { unzip } from '#test/support/unzip.ts';
import { numbersOf, printed, year } from '../numbers/numbers.fixture.ts';
import { answerOf, type Office, openOffice } from '../test-office.ts';
import { verifyRegister } from './verify-register.ts';

let office: Office;
let runner: TaskRunner;
let { newJournal, reserve, release, registerWith } = {} as ReturnType<typeof numbersOf>;
const folder = mkdtempSync(join(tmpdir(), 'vedomo-register-'));

before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider');
  ({ newJournal, reserve, release, registerWith } = numbersOf(office));
  runner = runTasks(office.server);
});
after(async () => {
  await runner.stop();
  await office.server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function made(who: Caller, journalId: string, more: object = {}) {
  const started = await answerOf(who.call('POST', '/api/correspondence/registers', { journalId, ...more }));
  assert.equal(started.status, 202, JSON.stringify(started.body));
  const files = await filesOfTask(who, started.body.id);
  const { body } = await answerOf(who.call('GET', `/api/correspondence/registers?journalId=${journalId}`));
  return { files, register: body.items[0], all: body.items };
}
const linesOf = async (bytes: Buffer) =>
  ((await readWorkbook(bytes))[0]?.data ?? []).map((line) => line.map((cell) => cell ?? ''));
const stored = (name: string, bytes: Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('registers of journals', () => {
  it('L6 every number of the period stands in the register, the unused with their reasons, and the line adds up', async () => {
    const { editor, owner } = office.as;
    const journal = await newJournal('РЕ');
    const first = await registerWith(editor, journal, undefined, {
      subject: 'О поставке бумаги',
      mainSheets: 3,
      appendixSheets: 5,
    });
    const second = await registerWith(editor, journal);
    const cancelled = await answerOf(
      editor.call('POST', `/api/correspondence/letters/${second.body.id}/cancel`, {
        reason: 'Зарегистрировано дважды',
      }),
    );
    assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body));
    await reserve(editor, journal, { count: 2 });
    const given = await reserve(editor, journal, { count: 1 });
    await release(editor, given.body.id);
    const { files, register } = await made(editor, journal);
    assert.deepEqual(files.map((file) => file.name.replace(/.*\./, '')).sort(), ['pdf', 'xlsx']);
    const workbook = files.find((file) => file.name.endsWith('xlsx'))?.bytes as Buffer;
    const lines = await linesOf(workbook);
    const head = lines.findIndex((line) => line[0] === 'Номер');
    const rows = lines.slice(head + 1, head + 6);
    assert.deepEqual(
      rows.map((line) => line[0]),
      [1, 2, 3, 4, 5].map((ordinal) => printed('РЕ', ordinal)),
    );
    assert.deepEqual([rows[0]?.[6], rows[0]?.[7]], ['О поставке бумаги', '3 + 5']);
    assert.match(String(rows[1]?.[6]), /^АННУЛИРОВАН: Зарегистрировано дважды \(Петрова Анна Ильинична, /);
    assert.match(String(rows[2]?.[6]), /^ЗАРЕЗЕРВИРОВАН: Выездной приём \(Петрова Анна Ильинична/);
    assert.match(String(rows[4]?.[6]), /^НЕ ИСПОЛЬЗОВАН: Приём отменён/);
    const closing =
      'Всего номеров 5 (с 1 по 5), из них использовано 1, аннулировано 1, зарезервировано 2, не использовано с указанием причины 1, без объяснения 0.';
    assert.ok(
      lines.some((line) => line[0] === closing),
      JSON.stringify(lines.slice(head + 6)),
    );
    const paper = files.find((file) => file.name.endsWith('pdf'))?.bytes as Buffer;
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: paper }).toString();
    for (const words of [
      'Реестр № 1 журнала «Журнал РЕ»',
      'О поставке бумаги',
      'Всего номеров 5 (с 1 по 5)',
      'Реестр составил',
    ])
      assert.ok(text.includes(words), words);
    assert.ok(text.replaceAll(/\s+/g, '').includes(register.sum), 'the sum is on the paper');
    assert.deepEqual(register.counts, {
      rows: 5,
      last: 5,
      used: 1,
      cancelled: 1,
      reserved: 2,
      released: 1,
      unexplained: 0,
    });
    const [event] = await office.rows<{ data: { sum: string; files: { sha256: string }[] } }>(
      `select data from event where operation = 'correspondence.register.finish' and record_id = $1`,
      [journal],
    );
    assert.equal(event?.data.sum, register.sum);

    // Somebody who does not see the letter sees that the number is taken, and no more.
    const foreign = await made(office.as.admin, journal, { formats: ['xlsx'] });
    assert.equal(foreign.register.ordinal, 2);
    const mine = await linesOf(foreign.files[0]?.bytes as Buffer);
    assert.ok(mine.flat().includes('О поставке бумаги'));
    assert.equal(first.status, 201);
    const theirs = (await answerOf(editor.call('GET', '/api/correspondence/registers'))).body.items;
    assert.ok(theirs.every((one: { madeBy: { name: string } }) => one.madeBy.name === 'Петрова Анна Ильинична'));
    const file = foreign.register.files[0].id;
    const address = `/api/correspondence/registers/${foreign.register.id}/files/${file}`;
    assert.equal((await editor.call('GET', address)).statusCode, 404);
    assert.equal((await owner.call('GET', address)).statusCode, 200);
    assert.equal((await office.as.viewer.call('GET', '/api/correspondence/registers')).statusCode, 403);
  });

  it('L8 a letter that its maker may not see shows its number, nothing else', async () => {
    const journal = await newJournal('ГР');
    const secret = { subject: 'Тайный предмет', clearance: 'confidential' };
    const letter = await registerWith(office.as.owner, journal, undefined, secret);
    assert.equal(letter.status, 201, JSON.stringify(letter.body));
    const { files } = await made(office.as.editor, journal);
    const lines = await linesOf(files.find((file) => file.name.endsWith('xlsx'))?.bytes as Buffer);
    const row = lines.find((line) => line[0] === printed('ГР', 1));
    assert.equal(row?.[6], 'Доступ ограничен');
    for (const { bytes, name } of files) {
      const text = name.endsWith('pdf')
        ? execFileSync('pdftotext', ['-', '-'], { input: bytes }).toString()
        : JSON.stringify(lines);
      assert.ok(!text.includes('Тайный'), name);
    }
  });

  it('L2 a register closes to its maker who may see less than then; what became of numbers is told by our days', async () => {
    const { editor } = office.as;
    const marks = (list: string) =>
      office.rows(
        `with raised as (update rights_version set version = version + 1) update user_role set clearances = $2 where user_id = $1`,
        [office.world.people.editor, list],
      );
    await marks('{confidential}');
    const journal = await newJournal('ПВ');
    await registerWith(editor, journal, undefined, { subject: 'Тайный предмет', clearance: 'confidential' });
    await release(editor, (await reserve(editor, journal, { count: 1 })).body.id);
    const halfPastMidnight = `update issued_number set state_at = '2026-03-12T21:30:00Z' where series_id = $1 and ordinal = 2`;
    await office.rows(halfPastMidnight, [journal]);
    const { files, register } = await made(editor, journal, { formats: ['xlsx'] });
    const cells = (await linesOf(files[0]?.bytes as Buffer)).flat();
    assert.ok(
      cells.some((cell) => /^НЕ ИСПОЛЬЗОВАН: .*, 13\.03\.2026\)$/.test(String(cell))),
      String(cells),
    );
    const address = `/api/correspondence/registers/${register.id}/files/${register.files[0].id}`;
    assert.equal((await editor.call('GET', address)).statusCode, 200);
    await marks('{}');
    assert.equal((await editor.call('GET', address)).json().code, 'register_file_closed');
    const { items } = (await editor.call('GET', `/api/correspondence/registers?journalId=${journal}`)).json();
    assert.deepEqual(items[0].files, []);
  });

  it('L6 a register whose making is called off takes no number; one kept before a crash is not made twice', async () => {
    const { editor } = office.as;
    const journalId = await newJournal('СБ');
    await registerWith(editor, journalId);
    await runner.stop();
    const off = (await editor.call('POST', '/api/correspondence/registers', { journalId })).json();
    assert.equal((await editor.call('POST', `/api/tasks/${off.id}/cancel`)).statusCode, 200);
    runner = runTasks(office.server);
    const { register } = await made(editor, journalId, { formats: ['xlsx'] });
    assert.equal(register.ordinal, 1);
    const again = `update task set state = 'running', finished_at = null where id = (select task_id from journal_register where id = $1) returning id`;
    const [task] = await office.rows<{ id: string }>(again, [register.id]);
    assert.equal((await endedTask(editor, task?.id as string)).state, 'done');
  });

  it('L6 the outgoing register has the nine columns of the norm', async () => {
    const { editor } = office.as;
    const journalId = office.ids['journal.outgoing'] as string;
    const letter = await answerOf(
      editor.call('POST', '/api/correspondence/letters', {
        journalId,
        subject: 'О сроках оплаты',
        mainSheets: 2,
        addressees: [{ name: 'ООО «Весна»', deliveryMethod: 'post' }, { name: 'ООО «Лето»' }],
      }),
    );
    assert.equal(letter.status, 201, JSON.stringify(letter.body));
    const { files } = await made(editor, journalId, { formats: ['xlsx'] });
    const lines = await linesOf(files[0]?.bytes as Buffer);
    const head = lines.findIndex((line) => line[0] === 'Организация');
    assert.deepEqual(lines[head], [
      'Организация',
      'Дата',
      'Номер',
      'Вид',
      'Адресат',
      'Заголовок',
      'Листов',
      'Экземпляров',
      'Примечание',
    ]);
    const row = lines.find((line) => line[2] === letter.body.number);
    assert.deepEqual(
      [row?.[0], row?.[5], Number(row?.[6]), row?.[7]],
      ['ООО «Весна»; ООО «Лето»', 'О сроках оплаты', 2, 2],
    );
  });

  it('L6 20,050 numbers are cut into volumes whose sums follow each other; one altered byte is found', async () => {
    const journal = await newJournal('ТМ');
    await office.rows(
      `insert into number_counter (series_id, period, last) values ($1, $2, 20050)
       on conflict (series_id, period) do update set last = 20050`,
      [journal, String(year)],
    );
    await office.rows(
      `insert into issued_number (series_id, period, ordinal, number, state, reason, issued_by, issued_at)
       select $1, $2, n, 'ТМ-' || n, 'released', 'Не понадобился ' || n, $3, now() from generate_series(1, 20050) n where n <> 17`,
      [journal, String(year), office.world.people.owner],
    );
    const { files, register } = await made(office.as.owner, journal, { formats: ['xlsx'] });
    assert.deepEqual(
      files.map((file) => / том (\d+)/.exec(file.name)?.[1]),
      [undefined, '2'],
    );
    assert.deepEqual(
      [register.counts.rows, register.counts.released, register.counts.unexplained],
      [20_050, 20_049, 1],
    );
    const [one, two] = files.map((file, at) => stored(`${at}.xlsx`, file.bytes)) as [string, string];
    const whole = await verifyRegister(one);
    assert.deepEqual([whole.ok, whole.rows, whole.findings], [true, 20_000, []]);
    const last = await verifyRegister(two, register.sum);
    assert.deepEqual([last.ok, last.rows, last.sum], [true, 50, register.sum]);
    const follows = (await linesOf(files[1]?.bytes as Buffer)).flat().join('\n');
    assert.ok(follows.includes(`Контрольная сумма в начале тома: ${whole.sum}`));

    const wrong = await verifyRegister(two, 'f'.repeat(64));
    assert.equal(wrong.ok, false);
    const bytes = await altered(files[1]?.bytes as Buffer);
    const forged = await verifyRegister(stored('forged.xlsx', bytes), register.sum);
    assert.equal(forged.ok, false);
    assert.match(forged.findings.join(), /Строки изменены/);
    const paper = files[1]?.bytes as Buffer;
    const contents = paper.readUInt32LE(paper.length - 6);
    const places = Array.from({ length: 60 }, (_, at) => Math.floor((at * contents) / 60));
    for (const place of [200, ...places]) {
      const byte = Buffer.from(paper);
      byte[place] = (byte[place] as number) ^ 1;
      assert.equal((await verifyRegister(stored('byte.xlsx', byte))).ok, false, `byte ${place}`);
    }
    const longer = Buffer.concat([paper, Buffer.from('\n')]);
    assert.equal((await verifyRegister(stored('longer.xlsx', longer))).ok, false);
    assert.equal((await verifyRegister(stored('nothing.xlsx', Buffer.from('nothing')))).ok, false);

    const cli = (file: string) =>
      execFileSync(process.execPath, ['server/cli.ts', 'register', 'verify', '--file', file, '--json'], {
        env: { PATH: process.env.PATH, DATABASE_URL: 'postgres://nowhere' },
      }).toString();
    assert.equal(JSON.parse(cli(two)).rows, 50);
    assert.throws(() => cli(join(folder, 'forged.xlsx')));
  });

  it('L6 days, periods and journals that are not there are refused', async () => {
    const journalId = await newJournal('ДН');
    const ask = async (more: object) =>
      (await answerOf(office.as.editor.call('POST', '/api/correspondence/registers', { journalId, ...more }))).body
        .code;
    assert.equal(await ask({ period: '2026-13' }), 'period_wrong');
    assert.equal(await ask({ from: '2026-05-02', to: '2026-05-01' }), 'register_days_wrong');
    assert.equal(await ask({ journalId: office.world.people.owner }), 'not_found');
    await registerWith(office.as.editor, journalId);
    const day = `${year}-01-01`;
    const { register } = await made(office.as.editor, journalId, { to: day, formats: ['xlsx'] });
    assert.deepEqual([register.to, register.counts.rows, register.counts.unexplained], [day, 0, 0]);
  });
});

/** The same workbook with one letter of one cell changed and all else repaired, as a careful forger would. */
async function altered(bytes: Buffer): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes: part } of unzip(bytes)) {
    const text = part.toString().replace('Не понадобился 20040', 'Не понадобился 20041');
    zip.addBuffer(Buffer.from(text), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}
