// The whole program as `npm start` runs it: comes up, stops cleanly on a signal, recovers from a kill, and says in
// one line why it cannot start.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { databaseAccount } from '#core/db/embedded-account.ts';
import { makeFolder, pidFile, postmasterPid, removeFolder, until } from '#test/start/folders.ts';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'server', 'main.ts');
const launcher = join(root, 'bin', 'start.mjs');
let folder: string;
let dataDir: string;

before(() => {
  folder = makeFolder();
  dataDir = join(folder, 'data');
});
const children: ChildProcess[] = [];
after(async () => {
  // A failed test may leave its server behind, which would keep this process alive.
  for (const { pid } of children) {
    try {
      process.kill(-Number(pid), 'SIGKILL');
    } catch {
      // All of this group have ended.
    }
  }
  if (existsSync(pidFile(dataDir))) process.kill(postmasterPid(dataDir), 'SIGKILL');
  removeFolder(folder);
});

interface Run {
  child: ChildProcess;
  /** Everything printed so far. */
  out(): string;
  errors(): string;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
  /** The address line, once it is printed. */
  address(): Promise<URL>;
}

/** Runs it in a process group of its own, as a terminal does. */
function run(file: string, env: Record<string, string> = {}, args: string[] = []): Run {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...inherited, VEDOMO_DATA: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    out: () => out,
    errors: () => errors,
    ended,
    async address() {
      const found = () => /Ведомо: (http:\S+)/.exec(out)?.[1];
      await until(() => Boolean(found()) || child.exitCode !== null, 'the address line', 60);
      assert.ok(found(), `${out}${errors}`);
      return new URL(String(found()));
    },
  };
}

async function health(address: URL): Promise<unknown> {
  return (await fetch(new URL('/api/health', address))).json();
}

/** What PostgreSQL wrote since the folder was made. */
function databaseLog(): string {
  const logs = join(dataDir, 'postgres', 'cluster', 'log');
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
}

test('the first start prints the address and the one-time link; SIGTERM stops server and database with code 0', async () => {
  const server = run(main);
  const address = await server.address();
  assert.deepEqual(await health(address), { status: 'ok' });
  await until(() => /\/start#\S{20,}/.test(server.out()), 'the one-time link');
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
  assert.ok(!existsSync(pidFile(dataDir)));
  assert.match(databaseLog(), /database system is shut down/);
});

test('a request that runs while SIGTERM comes is answered before the exit', async () => {
  const server = run(main);
  const address = await server.address();
  const body = JSON.stringify({ login: 'nobody', password: 'nothing' });
  const socket = connect(Number(address.port), address.hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.write(
    `POST /api/auth/sign-in HTTP/1.1\r\nHost: ${address.host}\r\nContent-Type: application/json\r\n` +
      `Sec-Fetch-Site: same-origin\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  // The server has the request's head when it has answered a later one on another connection.
  await health(address);
  server.child.kill('SIGTERM');
  await until(() => server.out().includes('Останавливаюсь'), 'the signal to arrive');
  await assert.rejects(fetch(new URL('/api/health', address)), 'no new connection is taken');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.equal(server.child.exitCode, null, 'it waits for the request');
  const completed = performance.now();
  socket.write(body.slice(5));
  assert.equal(await server.ended, 0);
  assert.ok(performance.now() - completed < 20_000, 'a connection that only stays open does not delay the exit');
  assert.match(answer, /^HTTP\/1\.1 401 /);
});

test('Ctrl-C reaches launcher, server and nothing else: all end once, with code 0, the database last', async () => {
  const server = run(launcher);
  await server.address();
  const postmaster = postmasterPid(dataDir);
  // A terminal sends SIGINT to the whole group in front.
  process.kill(-Number(server.child.pid), 'SIGINT');
  assert.equal(await server.ended, 0);
  assert.ok(!existsSync(pidFile(dataDir)), `the database ${postmaster} is stopped`);
  assert.equal(server.out().match(/Останавливаюсь/g)?.length, 1);
});

test('SIGTERM to the launcher alone stops the server behind it and passes its code on', async () => {
  const server = run(launcher);
  await server.address();
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
  assert.ok(!existsSync(pidFile(dataDir)));
});

test('a server whose launcher was killed outright leaves by itself', async () => {
  const server = run(launcher);
  const address = await server.address();
  server.child.kill('SIGKILL');
  await until(() => !existsSync(pidFile(dataDir)), 'the database to be stopped');
  await assert.rejects(health(address));
});

test('after kill -9 of the server the next start answers within seconds', async () => {
  const first = run(main);
  await first.address();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = run(main);
  assert.deepEqual(await health(await second.address()), { status: 'ok' });
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
});

async function oneLine(server: Run): Promise<string> {
  assert.equal(await server.ended, 1, `${server.out()}${server.errors()}`);
  const lines = server.errors().trimEnd().split('\n');
  assert.equal(lines.length, 1, server.errors());
  assert.doesNotMatch(server.errors(), /\bat .*:\d+/);
  return String(lines[0]);
}

test('a wrong setting is one line and exit code 1', async () => {
  assert.match(await oneLine(run(main, { PORT: 'http' })), /PORT/);
  assert.match(await oneLine(run(launcher, { VEDOMO_ZONE: 'Mars' }, ['--role', 'worker'])), /VEDOMO_ZONE/);
});

test('a taken port is one line and exit code 1, and the database does not stay behind', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  assert.match(await oneLine(run(main, { PORT: String(port) })), new RegExp(`${port}`));
  assert.ok(!existsSync(pidFile(dataDir)));
});

test('a database folder of another version is one line and exit code 1', async () => {
  const other = join(folder, 'other');
  mkdirSync(join(other, 'postgres', 'cluster'), { recursive: true });
  writeFileSync(join(other, 'secret'), '0'.repeat(64));
  writeFileSync(join(other, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
  if (process.getuid?.() === 0) {
    const { uid = 0, gid = 0 } = databaseAccount(undefined) ?? {};
    chownSync(join(other, 'postgres'), uid, gid);
  }
  assert.match(await oneLine(run(main, { VEDOMO_DATA: other })), /PostgreSQL 17, а здесь 18/);
});

test('an outside database that does not answer is one line and exit code 1', async () => {
  const env = { DATABASE_URL: 'postgresql://u:topsecret@127.0.0.1:1/d', VEDOMO_SECRET: '0'.repeat(64) };
  const line = await oneLine(run(main, env));
  assert.match(line, /Нет связи с базой/);
  assert.doesNotMatch(line, /topsecret/);
});
