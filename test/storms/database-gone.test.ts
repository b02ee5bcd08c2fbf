import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type ChildServer, startChild } from '#test/support/child-server.ts';
import { setUpApp } from '#test/support/set-up-app.ts';
import { type StoppableCluster, startStoppableCluster } from '#test/support/stoppable-cluster.ts';

const awaySeconds = Number(process.env.VEDOMO_AWAY_SECONDS ?? 4);
const password = 'sinij-parohod-2026';

describe('the database gone for a while', () => {
  let cluster: StoppableCluster;
  let server: ChildServer;
  let dataDir: string;
  let cookie: string;
  let journalId: string;

  before(async () => {
    cluster = await startStoppableCluster();
    dataDir = mkdtempSync(join(tmpdir(), 'vedomo-away-'));
    server = await startChild({ VEDOMO_DATA: dataDir, DATABASE_URL: cluster.url, VEDOMO_SECRET: 'cd'.repeat(32) });
    await send('POST', '/api/owner-link', { token: server.ownerToken, login: 'owner', name: 'Орлова Вера', password });
    const session = await send('POST', '/api/auth/sign-in', { login: 'owner', password });
    cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string;
    await setUpApp(send, cookie);
    const journals = (await (await send('GET', '/api/correspondence/journals?direction=incoming')).json()) as {
      items: { id: string }[];
    };
    journalId = journals.items[0]?.id as string;
  });
  after(async () => {
    await server.kill();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const register = (key: string) =>
    send(
      'POST',
      '/api/correspondence/letters',
      { journalId, subject: key, correspondentName: 'АО «Свет»' },
      { 'idempotency-key': key },
    );

  it('L5 requests fail clearly, nothing is half done, and all recovers without a restart', {
    timeout: 120_000,
  }, async () => {
    assert.equal((await register('before')).status, 201);
    await cluster.pause();
    const gone = Date.now();
    let refused = 0;
    while (Date.now() - gone < awaySeconds * 1000) {
      const answer = await register('while');
      const problem = (await answer.json()) as { code: string; message: { ru: string } };
      assert.deepEqual([answer.status, problem.code], [503, 'unavailable']);
      assert.match(problem.message.ru, /База данных недоступна/);
      refused += 1;
      await wait(100);
    }
    assert.ok(refused > 0);
    assert.equal((await send('GET', '/api/health')).status, 200, 'the process itself lives');
    assert.equal((await send('GET', '/api/ready')).status, 503, 'the balancer is told');
    await cluster.resume();
    let again = await register('while');
    for (const deadline = Date.now() + 30_000; again.status !== 201 && Date.now() < deadline; )
      again = await register('while');
    assert.equal(again.status, 201);
    assert.match(
      ((await again.json()) as { number: string }).number,
      /00002$/,
      'no number was lost on the refused attempts',
    );
    const twice = (await (await register('while')).json()) as { number: string };
    assert.match(twice.number, /00002$/);
  });
});
