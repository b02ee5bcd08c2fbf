// The same through a real connection: multipart in, a stream out, with clients that go away.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { Refusal } from '../refusal.ts';
import { openDownload } from './download.ts';
import { findFile } from './file-row.ts';
import { type FilesWorld, filesWorld } from './testing/world.ts';

describe('files over HTTP', () => {
  let world: FilesWorld;
  let address: string;
  let outcomes: unknown[] = [];
  const app = fastify({ forceCloseConnections: true });

  before(async () => {
    world = await filesWorld();
    await app.register(multipart);
    app.post<{ Querystring: { limit?: string } }>('/files', async (request, reply) => {
      const limits = { fileSize: Number.MAX_SAFE_INTEGER };
      const part = await request.file({ limits });
      assert.ok(part);
      const limitBytes = Number(request.query.limit ?? 2 ** 40);
      try {
        const row = await world.receive(part.file, { name: part.filename, limitBytes });
        return reply.code(201).send({ id: row.id, name: row.name, size: row.size });
      } catch (error) {
        outcomes.push(error);
        if (error instanceof Refusal) return reply.code(error.status).send({ code: error.code });
        throw error;
      }
    });
    app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const file = await findFile(world.sql, request.params.id);
      assert.ok(file);
      const { store, masterKeys } = world;
      const answer = await openDownload({ store, masterKeys, file, range: request.headers.range });
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await app.close();
    await world.end();
  });

  const post = (bytes: Buffer, name: string, query = '') => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    return fetch(`${address}/files${query}`, { method: 'POST', body: form });
  };
  const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

  test('a file with a Russian name goes in and comes out whole and in parts', async () => {
    const bytes = pdf(3_000_000);
    const sent = await post(bytes, 'Письмо № 7 «Ромашка».pdf');
    assert.equal(sent.status, 201);
    const { id, name, size } = (await sent.json()) as { id: string; name: string; size: number };
    assert.equal(name, 'Письмо № 7 «Ромашка».pdf');
    assert.equal(size, bytes.length);
    const whole = await fetch(`${address}/files/${id}`);
    assert.ok(Buffer.from(await whole.arrayBuffer()).equals(bytes));
    const part = await fetch(`${address}/files/${id}`, { headers: { range: 'bytes=1048570-2097160' } });
    assert.equal(part.status, 206);
    assert.ok(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1_048_570, 2_097_161)));
  });

  test('a refused file is answered although its sender is not done, and leaves nothing', async () => {
    const before = (await world.onDisk()).length;
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(20 << 20)]);
    assert.equal((await post(program, 'скан.pdf')).status, 415);
    assert.equal((await post(pdf(20 << 20), 'скан.pdf', '?limit=1000000')).status, 413);
    assert.equal((await post(Buffer.alloc(0), 'скан.pdf')).status, 400);
    assert.equal((await world.onDisk()).length, before);
  });

  test('a client that goes away in the middle of the file leaves neither row nor bytes', async () => {
    const rows = (await world.rows()).length;
    const files = (await world.onDisk()).length;
    outcomes = [];
    const headers = { 'content-type': 'multipart/form-data; boundary=border' };
    const sending = request(`${address}/files`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    sending.write('--border\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    sending.write(pdf(3 << 20));
    // Until the file is visibly under way.
    while ((await world.onDisk()).length === files) await setImmediate();
    sending.destroy();
    while (outcomes.length === 0) await setImmediate();
    assert.ok(outcomes[0] instanceof Error && !(outcomes[0] instanceof Refusal));
    assert.equal((await world.rows()).length, rows);
    assert.equal((await world.onDisk()).length, files);
  });
});
