// The embedded database: letters of every alphabet, two roles, recovery after any kind of death,
// one server to a folder, and one clear line whenever it cannot start.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { startEmbedded } from '#core/db/embedded.ts';
import { databaseAccount } from '#core/db/embedded-account.ts';
import { StartError } from '#core/start-error.ts';
import {
  ask,
  holdDatabase,
  isAlive,
  makeFolder,
  pidFile,
  postmasterPid,
  removeFolder,
  until,
} from '#test/start/folders.ts';

const log = () => undefined;
let folder: string;
let dataDir: string;

before(() => {
  folder = makeFolder();
  dataDir = join(folder, 'data');
});
after(() => removeFolder(folder));

/** The one line that a start is refused with. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof StartError, String(error));
    assert.ok(!error.message.includes('\n'));
    return error.message;
  }
  assert.fail('the start was not refused');
}

test('a fresh folder gets a database in UTF8 that knows the cases of Russian letters without LANG', async () => {
  const language = { LANG: process.env.LANG, LC_ALL: process.env.LC_ALL };
  process.env.LANG = '';
  process.env.LC_ALL = 'POSIX';
  const database = await startEmbedded({ dataDir, log });
  Object.assign(process.env, language);
  try {
    const [row] = await ask(
      database.appUrl,
      "select lower('Ж') as low, upper('ёж') as up, 'Ж' ~* 'ж' as match, current_setting('server_encoding') as encoding, current_user as me",
    );
    assert.deepEqual(row, { low: 'ж', up: 'ЁЖ', match: true, encoding: 'UTF8', me: 'vedomo_app' });
    await ask(database.ownerUrl, "create collation ru (provider = icu, locale = 'ru-RU')");
    const sorted = await ask<{ x: string }>(
      database.ownerUrl,
      "select x from unnest(array['Яна', 'ёлка', 'Жук', 'ель', 'абв']) x order by x collate ru",
    );
    assert.deepEqual(
      sorted.map(({ x }) => x),
      ['абв', 'ёлка', 'ель', 'Жук', 'Яна'],
    );
    await assert.rejects(ask(database.appUrl, 'create table own (id int)'), /permission denied/);
    const [listen] = await ask(database.appUrl, "select current_setting('listen_addresses') as addresses");
    assert.deepEqual(listen, { addresses: '' });
  } finally {
    await database.stop();
  }
  assert.ok(!existsSync(pidFile(dataDir)), 'it stopped cleanly');
});

test('after kill -9 of the server, with PostgreSQL still running, the next start takes it over and nothing is lost', async () => {
  const server = await holdDatabase([dataDir]);
  const { ownerUrl } = JSON.parse(server.line);
  await ask(ownerUrl, 'create table kept (id int); insert into kept values (1)');
  await server.end('SIGKILL');
  const survivor = postmasterPid(dataDir);
  assert.ok(isAlive(survivor), 'PostgreSQL outlives the server');
  const database = await startEmbedded({ dataDir, log });
  assert.deepEqual(await ask(database.appUrl.replace('vedomo_app', 'vedomo_owner'), 'select id from kept'), [
    { id: 1 },
  ]);
  await database.stop();
  assert.ok(!isAlive(survivor));
});

test('after kill -9 of the server and of PostgreSQL the next start recovers from the stale pid file', async () => {
  const server = await holdDatabase([dataDir]);
  const { ownerUrl } = JSON.parse(server.line);
  await ask(ownerUrl, 'insert into kept values (2)');
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  await server.end('SIGKILL');
  assert.ok(existsSync(pidFile(dataDir)), 'the stale pid file is there');
  const database = await startEmbedded({ dataDir, log });
  assert.deepEqual(await ask(database.ownerUrl, 'select id from kept order by id'), [{ id: 1 }, { id: 2 }]);
  await database.stop();
});

test('a stale pid file whose number belongs to another process of the same account does not hinder the start', async () => {
  const first = await startEmbedded({ dataDir, log });
  const left = readFileSync(pidFile(dataDir), 'utf8');
  await first.stop();
  const { uid, gid } = databaseAccount(join(dataDir, 'postgres')) ?? {};
  const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
  try {
    writeFileSync(pidFile(dataDir), [stranger.pid, ...left.split('\n').slice(1)].join('\n'));
    const database = await startEmbedded({ dataDir, log });
    assert.deepEqual(await ask(database.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 2 }]);
    await database.stop();
  } finally {
    stranger.kill();
  }
});

test('a database that dies under a working server is raised again', async () => {
  const said: string[] = [];
  const database = await startEmbedded({ dataDir, log: (line) => said.push(line) });
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  await until(() => said.includes('База снова работает.'), 'the database to come back');
  assert.deepEqual(await ask(database.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 2 }]);
  await database.stop();
  assert.ok(!existsSync(pidFile(dataDir)));
});

test('a second server on the same folder is refused with one line, a command works beside the first', async () => {
  const database = await startEmbedded({ dataDir, log });
  try {
    const second = await holdDatabase([dataDir]);
    assert.match(second.line, new RegExp(`Папка данных ${dataDir} занята.*процесс ${process.pid}`));
    assert.equal(await second.end(), 1);
    const command = await startEmbedded({ dataDir, log, purpose: 'command' });
    assert.deepEqual(await ask(command.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 2 }]);
    await command.stop();
    assert.deepEqual(await ask(database.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 2 }]);
  } finally {
    await database.stop();
  }
});

test('a command without a server starts the database and the last one to leave stops it', async () => {
  const one = await startEmbedded({ dataDir, log, purpose: 'command' });
  const other = await holdDatabase([dataDir, 'command']);
  await one.stop();
  assert.ok(existsSync(pidFile(dataDir)), 'another command is still at work');
  assert.equal(await other.end('SIGTERM'), 0);
  assert.ok(!existsSync(pidFile(dataDir)));
});

test('a server that starts while a command works takes the database over', async () => {
  const command = await startEmbedded({ dataDir, log, purpose: 'command' });
  const server = await startEmbedded({ dataDir, log });
  await command.stop();
  assert.deepEqual(await ask(server.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 2 }]);
  await server.stop();
});

test('two first starts at the same moment make one database; one of them is refused', async () => {
  const fresh = join(folder, 'twins');
  const twins = await Promise.all([holdDatabase([fresh]), holdDatabase([fresh])]);
  const refused = twins.filter(({ line }) => line.includes('занята'));
  assert.equal(refused.length, 1, twins.map(({ line }) => line).join('\n'));
  for (const twin of twins) await twin.end('SIGTERM');
  assert.deepEqual(
    readdirSync(join(fresh, 'postgres')).filter((name) => name.startsWith('new-')),
    [],
  );
});

test('the socket goes to a closed folder of the system when its path would be too long', async () => {
  const deep = join(folder, 'п'.repeat(60), 'data');
  const database = await startEmbedded({ dataDir: deep, log });
  const sockets = new URL(database.appUrl).searchParams.get('host') ?? '';
  try {
    assert.match(sockets, /^\/tmp\/vedomo-/);
    assert.deepEqual(await ask(database.appUrl, 'select 1 as one'), [{ one: 1 }]);
  } finally {
    await database.stop();
    rmSync(sockets, { recursive: true, force: true });
  }
});

test('a folder of another version of PostgreSQL is refused with one line', async () => {
  const version = join(dataDir, 'postgres', 'cluster', 'PG_VERSION');
  const real = readFileSync(version, 'utf8');
  writeFileSync(version, '16\n');
  try {
    assert.match(await refusal(startEmbedded({ dataDir, log })), /PostgreSQL 16, а здесь 18.*backup/);
  } finally {
    writeFileSync(version, real);
  }
});

test('a data folder that cannot be made or read is refused with one line', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  assert.match(await refusal(startEmbedded({ dataDir: join(file, 'data'), log })), /нельзя создать/);
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: process.getuid?.() === 0 ? 0o700 : 0o000 });
  const stranger = await holdDatabase([closed], process.getuid?.() === 0 ? { VEDOMO_TEST_UID: '65534' } : {});
  assert.match(stranger.line, /недоступна \(нет прав\)/);
  assert.equal(await stranger.end(), 1);
  chmodSync(closed, 0o700);
});

test('as root, a folder that the account of the database cannot enter keeps its database elsewhere and says so', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('not root');
  const said: string[] = [];
  const hidden = join(folder, 'hidden');
  const options = { dataDir: join(hidden, 'data'), log: (line: string) => said.push(line) };
  mkdirSync(hidden, { mode: 0o700 });
  const first = await startEmbedded(options);
  const sockets = new URL(first.appUrl).searchParams.get('host') ?? '';
  await ask(first.ownerUrl, 'create table kept (id int)');
  await first.stop();
  assert.match(said.join(), /не может войти.*база лежит в \/var\/lib\/vedomo/);
  const second = await startEmbedded(options);
  assert.deepEqual(await ask(second.ownerUrl, 'select * from kept'), []);
  await second.stop();
  rmSync(join(sockets, '..'), { recursive: true, force: true });
  assert.match(await refusal(startEmbedded(options)), /теперь её там нет/);
});
