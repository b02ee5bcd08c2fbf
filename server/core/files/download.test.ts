// Handing out files: ranges, "you have it already", and headers under which nothing in a file runs.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { truncate, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { DamagedFile } from './cipher.ts';
import { type DownloadRequest, openDownload } from './download.ts';
import type { FileRow } from './file-row.ts';
import { collect } from './testing/streams.ts';
import { type FilesWorld, filesWorld } from './testing/world.ts';

const frame = 1 << 20;

describe('handing out a file', () => {
  let world: FilesWorld;
  let file: FileRow;
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2 * frame + 100)]);
  const size = bytes.length;
  before(async () => {
    world = await filesWorld();
    file = await world.receive(bytes, { name: 'Акт № 1.pdf' });
  });
  after(() => world.end());
  const open = (request: Partial<DownloadRequest> = {}) => {
    const { store, masterKeys } = world;
    return openDownload({ store, masterKeys, file, ...request });
  };

  test('whole: 200 with length, tag and a name in Russian', async () => {
    const answer = await open();
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-length'], String(size));
    assert.equal(answer.headers['accept-ranges'], 'bytes');
    assert.equal(answer.headers.etag, `"${file.sha256}"`);
    assert.equal(answer.headers['cache-control'], 'private, no-cache');
    assert.match(
      answer.headers['content-disposition'] as string,
      /^attachment; .*filename\*=UTF-8''%D0%90%D0%BA%D1%82/,
    );
    assert.ok((await collect(answer.body)).equals(bytes));
  });

  const ranges: [string, number, number][] = [
    ['bytes=0-0', 0, 1],
    ['bytes=0-1048575', 0, frame],
    ['bytes=1048575-1048576', frame - 1, frame + 1],
    ['bytes=1048576-2097151', frame, 2 * frame],
    ['bytes=2097152-', 2 * frame, size],
    ['bytes=5-99999999', 5, size],
    ['bytes=-1', size - 1, size],
    ['bytes=-99999999', 0, size],
    [' BYTES = 7 - 9 ', 7, 10],
  ];
  for (const [range, start, end] of ranges) {
    test(`${range} is the same slice of the file`, async () => {
      const answer = await open({ range });
      assert.equal(answer.status, 206);
      assert.equal(answer.headers['content-range'], `bytes ${start}-${end - 1}/${size}`);
      assert.equal(answer.headers['content-length'], String(end - start));
      assert.ok((await collect(answer.body)).equals(bytes.subarray(start, end)));
    });
  }
  for (const range of [`bytes=${size}-`, 'bytes=-0', 'bytes=99999999-']) {
    test(`${range} cannot be satisfied: 416`, async () => {
      const answer = await open({ range });
      assert.equal(answer.status, 416);
      assert.equal(answer.headers['content-range'], `bytes */${size}`);
      assert.equal((await collect(answer.body)).length, 0);
    });
  }
  for (const range of ['bytes=9-3', 'bytes=-', 'items=0-1', 'bytes=0-1,5-6', 'bytes=a-b', '']) {
    test(`a range that means nothing here, "${range}", is answered with the whole file`, async () => {
      const answer = await open({ range });
      assert.equal(answer.status, 200);
      answer.body.destroy();
    });
  }
  test('If-Range gives the part of the same file and the whole of another', async () => {
    const same = await open({ range: 'bytes=0-3', ifRange: `"${file.sha256}"` });
    assert.equal(same.status, 206);
    const other = await open({ range: 'bytes=0-3', ifRange: '"another"' });
    assert.equal(other.status, 200);
    same.body.destroy();
    other.body.destroy();
  });

  test('If-None-Match of a reader who has it: 304 without a body', async () => {
    for (const ifNoneMatch of [`"${file.sha256}"`, `W/"${file.sha256}"`, `"x", "${file.sha256}"`, '*']) {
      const answer = await open({ ifNoneMatch });
      assert.equal(answer.status, 304);
      assert.equal((await collect(answer.body)).length, 0);
    }
    const answer = await open({ ifNoneMatch: '"x"' });
    assert.equal(answer.status, 200);
    answer.body.destroy();
  });

  describe('no script runs out of an attachment', () => {
    const headersOf = async (content: string | Buffer, name: string, inline = true) => {
      const answer = await open({ file: await world.receive(Buffer.from(content), { name }), inline });
      answer.body.destroy();
      return answer.headers as Record<string, string>;
    };
    const script = '<script>alert(1)</script>';
    const dangerous: [string, string][] = [
      ['page.html', `<!doctype html>${script}`],
      ['page.txt', `<html>${script}</html>`],
      ['picture.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
      ['page.xml', `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`],
      ['data.xml', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>'],
      ['letter.eml', `From: a@b.ru\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${script}`],
    ];
    for (const [name, content] of dangerous) {
      test(`${name} is only ever saved, in a sandbox, under a type that no browser runs`, async () => {
        const headers = await headersOf(content, name);
        assert.match(headers['content-disposition'] as string, /^attachment;/);
        assert.doesNotMatch(headers['content-type'] as string, /html|svg|javascript/);
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.match(headers['content-security-policy'] as string, /^sandbox; default-src 'none';/);
        assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      });
    }
    test('a text is shown as plain text in its own encoding, in a sandbox', async () => {
      const headers = await headersOf(`Текст ${script}`, 'a.txt');
      assert.match(headers['content-disposition'] as string, /^inline;/);
      assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
      assert.match(headers['content-security-policy'] as string, /^sandbox; default-src 'none';/);
      const old = await headersOf(Buffer.from('cff0e8e2e5f2', 'hex'), 'a.txt');
      assert.equal(old['content-type'], 'text/plain; charset=windows-1251');
    });
    test("a PDF is shown without a sandbox, where a browser's reader would not start, but with no scripts", async () => {
      const headers = await headersOf('%PDF-1.7\n', 'a.pdf');
      assert.match(headers['content-disposition'] as string, /^inline;/);
      assert.match(headers['content-security-policy'] as string, /^default-src 'none';/);
      assert.doesNotMatch(headers['content-security-policy'] as string, /script-src/);
      assert.match((await headersOf('%PDF-1.7\n', 'a.pdf', false))['content-disposition'] as string, /^attachment;/);
    });
    test('a kind that this version does not know is handed out as bytes', async () => {
      const answer = await open({ file: { ...file, media_type: 'text/html' }, inline: true });
      answer.body.destroy();
      assert.equal(answer.headers['content-type'], 'application/octet-stream');
      assert.match(answer.headers['content-disposition'] as string, /^attachment;/);
    });
  });

  test('a file that was cut or is missing in the store fails before the first byte', async () => {
    const isDamaged = (error: unknown) => error instanceof DamagedFile;
    const lost = await world.receive(bytes);
    const path = (await world.onDisk()).find((name) => name.endsWith(lost.id)) as string;
    await truncate(path, frame + 16);
    await assert.rejects(open({ file: lost }), isDamaged);
    await writeFile(path, randomBytes(size + 48));
    await assert.rejects(collect((await open({ file: lost })).body), isDamaged);
    await world.store.remove(lost.id);
    await assert.rejects(open({ file: lost }), { code: 'ENOENT' });
  });
});
