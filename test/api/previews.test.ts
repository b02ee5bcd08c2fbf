// Previews and thumbnails: made of the file, kept sealed, served with the file's own rights, the original untouched.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { Document, Packer, Paragraph } from 'docx';
import { renderFile } from '#core/files/renditions/render.ts';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import type { Caller } from '#test/support/server.ts';
import { pdfOf } from '../../server/modules/correspondence/world-scan.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  const double = join(import.meta.dirname, '../doubles/office/soffice.mjs');
  office = await openOffice({ LIBREOFFICE: double });
});
after(() => office.server.close());

async function upload(name: string, bytes: Buffer): Promise<string> {
  const boundary = 'vedomo-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const made = await office.clerk.call(
    'POST',
    '/api/files',
    Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  );
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id;
}
async function attached(name: string, bytes: Buffer): Promise<{ recordId: string; fileId: string }> {
  const { id } = await office.letter(office.clerk, name);
  const fileId = await upload(name, bytes);
  const answer = await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [fileId] });
  assert.equal(answer.statusCode, 201, answer.body);
  return { recordId: id, fileId };
}
const docx = (text: string) => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
const preview = (by: Caller, fileId: string) => by.call('GET', `/api/files/${fileId}/preview`);
const thumbnail = (by: Caller, fileId: string) => by.call('GET', `/api/files/${fileId}/thumbnail`);
const opened = async (recordId: string) =>
  (
    await office.sql<{ operation: string }>(`select operation from event where record_id = $1 and outcome = 'read'`, [
      recordId,
    ])
  )
    .map((event) => event.operation)
    .filter((operation) => operation.startsWith('core.file'));
