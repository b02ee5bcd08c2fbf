// The command on an embedded database: before the first start of a server, beside a running one, and after it.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeFolder, pidFile, removeFolder } from '#test/start/folders.ts';
import { type ChildServer, startChild } from '#test/support/child-server.ts';
import { jsonOf, oneLineOf, type Ran, vedomo, vedomoProcess } from './vedomo.ts';

const password = 'sinij-parohod-42';
let folder: string;
let dataDir: string;
let server: ChildServer | undefined;
let token: string;
const copy = () => join(folder, 'copy.tar');

before(() => {
  folder = makeFolder();
  dataDir = join(folder, 'data');
});
after(async () => {
  await server?.stop();
  removeFolder(folder);
});

const run = (...words: string[]): Promise<Ran> => vedomo({ VEDOMO_DATA: dataDir }, words);
const bearer = () => ({ authorization: `Bearer ${token}` });

test('what cannot be understood shows the usage and ends with 2; help ends with 0', async () => {
  for (const words of [[], ['users', 'remove'], ['users', 'list', '--all'], ['users', 'create', '--login', 'x']]) {
    const { code, out, errors } = await run(...words);
    assert.equal(code, 2, words.join(' '));
    assert.equal(out, '');
    assert.match(errors, /vedomo users/);
  }
  const help = await run('help');
  assert.equal(help.code, 0);
  assert.match(help.out, /vedomo audit verify/);
  assert.ok(!existsSync(dataDir), 'nothing was made');
});

test('a data folder without a database is not made by a command that only looks', async () => {
  assert.match(oneLineOf(await run('audit', 'verify')), /ещё нет базы/);
  assert.ok(!existsSync(join(dataDir, 'postgres')));
});

