// The whole way of a file when it lies in a bucket: up, down, in part, in an archive, through a backup and back.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { backup } from '#core/backup/backup.ts';
import { restore } from '#core/backup/restore.ts';
import { openStore } from '#core/files/open-store.ts';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import { S3Double } from '#test/doubles/s3/server.ts';
import { emptyDatabase } from '#test/support/database.ts';
import { unzip } from '#test/support/unzip.ts';
import { type Office, openOffice } from './office.ts';

let s3: S3Double;
let office: Office;
before(async () => {
  s3 = await new S3Double().open();
  office = await openOffice(s3.environment());
});
after(async () => {
  await office.server.close();
  await s3.close();
});

describe('files in a bucket', () => {
  it('D9 a file is uploaded, attached, read whole, in part and in an archive, and lies in the bucket sealed', async () => {
    const { id } = await office.letter(office.clerk, 'Файл в хранилище');
    const text = 'Содержание договора\n'.repeat(200_000);
    const fileId = await office.upload(office.clerk, 'договор.txt', text);
    await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [fileId] });
    const whole = await office.reader.call('GET', `/api/files/${fileId}`);
    assert.equal(whole.payload, text);
    const part = await office.reader.call('GET', `/api/files/${fileId}`, undefined, { range: 'bytes=2000000-2000037' });
    assert.deepEqual(
      [part.statusCode, part.rawPayload.equals(Buffer.from(text).subarray(2_000_000, 2_000_038))],
      [206, true],
    );
    const zip = await office.reader.call('GET', `/api/records/${id}/attachments/zip`);
    assert.equal(unzip(zip.rawPayload)[0]?.bytes.toString(), text);
    const stored = s3.objects.get(`vedomo/${fileId}`)?.body;
    assert.ok(stored && stored.length > text.length);
    assert.equal(stored.indexOf('договора'), -1);
  });

  it('D9 a store that is away refuses the upload and the reading, and leaves no row', async () => {
    const rows = async () => (await office.sql('select id from file')).length;
    const before = await rows();
    s3.fault = () => ({ status: 403, code: 'AccessDenied' });
    await assert.rejects(office.upload(office.clerk, 'a.txt', 'текст'), /500/);
    assert.equal(await rows(), before);
    s3.fault = undefined;
  });

  it('D9 a loose file is swept out of the bucket, a backup takes the others and gives them back to another bucket', async () => {
    const { services, clock, ownerUrl, dataDir } = office.server;
    const loose = await office.upload(office.clerk, 'лишний.txt', 'никому не нужен');
    assert.ok(s3.objects.has(`vedomo/${loose}`));
    clock.advance(25 * 3_600_000);
    await sweepLooseFiles(services.pools.write, services.store, clock);
    assert.equal(s3.objects.has(`vedomo/${loose}`), false);
    const ground = { log: () => undefined, secretFingerprint: services.keys.fingerprint(), clock };
    const path = join(dataDir, 'copy.tar');
    const made = await backup({ ...ground, ownerUrl, store: services.store, to: path, version: '0.1.0' });
    assert.equal(made.files, s3.objects.size);
    const bucket = services.config.s3;
    assert.ok(bucket);
    const other = openStore({
      ...services.config,
      dataDir: join(dataDir, 'none'),
      s3: { ...bucket, prefix: 'other/' },
    });
    const database = await emptyDatabase();
    try {
      await restore({ ...ground, ownerUrl: database.ownerUrl, store: other, from: path });
    } finally {
      await database.drop();
    }
    for (const [key, { body }] of s3.objects) {
      if (!key.startsWith('vedomo/')) continue;
      assert.ok(s3.objects.get(key.replace('vedomo/', 'other/'))?.body.equals(body), key);
    }
  });
});
