// The program is killed in the middle of an import: started again, it goes on with the next batch, and nothing comes twice.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type ChildServer, startChild } from '#test/support/child-server.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { setUpApp } from '#test/support/set-up-app.ts';

const password = 'sinij-parohod-2026';
const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
let server: ChildServer;
let cookie = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedomo-import-'));
  database = await freshDatabase();
  environment = {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    VEDOMO_SECRET: 'ab'.repeat(32),
    VEDOMO_DATA: folder,
  };
  server = await startChild(environment);
  const { ownerToken: token } = server;
  await fetch(`${server.address}/api/owner-link`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token, login: 'owner', name: 'Орлова Вера Павловна', password }),
  });
});
after(async () => {
  await server.kill();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(): Promise<void> {
  const body = JSON.stringify({ login: 'owner', password });
  const answer = await fetch(`${server.address}/api/auth/sign-in`, { method: 'POST', headers, body });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(server.address + path, {
    method,
    headers: { ...headers, cookie },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`);
  return (await answer.json()) as T;
}
interface Card {
  id: string;
  state: string;
  applied: { new: number };
}
async function until(id: string, ready: (card: Card) => boolean): Promise<Card> {
  for (;;) {
    const card = await ask<Card>('GET', `/api/imports/${id}`);
    assert.notEqual(card.state, 'failed', JSON.stringify(card));
    if (ready(card)) return card;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('O1 an import that was killed in the middle goes on after the restart: every row once', {
  timeout: 300_000,
}, async () => {
  const most = 6_000;
  const lines = Array.from(
    { length: most },
    (_, at) => `${at + 1};01.02.2025;ООО «Фирма ${at % 50}»;О поставке ${at + 1}`,
  );
  const form = new FormData();
  form.append('file', new Blob([['№;Дата;Корреспондент;Содержание', ...lines].join('\n')]), 'журнал.csv');
  await signIn();
  await setUpApp(
    (method, path, body, more) =>
      fetch(server.address + path, {
        method,
        headers: { ...headers, ...more },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    cookie,
  );
  const sent = await fetch(`${server.address}/api/files`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    body: form,
  });
  const { id: fileId } = (await sent.json()) as { id: string };
  const { id } = await ask<Card>('POST', '/api/imports', {
    fileId,
    kind: 'letters.incoming',
    options: { dryRun: false },
  });
  const before = await until(id, (card) => card.applied.new > 0 || card.state === 'done');
  assert.equal(before.state, 'running', 'killed in the middle');
  await server.kill();
  server = await startChild(environment);
  const done = await until(id, (card) => card.state === 'done');
  assert.deepEqual(done.applied, { new: most, changed: 0, same: 0, error: 0 });
  const counted = await ask<{ count: number }>('POST', '/api/correspondence/letters/count', {
    direction: 'incoming',
    exact: true,
  });
  assert.equal(counted.count, most);
});