test('O1 the first administrator is made before any server ran, and the database is stopped afterwards', async () => {
  const made = jsonOf(
    await run(
      'users',
      'create',
      '--login',
      'admin',
      '--email',
      'admin@example.org',
      '--password',
      password,
      '--role',
      'admin',
      '--json',
    ),
  );
  assert.match(made.id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(Object.keys(made), ['id']);
  assert.ok(!existsSync(pidFile(dataDir)));
});

test('beside a running server the command works on the same database', async () => {
  server = await startChild({ VEDOMO_DATA: dataDir });
  const made = jsonOf(await run('tokens', 'create', '--login', 'ADMIN', '--json'));
  token = made.token;
  const journals = await fetch(`${server.address}/api/correspondence/journals`, { headers: bearer() });
  assert.equal(journals.status, 200);
  assert.ok(((await journals.json()) as { items: unknown[] }).items.length >= 2);
  assert.ok(existsSync(pidFile(dataDir)), 'the server keeps its database');
});

test('a person made by the command signs in without having to change the password, unless told so', async () => {
  const group = await fetch(`${server?.address}/api/admin/groups`, {
    method: 'POST',
    headers: { ...bearer(), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Канцелярия', kind: 'department', index: '01' }),
  });
  assert.equal(group.status, 201);
  const clerk = [
    'users',
    'create',
    '--login',
    'ivanova',
    '--role',
    'editor',
    '--name',
    'Иванова Анна',
    '--group',
    'канцелярия',
  ];
  const typed = await vedomoProcess({ VEDOMO_DATA: dataDir }, [...clerk, '--password', '-'], {
    input: `${password}\n`,
  });
  assert.equal(typed.code, 0, typed.errors);
  const more = ['users', 'create', '--login', 'petrov', '--role', 'viewer', '--password', password, '--must-change'];
  assert.equal((await run(...more)).code, 0);
  for (const [login, mustChangePassword] of [
    ['ivanova', false],
    ['petrov', true],
  ]) {
    const answer = await fetch(`${server?.address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ login, password }),
    });
    assert.equal(answer.status, 200, String(login));
    assert.equal(((await answer.json()) as { mustChangePassword: boolean }).mustChangePassword, mustChangePassword);
  }
  const { out } = await run('users', 'list');
  assert.match(out, /ivanova +Иванова Анна +действует +Редактор +Канцелярия/);
  assert.match((await run('users', 'list', '--pending')).out, /Никто не ждёт/);
});

test('a refusal is one line with the flags that are wrong, and ends with 1', async () => {
  const line = oneLineOf(
    await run('users', 'create', '--login', 'x', '--email', 'nowhere', '--password', password, '--role', 'admin'),
  );
  assert.match(line, /--login — .*; --email — /);
  const short = ['users', 'create', '--login', 'short', '--role', 'admin', '--password', 'abc'];
  assert.match(oneLineOf(await run(...short)), /--password — Пароль короче 12 знаков/);
  const role = ['users', 'create', '--login', 'role', '--role', 'king', '--password', password];
  assert.match(oneLineOf(await run(...role)), /--role — /);
  assert.match(oneLineOf(await run('tokens', 'create', '--login', 'nobody')), /nobody/);
});

test('H6 the journal is listed by period, words and personal data, and exported to a new file that Excel opens', async () => {
  const everything = jsonOf(await run('audit', 'list', '--search', 'identity.user.create', '--json'));
  assert.ok(everything.items.length >= 3);
  const personal = jsonOf(await run('audit', 'list', '--pdn-related', '--json'));
  assert.ok(personal.items.every((event: { subjectIds: string[] }) => event.subjectIds.length > 0));
  assert.match(
    (await run('audit', 'list', '--date-from', '2040-01-01', '--date-to', '2040-01-02')).out,
    /Таких событий нет/,
  );
  const file = join(folder, 'journal.csv');
  assert.equal((await run('audit', 'list', '--export-csv', file, '--pdn-related')).code, 0);
  assert.ok(readFileSync(file, 'utf8').startsWith('\u{feff}Когда;'));
  assert.match(oneLineOf(await run('audit', 'list', '--export-csv', file)), /уже есть/);
  assert.equal((await run('audit', 'list', '--date-from', 'вчера')).code, 2);
});

test('M7 a superuser is an owner, made from flags; without them and without a terminal it says what is missing', async () => {
  assert.match(oneLineOf(await vedomoProcess({ VEDOMO_DATA: dataDir }, ['users', 'create-superuser'])), /--login/);
  const words = ['--login', 'chief', '--email', 'chief@example.org', '--name', 'Главный Егор', '--password', password];
  const made = jsonOf(await run('users', 'create-superuser', ...words, '--json'));
  assert.ok(Number.isInteger(made.number));
  const { items } = jsonOf(await run('users', 'list', '--json'));
  const chief = items.find((one: { login: string }) => one.login === 'chief');
  assert.deepEqual(
    chief.roles.map((role: { key: string }) => role.key),
    ['owner'],
  );
});

test('whoever is deactivated has no token any more; a second time nothing is done', async () => {
  const { out } = await run('tokens', 'create', '--login', 'petrov');
  const theirs = { authorization: `Bearer ${out.trim()}` };
  const me = () => fetch(`${server?.address}/api/me`, { headers: theirs });
  assert.equal((await me()).status, 200);
  assert.match(oneLineOf(await run('users', 'deactivate', '--reason', 'Уволен')), /--id, --login или --chat-id/);
  assert.match(oneLineOf(await run('users', 'deactivate', '--chat_id', '77')), /Нет пользователя с чатом 77/);
  assert.match(oneLineOf(await run('users', 'deactivate', '--id', '999')), /Нет пользователя 999/);
  const { items } = jsonOf(await run('users', 'list', '--json'));
  const { number } = items.find((one: { login: string }) => one.login === 'petrov');
  assert.equal((await run('users', 'deactivate', '--id', String(number), '--reason', 'Уволен')).code, 0);
  assert.equal((await me()).status, 401);
  assert.match(oneLineOf(await run('users', 'deactivate', '--login', 'petrov', '--reason', 'Уволен')), /уже отключена/);
});

test('L7 a file reads the same after its key was rotated beside the running server', async () => {
  const body = new FormData();
  body.append('file', new Blob(['Приложение к письму']), 'письмо.txt');
  const sent = await fetch(`${server?.address}/api/files`, { method: 'POST', headers: bearer(), body });
  const { id } = (await sent.json()) as { id: string };
  const rotated = jsonOf(await run('files', 'rotate-key', '--json'));
  assert.deepEqual(rotated, { version: 2, rewrapped: 1, retired: [1] });
  const read = await fetch(`${server?.address}/api/files/${id}`, { headers: bearer() });
  assert.equal(await read.text(), 'Приложение к письму');
});

test('the journal tells what the commands did, by whom and on which machine; it is whole', async () => {
  const { items } = jsonOf(await run('audit', 'list', '--limit', '300', '--json'));
  const done = (operation: string) =>
    items.filter(
      (event: { operation: string; outcome: string }) => event.operation === operation && event.outcome === 'done',
    );
  assert.equal(done('identity.user.create').length, 4);
  assert.equal(done('core.fileKey.rotate').length, 1);
  for (const event of done('identity.user.create')) assert.match(event.actor, /^cli:[^@]+@.+$/);
  const { out } = await run('audit', 'list', '--limit', '1');
  assert.equal(out.trimEnd().split('\n').length, 2, 'a head and one event');
  const verdict = await run('audit', 'verify');
  assert.equal(verdict.code, 0, verdict.out);
  assert.match(verdict.out, /Журнал цел/);
  assert.match(verdict.out, /старейшему \d+ с/);
});

test('L9 a backup beside the running server is restored into a new folder, with the old key alone', async () => {
  const made = jsonOf(await run('backup', '--to', copy(), '--json'));
  assert.equal(made.files, 1);
  assert.match(oneLineOf(await run('backup', '--to', copy())), /уже есть/);
  assert.match(oneLineOf(await run('backup', '--to', join(folder, 'missing', 'copy.tar'))), /Нет такой папки/);
  assert.equal(await server?.stop(), 0);
  server = undefined;
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
  const next = { VEDOMO_DATA: join(folder, 'next') };
  assert.match(oneLineOf(await vedomo(next, ['restore', '--from', copy()])), /VEDOMO_SECRET/);
  assert.ok(!existsSync(next.VEDOMO_DATA), 'nothing was made');
  // Heads of a journal that went on after the copy, as they lie in the folder of a database that was lost.
  mkdirSync(next.VEDOMO_DATA);
  copyFileSync(join(dataDir, 'journal-heads.log'), join(next.VEDOMO_DATA, 'journal-heads.log'));
  const restored = await vedomo({ ...next, VEDOMO_SECRET: secret }, ['restore', '--from', copy(), '--json']);
  assert.equal(jsonOf(restored).files, 1);
  const { headsKept } = jsonOf(restored);
  assert.ok(existsSync(join(next.VEDOMO_DATA, headsKept)), 'kept as evidence');
  assert.equal((await vedomo({ ...next, VEDOMO_SECRET: secret }, ['audit', 'verify'])).code, 0);
  const again = await vedomo({ ...next, VEDOMO_SECRET: secret }, ['restore', '--from', copy()]);
  assert.equal(again.code, 1);
  assert.match(again.errors, /не пуста/);
  const { items } = jsonOf(
    await vedomo({ ...next, VEDOMO_SECRET: secret }, ['audit', 'list', '--limit', '5', '--json']),
  );
  assert.ok(items.some((event: { operation: string }) => event.operation === 'core.backup.restore'));
});

test('the launcher passes words, output and exit code through', async () => {
  const { code, out } = await vedomoProcess({ VEDOMO_DATA: dataDir }, ['migrate', 'status', '--json'], {
    program: 'bin/vedomo.mjs',
  });
  assert.equal(code, 0);
  const { items } = JSON.parse(out);
  assert.ok(items.length >= 5 && items.every((one: { appliedAt: string | null }) => one.appliedAt !== null));
});
