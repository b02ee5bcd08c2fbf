// What comes beside a register, through HTTP: scans packed and loose, missing, left over and refused; a table of addressees.
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { type Options, ZipFile } from 'yazl';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { upload } from '#test/support/upload.ts';

let imports: Imports;
let owner: Imports['owner'];
let rows: Imports['rows'];
before(async () => {
  imports = await openImports();
  ({ owner, rows } = imports);
});
after(() => imports.close());

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n${text.repeat(2_000)}\n%%EOF\n`);
function packed(files: Record<string, Buffer>, options: Partial<Options> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(content, name, options);
  zip.end();
  return buffer(zip.outputStream as unknown as AsyncIterable<Buffer>);
}
const attached = (number: string) =>
  rows(
    `select f.name, f.size::int as size, f.media_type as type from attachment a join file f on f.id = a.file_id
     join record r on r.id = a.record_id where r.number = $1 order by a.position`,
    [number],
  );

const table = csv(
  'Вх. №;Дата;От кого;Содержание;Файл',
  '1;12.01.2024;АО «Север»;О поставке;вх-1.pdf',
  '2;13.01.2024;АО «Север»;О ремонте;"D:\\Сканы\\2024\\Вх-2.PDF; приложение, лист 1"',
  '3;14.01.2024;АО «Север»;О проверке;нет такого.pdf',
  '4;15.01.2024;АО «Север»;Под чужим именем;вх-4.pdf',
  '5;16.01.2024;АО «Север»;Одно имя в двух папках;общий.pdf',
  '6;17.01.2024;АО «Север»;Тот же скан;вх-1.pdf',
);
const files = {
  '2024/вх-1.pdf': pdf('первый'),
  '2024/вх-2.pdf': pdf('второй'),
  'вх-4.pdf': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]),
  'а/общий.pdf': pdf('один'),
  'б/общий.pdf': pdf('другой'),
  'лишний.pdf': pdf('лишний'),
  '__MACOSX/2024/._вх-1.pdf': Buffer.from('сор'),
};

describe('files beside a table', () => {
  it('O1 rows take their scans out of an archive and from loose files; missing and ambiguous ones are told beside the row, unused ones are listed', async () => {
    // The wide format of archives beyond four gigabytes, whose sizes stand in fields of their own.
    const zip = await upload(owner, 'сканы.zip', await packed(files, { forceZip64Format: true }));
    const loose = await upload(owner, 'Приложение, лист 1.txt', Buffer.from('лист'));
    const card = await imports.begin('letters.incoming', 'журнал.csv', table, { besideIds: [zip, loose] });
    assert.deepEqual(card.counts, { new: 4, changed: 0, same: 0, error: 2 }, JSON.stringify(card));
    assert.deepEqual([card.findings.filesNamed, card.findings.unusedFiles], [5, ['лишний.pdf']]);
    const wrong = (await owner.call('GET', `/api/imports/${card.id}/rows?verdict=error`)).json().items;
    assert.deepEqual(
      wrong.map((one: { row: number; problems: { code: string }[] }) => [
        one.row,
        one.problems.map(({ code }) => code),
      ]),
      [
        [4, ['import_file_missing']],
        [6, ['import_file_several']],
      ],
    );
    // What was missing is brought, in two attempts of which the last stands, and the check is done again.
    const early = await upload(owner, 'нет такого.pdf', pdf('не тот'));
    const late = await upload(owner, 'нет такого.pdf', pdf('нашёлся'));
    const again = await owner.call('POST', `/api/imports/${card.id}/check`, { besideIds: [early, late, loose] });
    assert.equal(again.statusCode, 200, again.body);
    assert.deepEqual((await imports.settled(card.id)).counts, { new: 5, changed: 0, same: 0, error: 1 });
    // The sweeper of loose files leaves alone what an import still needs.
    const { pools, store, clock } = imports.server.services;
    await pools.write.query(`update file set created_at = created_at - interval '3 days'`);
    await sweepLooseFiles(pools.write, store, clock);
    const done = await imports.run(card.id);
    const { filesAttached, filesRefused, refusedFiles } = done.findings;
    assert.deepEqual([done.state, filesAttached, filesRefused], ['done', 5, 1], JSON.stringify(done));
    assert.deepEqual([refusedFiles[0].row, refusedFiles[0].name], [5, 'вх-4.pdf']);
    assert.match(refusedFiles[0].message.ru, /вх-4\.pdf/);
    assert.deepEqual(await attached('1'), [
      { name: 'вх-1.pdf', size: files['2024/вх-1.pdf'].length, type: 'application/pdf' },
    ]);
    assert.deepEqual(
      (await attached('2')).map(({ name }) => name),
      ['вх-2.pdf', 'Приложение, лист 1.txt'],
    );
    assert.deepEqual(
      (await attached('6')).map(({ name }) => name),
      ['вх-1.pdf'],
    );
    assert.deepEqual(await attached('4'), []);
    assert.equal((await attached('3'))[0]?.size, pdf('нашёлся').length);
    // Each is an upload and a change of its letter in the journal; the download is what was packed.
    const events = await rows(
      `select operation, count(*)::int as n from event where operation in ('core.file.upload', 'record.attachment.add') and at > now() - interval '1 day'
       group by operation order by operation`,
    );
    assert.deepEqual(events[1], { operation: 'record.attachment.add', n: 5 });
    const [first] = await rows(
      `select a.file_id from attachment a join record r on r.id = a.record_id where r.number = '1'`,
    );
    const download = await owner.call('GET', `/api/files/${first?.file_id}`);
    assert.ok(download.rawPayload.equals(files['2024/вх-1.pdf']));
    const result = await owner.call('GET', `/api/imports/${card.id}/result`);
    assert.match(result.body, /Под чужим именем;.*;Создано;.*Файл: .*вх-4\.pdf/);
    assert.deepEqual(await rows('select 1 from data_import_beside'), []);
  });

  it('O1 the same register with its scans again brings nothing twice, and without them misses nothing', async () => {
    const zip = await upload(owner, 'сканы.zip', await packed(files));
    const same = await imports.begin('letters.incoming', 'журнал.csv', table, {
      besideIds: [zip],
      options: { dryRun: false },
    });
    assert.deepEqual([same.counts.same, same.findings.filesThere, same.findings.filesAttached], [5, 3, 0]);
    assert.equal((await attached('1')).length + (await attached('2')).length, 3);
    const bare = await imports.begin('letters.incoming', 'журнал.csv', table);
    assert.deepEqual([bare.counts.same, bare.counts.error], [4, 2], 'the fourth has none to this day');
  });

  it('O1 archives that are damaged, locked or unfold beyond measure are refused in words', async () => {
    const one = csv('Вх. №;Дата;От кого;Содержание;Файл', '77;12.01.2024;АО «Север»;О разном;a.pdf');
    const failed = async (content: Buffer) => {
      const zip = await upload(owner, 'плохой.zip', content);
      return imports.begin('letters.incoming', 'ж.csv', one, { besideIds: [zip], options: { dryRun: false } });
    };
    const good = await packed({ 'a.pdf': pdf('хороший') }, { compress: false });
    assert.equal((await failed(good.subarray(0, good.length - 30))).error.code, 'archive_broken');
    const bomb = await packed({ 'a.pdf': Buffer.alloc(120 << 20) });
    assert.equal((await failed(bomb)).error.code, 'archive_broken');
    // One byte of the scan altered: the letter comes in, its file does not.
    const altered = Buffer.from(good);
    altered[200] = (altered[200] as number) ^ 1;
    const told = await failed(altered);
    assert.deepEqual([told.state, told.findings.filesRefused], ['done', 1], JSON.stringify(told));
    assert.match(told.findings.refusedFiles[0].message.ru, /Архив повреждён/);
    const strange = await owner.call('POST', '/api/imports', {
      fileId: await upload(owner, 'ж.csv', one),
      kind: 'correspondence.journals',
      besideIds: [await upload(owner, 'a.pdf', pdf('a'))],
    });
    assert.equal(strange.json().errors[0].code, 'import_files_not_here');
  });

  it("L4 a second table brings the addressees of outgoing letters, in the place of «по списку», by the registry's own action", async () => {
    const letters = csv(
      '№;Дата;Кому;Содержание',
      '101;20.01.2024;По списку;О встрече',
      '102;21.01.2024;АО «Север»;О сроках',
      '103;21.01.2024;АО «Север»;О планах',
    );
    await imports.begin('letters.outgoing', 'исходящие.csv', letters, { options: { dryRun: false } });
    const table = csv(
      'Номер письма;Дата регистрации;Адресат;Способ доставки;Номер отправления',
      '101;20.01.2024;ООО «Заря»;Почта;80111',
      '101;20.01.2024;АО «Север»;Курьер;',
      '102;;Север АО;;',
      '103;;ПАО «Восток»;;',
      '999;;ПАО «Восток»;;',
    );
    const card = await imports.begin('letters.addressees', 'адресаты.csv', table);
    assert.deepEqual(card.counts, { new: 3, changed: 0, same: 1, error: 1 }, JSON.stringify(card));
    const done = await imports.run(card.id);
    assert.deepEqual(done.applied, { new: 3, changed: 0, same: 1, error: 0 });
    const addressees = await rows(
      `select r.number, a.name, a.delivery_method as way, a.tracking_number as tracking
       from letter_addressee a join record r on r.id = a.letter_id order by r.number, a.position`,
    );
    assert.deepEqual(
      addressees.map(({ number, name, way, tracking }) => [number, name, way, tracking].join(' | ')),
      [
        '101 | ООО «Заря» | post | 80111',
        '101 | АО «Север» | courier | ',
        '102 | АО «Север» |  | ',
        '103 | АО «Север» |  | ',
        '103 | ПАО «Восток» |  | ',
      ],
    );
    const [row] = await rows(`select counterpart, version from record where number = '101'`);
    assert.deepEqual(row, { counterpart: 'ООО «Заря»; АО «Север»', version: 3 });
    const again = await imports.begin('letters.addressees', 'адресаты.csv', table);
    assert.deepEqual(again.counts, { new: 0, changed: 0, same: 4, error: 1 });
  });
});
