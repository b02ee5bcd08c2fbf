// The virus scanner beside uploads: over its socket, with everything that it may say, and when it is away.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rescanFiles } from '#core/files/scan/rescan.ts';
import { testVirus } from '#core/files/scan/try-scanner.ts';
import { forgetSettings } from '#core/settings/value.ts';
import { ClamdDouble } from '#test/doubles/clamd.ts';
import { type Office, openOffice } from './office.ts';

let folder: string;
let office: Office;
let scanner: ClamdDouble;
const socket = () => join(folder, 'clamd.ctl');
const setting = async (value: Record<string, string>) => {
  const { items } = (await office.owner.call('GET', '/api/admin/settings')).json();
  const { version } = items.find((one: { key: string }) => one.key === 'files');
  const ifMatch = { 'if-match': String(version) };
  const changed = await office.owner.call('PUT', '/api/admin/settings/files', { value }, ifMatch);
  assert.equal(changed.statusCode, 200, changed.body);
  forgetSettings(office.server.services);
};
const scanOf = async (id: string) =>
  (await office.sql<{ scan: string }>('select scan from file where id = $1', [id]))[0]?.scan;
const stored = async () => {
  const keys: string[] = [];
  for await (const key of office.server.services.store.list()) keys.push(key);
  return [keys.length, (await office.sql('select 1 from file')).length];
};
const upload = (name: string, text: string) => office.upload(office.clerk, name, text);
const infected = `договор\n${'строка\n'.repeat(50_000)}${testVirus}`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedomo-clamd-'));
  scanner = await new ClamdDouble().open(socket());
  office = await openOffice({ CLAMAV_URL: `unix:${socket()}` });
});
after(async () => {
  await office.server.close();
  await scanner.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the virus scanner', () => {
  it('D9 a clean file is taken as such; an infected one is refused in words, leaves nothing but its event', async () => {
    const clean = await upload('чистый.txt', 'строка\n'.repeat(100_000));
    assert.equal(await scanOf(clean), 'clean');
    const before = await stored();
    await assert.rejects(upload('счёт.txt', infected), /file_infected/);
    await assert.rejects(upload('счёт.txt', infected), /файле «счёт\.txt» найден вирус \(Eicar-Test-Signature\)/);
    assert.deepEqual(await stored(), before);
    const events = await office.sql<{ outcome: string; data: object; personal: object }>(
      `select outcome, data, personal from event where operation = 'core.file.infected'`,
    );
    assert.deepEqual(
      events.map(({ outcome, data }) => [outcome, data]),
      [
        ['refused', { virus: 'Eicar-Test-Signature' }],
        ['refused', { virus: 'Eicar-Test-Signature' }],
      ],
    );
    assert.deepEqual(Object.keys(events[0]?.personal ?? {}), [office.ids.clerk]);
  });

  it('D9 a file larger than it takes, and nonsense from it, are marked or refused as the setting says', async () => {
    scanner.limit = 10_000;
    assert.equal(await scanOf(await upload('большой.txt', 'строка\n'.repeat(100_000))), 'skipped');
    await setting({ whenTooLarge: 'refuse' });
    await assert.rejects(upload('большой.txt', 'строка\n'.repeat(100_000)), /больше, чем проверяет антивирус/);
    scanner.limit = Number.POSITIVE_INFINITY;
    scanner.says = 'stream: something new';
    assert.equal(await scanOf(await upload('странный.txt', 'текст')), 'waiting');
    scanner.says = undefined;
  });

  it('D9 while it is away files wait for it or are refused; when it is back they are scanned, the infected opens to nobody', async () => {
    await scanner.close();
    const clean = await upload('чистый.txt', 'текст');
    const bad = await upload('опасный.txt', infected);
    assert.deepEqual([await scanOf(clean), await scanOf(bad)], ['waiting', 'waiting']);
    await setting({ whenScannerAway: 'refuse' });
    await assert.rejects(upload('ещё.txt', 'текст'), /Антивирус не отвечает/);
    const { id } = await office.letter(office.clerk, 'С вложениями');
    await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [clean, bad] });
    assert.equal((await office.reader.call('GET', `/api/files/${bad}`)).statusCode, 200);
    const failed = await office.owner.call('POST', '/api/admin/settings/files/test', {});
    assert.equal(failed.json().code, 'setting_check_failed');
    await rescanFiles(office.server.services);
    assert.equal(await scanOf(bad), 'waiting');
    scanner = await new ClamdDouble().open(socket());
    await Promise.all([rescanFiles(office.server.services), rescanFiles(office.server.services)]);
    assert.deepEqual([await scanOf(clean), await scanOf(bad)], ['clean', 'infected']);
    const opened = await office.reader.call('GET', `/api/files/${bad}`);
    assert.deepEqual([opened.statusCode, opened.json().code], [409, 'file_quarantined']);
    const zip = await office.reader.call('GET', `/api/records/${id}/attachments/zip`);
    assert.ok(!zip.rawPayload.includes(Buffer.from('опасный')) && zip.rawPayload.includes(Buffer.from('чистый')));
    const told = await office.sql<{ record_id: string; data: { actor: string } }>(
      `select record_id, data from event where operation = 'core.file.infected' and outcome = 'done'`,
    );
    assert.deepEqual(
      told.map((event) => [event.record_id, event.data.actor]),
      [[id, 'system:scanner']],
    );
    const tried = await office.owner.call('POST', '/api/admin/settings/files/test', {});
    assert.match(tried.json().told.ru, /ClamAV .*Eicar-Test-Signature/);
  });

  it('L6 the journal tells viewing from downloading, and a view that is read in parts once', async () => {
    await setting({ whenScannerAway: 'accept' });
    const { id } = await office.letter(office.clerk, 'Просмотр');
    const fileId = await upload('скан.txt', 'строка\n'.repeat(1_000));
    await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [fileId] });
    const open = (query: string, range?: string) =>
      office.reader.call('GET', `/api/files/${fileId}${query}`, undefined, range ? { range } : {});
    const shown = await open('?inline=true');
    assert.match(String(shown.headers['content-disposition']), /^inline/);
    await open('?inline=true', 'bytes=0-99');
    await open('?inline=true', 'bytes=100-199');
    const taken = await open('?inline=false');
    assert.match(String(taken.headers['content-disposition']), /^attachment/);
    await open('', 'bytes=100-199');
    const { items } = (await office.owner.call('POST', '/api/admin/journal', { recordId: id })).json();
    const told = items.map((item: { title: { ru: string } }) => item.title.ru);
    assert.deepEqual(told.filter((title: string) => /файл/.test(title) && !/Прикрепление/.test(title)).sort(), [
      'Просмотр файла',
      'Скачивание файла',
      'Скачивание файла',
    ]);
  });
});
