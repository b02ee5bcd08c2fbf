import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type ChildServer, startChild } from '#test/support/child-server.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { setUpApp } from '#test/support/set-up-app.ts';

const clerks = 50;
const lettersEach = Number(process.env.VEDOMO_STORM_LETTERS ?? 40);
const password = 'sinij-parohod-2026';

describe('a storm of registrations', () => {
  let database: TestDatabase;
  let dataDir: string;
  let server: ChildServer;
  let environment: Record<string, string>;
  let token: string;

  before(async () => {
    database = await freshDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'vedomo-storm-'));
    environment = {
      VEDOMO_DATA: dataDir,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      VEDOMO_SECRET: 'ab'.repeat(32),
    };
    server = await startChild(environment);
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${server.address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
        body: JSON.stringify(body),
      });
    const made = await post('/api/owner-link', {
      token: server.ownerToken,
      login: 'owner',
      name: 'Орлова Вера',
      password,
    });
    assert.equal(made.status, 201, await made.text());
    const session = await post('/api/auth/sign-in', { login: 'owner', password });
    const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string;
    await setUpApp((_method, path, body, headers) => post(path, body, headers), cookie);
    token = ((await (await post('/api/me/tokens', { name: 'Буря' }, { cookie })).json()) as { token: string }).token;
  });
  after(async () => {
    await server.kill();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const headers = () => ({ authorization: `Bearer ${token}` });
  const json = () => ({ ...headers(), 'content-type': 'application/json' });

  async function upload(name: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([`%PDF-1.4\n${name}\n%%EOF`], { type: 'application/pdf' }), `${name}.pdf`);
    const answer = await fetch(`${server.address}/api/files`, { method: 'POST', headers: headers(), body: form });
    if (answer.status !== 201) throw new Error(`upload ${answer.status}`);
    return ((await answer.json()) as { id: string }).id;
  }

  /** Registers one letter as a stubborn clerk does: again with the same key until there is an answer. */
  async function register(journalId: string, clerk: number, letter: number): Promise<string> {
    const key = `clerk-${clerk}-letter-${letter}`;
    const dies = (clerk * lettersEach + letter) % 10 === 0;
    const twice = (clerk * lettersEach + letter) % 10 === 5;
    let fileId: string | undefined;
    for (let attempt = 0; ; attempt++) {
      try {
        fileId ??= letter % 4 === 0 ? await upload(key) : undefined;
        const body = JSON.stringify({
          journalId,
          subject: `О деле ${key}`,
          correspondentName: 'ООО «Буря»',
          ...(fileId ? { fileIds: [fileId] } : {}),
        });
        const send = (signal?: AbortSignal) =>
          fetch(`${server.address}/api/correspondence/letters`, {
            method: 'POST',
            headers: { ...json(), 'idempotency-key': key },
            body,
            ...(signal ? { signal } : {}),
          });
        // The client goes away in the middle of its first attempt.
        if (dies && attempt === 0) await send(AbortSignal.timeout(1 + (letter % 7))).catch(() => undefined);
        const answers = await Promise.all(twice ? [send(), send()] : [send()]);
        const [answer, other] = await Promise.all(
          answers.map(async (one) => ({ status: one.status, body: (await one.json()) as { number: string } })),
        );
        if (answer?.status !== 201) throw new Error(`${answer?.status}`);
        if (other) assert.equal(other.body.number, answer.body.number, 'a double submit gives one letter');
        return answer.body.number;
      } catch (error) {
        if (attempt > 200) throw error;
        // The server is down for a moment: ask for its health until it is back.
        await untilHealthy();
      }
    }
  }

  async function untilHealthy(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      const alive = await fetch(`${server.address}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (alive) return;
      await wait(20);
    }
    throw new Error('the server did not come back');
  }

  it('L5 fifty clerks in one journal, every tenth attempt dying and the server killed twice: ordinals 1…N, no double, no orphan file', {
    timeout: 300_000,
  }, async () => {
    const journals = (await (
      await fetch(`${server.address}/api/correspondence/journals?direction=incoming`, { headers: headers() })
    ).json()) as { items: { id: string }[] };
    const journalId = journals.items[0]?.id as string;
    const total = clerks * lettersEach;
    let registered = 0;
    const port = new URL(server.address).port;
    const crashes = [Math.floor(total / 3), Math.floor((total * 2) / 3)];
    let crashing: Promise<void> = Promise.resolve();
    const work = Array.from({ length: clerks }, async (_, clerk) => {
      const numbers: string[] = [];
      for (let letter = 0; letter < lettersEach; letter++) {
        numbers.push(await register(journalId, clerk, letter));
        registered += 1;
        if (crashes.includes(registered)) {
          crashing = crashing.then(async () => {
            await server.kill();
            server = await startChild({ ...environment, PORT: port });
          });
        }
      }
      return numbers;
    });
    const numbers = (await Promise.all(work)).flat();
    await crashing;
    assert.equal(new Set(numbers).size, total, 'every clerk holds a number of their own');

    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query(
        `select count(*)::int as letters, count(distinct ordinal)::int as ordinals, min(ordinal)::int as first, max(ordinal)::int as last from record where kind = 'incoming_letter'`,
      );
      assert.deepEqual(rows[0], { letters: total, ordinals: total, first: 1, last: total });
      const { rows: events } = await client.query(
        `select count(*)::int as count from event where operation = 'correspondence.letter.register' and outcome = 'done'`,
      );
      assert.equal(events[0].count, total, 'one event for each letter');
      const { rows: orphans } = await client.query(
        `select count(*)::int as count from file where attached_at is not null and not exists (select 1 from attachment a where a.file_id = file.id)`,
      );
      assert.equal(orphans[0].count, 0, 'no attached file without its letter');
      const { rows: files } = await client.query('select id from file');
      const stored = new Set(
        readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => entry.name.replace(/\..*$/, '')),
      );
      for (const file of files) assert.ok(stored.has(file.id), `the bytes of file ${file.id} are there`);
    } finally {
      await client.end();
    }
  });
});
