// `npm run demo` on an empty folder: what it says it made is there, opens, hangs together, and is made once.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import { type ChildServer, startChild } from '#test/support/child-server.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
let folder: string;
let server: ChildServer | undefined;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedomo-demo-'));
});
after(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});
const environment = () => ({ PATH: process.env.PATH ?? '', VEDOMO_DATA: folder });
const node = (file: string, ...args: string[]) =>
  run(process.execPath, [join(root, file), ...args], { cwd: root, env: environment() });

it('O2 the demonstration fills an empty installation once: people, chains of forty, papers, a journal that verifies', async () => {
  const { stdout } = await node('server/demo.ts', '--letters', '2600', '--files', '8');
  const password = /Пароль: (\S+)/.exec(stdout)?.[1] ?? '';
  assert.notEqual(password, '', stdout);
  assert.equal(stdout.match(/^demo-/gm)?.length, 60);
  const again = await node('server/demo.ts').then(
    () => assert.fail('a second demonstration'),
    (error: { stderr: string }) => error.stderr,
  );
  assert.match(again, /^Демонстрация здесь уже создана[^\n]*\n$/);
  const audit = await node('server/cli.ts', 'audit', 'verify');
  assert.match(audit.stdout, /\S/);

  server = await startChild(environment());
  const { address } = server;
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const ask = async (method: string, path: string, cookie: string, body?: unknown) => {
    const answer = await fetch(address + path, {
      method,
      headers: { ...headers, cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer;
  };
  const entered = await fetch(`${address}/api/auth/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login: 'demo-admin', password }),
  });
  assert.equal(((await entered.json()) as { next: string }).next, 'done');
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const list = (await (
    await ask('POST', '/api/correspondence/letters/list', cookie, { direction: 'incoming', limit: 200 })
  ).json()) as { items: { id: string }[] };
  assert.ok(list.items.length > 50);
  let longest = 0;
  let files = 0;
  for (const { id } of list.items) {
    const chain = (await (await ask('GET', `/api/correspondence/letters/${id}/chain`, cookie)).json()) as {
      letters: unknown[];
    };
    longest = Math.max(longest, chain.letters.length);
    const card = (await (await ask('GET', `/api/correspondence/letters/${id}`, cookie)).json()) as {
      attachments: { fileId: string; mediaType: string }[];
    };
    const [file] = card.attachments;
    if (!file) continue;
    files += 1;
    const bytes = Buffer.from(await (await ask('GET', `/api/files/${file.fileId}`, cookie)).arrayBuffer());
    assert.equal(bytes.subarray(0, 4).toString(), file.mediaType === 'application/pdf' ? '%PDF' : 'PK\u0003\u0004');
  }
  assert.ok(files > 0);
  assert.equal(longest, 40);
});