/** Width and height out of a PNG's head. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

/** A whole PNG of one colour: some kilobytes that unfold to four bytes a point. */
function blankPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('previews', () => {
  it('L6 a PDF and a picture have a small PNG, drawn once, for those alone who may read the letter', async () => {
    const canvas = createCanvas(1600, 400);
    canvas.getContext('2d').fillRect(0, 0, 800, 400);
    const picture = await attached('снимок.png', canvas.toBuffer('image/png'));
    const scan = await attached('скан.pdf', pdfOf('Letter'));
    const small = await thumbnail(office.reader, picture.fileId);
    assert.deepEqual([small.statusCode, small.headers['content-type']], [200, 'image/png']);
    assert.deepEqual(sizeOf(small.rawPayload), [320, 80]);
    const both = await Promise.all([thumbnail(office.reader, scan.fileId), thumbnail(office.clerk, scan.fileId)]);
    for (const one of both) assert.equal(Math.max(...sizeOf(one.rawPayload)), 320);
    const made = await office.sql('select 1 from file where rendition_of = $1', [scan.fileId]);
    assert.equal(made.length, 1);
    assert.equal((await thumbnail(office.other, scan.fileId)).statusCode, 404);
    const mark = (clearance: string) =>
      office.sql('update record set clearance = $2 where id = $1', [scan.recordId, clearance]);
    await mark('confidential');
    assert.deepEqual([await opened(scan.recordId), (await thumbnail(office.owner, scan.fileId)).statusCode], [[], 404]);
    await mark('none');
    assert.equal((await office.server.anonymous.call('GET', `/api/files/${scan.fileId}/thumbnail`)).statusCode, 401);
    assert.deepEqual(await opened(scan.recordId), []);
    const etag = { 'if-none-match': String(both[0]?.headers.etag) };
    const again = await office.reader.call('GET', `/api/files/${scan.fileId}/thumbnail`, undefined, etag);
    assert.equal(again.statusCode, 304);
  });

  it('L6 a picture that unfolds to gigabytes, a broken one and a broken PDF are not drawn, and not tried again', async () => {
    const bomb = blankPng(10_000, 10_000);
    const broken = Buffer.concat([createCanvas(50, 50).toBuffer('image/png').subarray(0, 60), Buffer.alloc(100)]);
    for (const [name, bytes] of [
      ['бомба.png', bomb],
      ['битый.png', broken],
      ['битый.pdf', Buffer.from('%PDF-1.7 nothing')],
    ] as const) {
      const { fileId } = await attached(name, bytes);
      assert.equal((await thumbnail(office.reader, fileId)).statusCode, 404, name);
      const states = await office.sql<{ state: string }>('select state from file_rendition where file_id = $1', [
        fileId,
      ]);
      assert.deepEqual(states, [{ state: 'failed' }], name);
    }
    const { fileId } = await attached('текст.txt', Buffer.from('просто текст'));
    assert.equal((await thumbnail(office.reader, fileId)).statusCode, 404);
  });

  it('L6 what the office refuses, and everything where there is none, is shown as its text; a browser’s own kinds as themselves', async () => {
    const { services } = office.server;
    const owner = office.reader;
    const { fileId } = await attached(
      'отказ.docx',
      Buffer.concat([await docx('Текст отказа'), Buffer.from('refuse-me')]),
    );
    const asked = await preview(owner, fileId);
    assert.equal(asked.statusCode, 202, asked.body);
    await renderFile(services, { fileId });
    const text = await preview(owner, fileId);
    assert.equal(text.headers['content-type'], 'text/plain; charset=utf-8');
    const { office: program } = services.config;
    services.config.office = 'off';
    const other = await attached('без офиса.docx', await docx('Текст без офиса'));
    const own = await preview(owner, other.fileId);
    assert.deepEqual([own.statusCode, own.body.trim()], [200, 'Текст без офиса']);
    const scan = await attached('скан.pdf', pdfOf('Letter'));
    assert.equal((await preview(owner, scan.fileId)).headers['content-type'], 'application/pdf');
    const archive = await attached('архив.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'));
    assert.equal((await preview(owner, archive.fileId)).statusCode, 404);
    if (program) services.config.office = program;
  });

  it('L6 D9 an office document is shown as a PDF made of it, sealed in the store, journaled as viewed, gone with its file', async () => {
    const { services, clock } = office.server;
    const { recordId, fileId } = await attached('договор.docx', await docx('Договор поставки'));
    const asked = await Promise.all([preview(office.reader, fileId), preview(office.clerk, fileId)]);
    assert.deepEqual(
      asked.map((one) => [one.statusCode, one.headers['retry-after']]),
      [
        [202, '2'],
        [202, '2'],
      ],
    );
    const jobs = await office.sql('select 1 from graphile_worker.jobs where key = $1', [`render:pdf:${fileId}`]);
    assert.equal(jobs.length, 1);
    assert.deepEqual(await opened(recordId), []);
    await Promise.all([renderFile(services, { fileId }), renderFile(services, { fileId })]);
    const shown = await preview(office.reader, fileId);
    assert.deepEqual([shown.statusCode, shown.headers['content-type']], [200, 'application/pdf']);
    assert.match(shown.body, /^%PDF-1\.4\n% made of \d+ bytes/);
    assert.match(String(shown.headers['content-disposition']), /^inline/);
    assert.deepEqual(await opened(recordId), ['core.file.preview']);
    assert.equal((await preview(office.other, fileId)).statusCode, 404);
    const rows = await office.sql<{ id: string; sha256: string }>(
      'select id, sha256 from file where id = $1 or rendition_of = $1',
      [fileId],
    );
    assert.equal(rows.length, 2);
    const made = rows.find((row) => row.id !== fileId)?.id ?? '';
    // What was made is reached through its file alone.
    assert.equal((await office.reader.call('GET', `/api/files/${made}`)).statusCode, 404);
    clock.advance(48 * 3_600_000);
    await sweepLooseFiles(services.pools.write, services.store, clock);
    assert.ok(await services.store.storedAt(made));
    await office.sql('delete from attachment where file_id = $1', [fileId]);
    await office.sql('delete from file where id = $1', [fileId]);
    assert.deepEqual(await office.sql('select 1 from file where id = $1', [made]), []);
    clock.advance(48 * 3_600_000);
    await sweepLooseFiles(services.pools.write, services.store, clock);
  });
});
