// The ways to the messenger: a proxy with a login, the organisation's own authority, another address without a restart,
// and a gateway that knows neither database nor names.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { forgetSettings } from '#core/settings/value.ts';
import { TelegramDouble } from '../doubles/telegram/server.ts';
import { TestAuthority } from '../support/certificates.ts';
import { type ChatOffice, openChatOffice } from '../support/chat-office.ts';
import { ownEnvironment } from '../support/own-environment.ts';
import { until } from '../support/until.ts';

const seen: string[] = [];
/** An HTTP proxy that asks for a name and a password. */
const httpProxy = (): Server =>
  createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      const text = head.toString('latin1');
      const [, host, port] = /^CONNECT ([^:]+):(\d+)/.exec(text) ?? [];
      const login = Buffer.from(/Basic (\S+)/.exec(text)?.[1] ?? '', 'base64').toString();
      if (login !== 'шлюз:тайна') return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      seen.push(`http ${host}`);
      const through = connect({ host: host as string, port: Number(port) }, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(through).pipe(socket);
      });
      through.on('error', () => socket.destroy());
    });
  });
/** SOCKS5 with a name and a password. */
const socksProxy = (): Server =>
  createServer((socket) => {
    socket.on('error', () => undefined);
    let step = 0;
    socket.on('data', function take(part) {
      step += 1;
      if (step === 1) return void socket.write(Buffer.from([5, part.includes(2) ? 2 : 255]));
      if (step === 2) {
        const good = part.includes(Buffer.from('user')) && part.includes(Buffer.from('pass'));
        return void socket.write(Buffer.from([1, good ? 0 : 1]));
      }
      socket.off('data', take);
      const length = part[4] as number;
      const host = part.subarray(5, 5 + length).toString();
      seen.push(`socks ${host}`);
      const through = connect({ host, port: part.readUInt16BE(5 + length) }, () => {
        socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        socket.pipe(through).pipe(socket);
      });
      through.on('error', () => socket.destroy());
    });
  });
const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

const endOf = (path: string): string => {
  const file = openSync(path, 'r');
  const end = Buffer.alloc(40);
  readSync(file, end, 0, 40, Math.max(0, statSync(path).size - 40));
  closeSync(file);
  return end.toString();
};

describe('ways to the messenger', () => {
  let office: ChatOffice;
  let folder: string;
  const proxies = [httpProxy(), socksProxy()];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vedomo-ways-'));
    // Nobody is there at first: the program starts all the same.
    office = await openChatOffice({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
  });
  after(async () => {
    await office.close();
    for (const proxy of proxies) proxy.close();
    rmSync(folder, { recursive: true });
  });
  const set = async (value: object) => {
    const { version } = (await office.owner.call('GET', '/api/admin/settings'))
      .json()
      .items.find((one: { key: string }) => one.key === 'messenger');
    const done = await office.owner.call(
      'PUT',
      '/api/admin/settings/messenger',
      { value },
      { 'if-match': `"${version}"` },
    );
    assert.equal(done.statusCode, 200, done.body);
    forgetSettings(office.server.services);
  };
  const state = async () =>
    (await office.sql<{ state: string }>(`select state from chat_carrier where channel = 'telegram'`))[0]?.state;

  it('T7 the program starts and serves while the messenger cannot be reached', async () => {
    assert.equal((await office.owner.call('GET', '/api/ready')).statusCode, 200);
    await until('the outage', async () => (await state()) === 'unreachable');
  });

  it('T15 a proxy with a login, another root and an own authority are taken up without a restart', async () => {
    const [http, socks] = await Promise.all(proxies.map(listening));
    const authority = new TestAuthority(folder);
    const { certFile, keyFile } = authority.issue('api', ['IP:127.0.0.1', 'DNS:localhost']);
    const secure = new TelegramDouble((listener) =>
      createSecure({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, listener),
    );
    const root = await secure.listen();
    await set({
      apiRoot: root,
      proxy: `http://${encodeURIComponent('шлюз')}:${encodeURIComponent('не та')}@127.0.0.1:${http}`,
    });
    await until('the refused login', async () => {
      const [row] = await office.sql<{ error: string }>(`select error from chat_carrier where channel = 'telegram'`);
      return /407/.test(row?.error ?? '');
    });
    await set({
      proxy: `http://${encodeURIComponent('шлюз')}:${encodeURIComponent('тайна')}@127.0.0.1:${http}`,
      authority: authority.pem.trim(),
    });
    await until('the way through the proxy', async () => (await state()) === 'works');
    assert.ok(seen.includes('http 127.0.0.1'));
    await set({ proxy: `socks5://user:pass@127.0.0.1:${socks}` });
    await until('the way through SOCKS', () => seen.includes('socks 127.0.0.1'));
    await set({ proxy: '', apiRoot: `http://127.0.0.1:${office.telegram.port}`, authority: '' });
    await until('the direct way', () => office.telegram.calls('getUpdates').length > 0);
    await secure.close();
  });

  it('B3 Telegram may come to our address: with the secret alone, each update once; off again, the bot asks by itself', async () => {
    const person = await office.person('webhooked', ['employee']);
    const chat = await office.linked(9_100, person);
    await set({ proxy: '', apiRoot: `http://127.0.0.1:${office.telegram.port}`, authority: '', webhook: true });
    await until('the webhook', () => office.telegram.webhook !== null, 60);
    const hook = office.telegram.webhook as unknown as { url: string; secret_token: string };
    assert.equal(hook.url, 'http://vedomo.test/api/messenger/telegram');
    const update = { ...chat.say('/my') };
    // It is pushed, not asked for.
    office.telegram.updates.forget();
    const push = (secret: string | undefined) =>
      office.server.anonymous.call('POST', '/api/messenger/telegram', update, {
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        'sec-fetch-site': 'none',
      });
    const stored = async () =>
      (await office.sql('select 1 from chat_update where update_key = $1', [String(update.update_id)])).length;
    for (const secret of [undefined, '', 'не тот', `${hook.secret_token}x`]) {
      assert.equal((await push(secret)).statusCode, 404, String(secret));
    }
    assert.equal(await stored(), 0);
    const before = chat.messages.length;
    for (let times = 0; times < 3; times++) assert.equal((await push(hook.secret_token)).statusCode, 200);
    await until('the answer', () => chat.messages.length > before);
    await office.quiet();
    assert.equal(await stored(), 1);
    assert.equal(chat.messages.length, before + 1);
    await until('the mode to be told', async () => {
      const [row] = await office.sql<{ mode: string }>(`select mode from chat_carrier where channel = 'telegram'`);
      return row?.mode === 'webhook';
    });
    await set({ proxy: '', apiRoot: `http://127.0.0.1:${office.telegram.port}`, authority: '', webhook: false });
    await until('the end of the webhook', () => office.telegram.webhook === null, 60);
    chat.say('/my');
    await until('the answer', () => chat.messages.length > before + 1);
  });

  it('B3 a gateway in a process of its own, without a database, carries chats and holds nobody’s name', async () => {
    await office.stopCarrier();
    const made = await office.person('gateway-one', ['gateway']);
    const token = await made.caller.call('POST', '/api/me/tokens', { name: 'Шлюз' });
    assert.equal(token.statusCode, 201, token.body);
    await office.server.http.listen({ host: '127.0.0.1', port: 0 });
    const { port } = office.server.http.server.address() as AddressInfo;
    const gateway = spawn(
      process.execPath,
      ['--heapsnapshot-signal=SIGUSR2', join(import.meta.dirname, '../../server/main.ts'), '--role', 'gateway'],
      {
        cwd: folder,
        // No address of a database, and a folder of data that must stay unmade.
        env: ownEnvironment({
          LOG_LEVEL: 'trace',
          VEDOMO_DATA: join(folder, 'none'),
          TELEGRAM_TOKEN: office.telegram.token,
          TELEGRAM_API_ROOT: `http://127.0.0.1:${office.telegram.port}`,
          CORE_URL: `http://127.0.0.1:${port}`,
          CORE_TOKEN: token.json().token,
        }),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    for (const stream of [gateway.stdout, gateway.stderr]) stream.on('data', (part: Buffer) => (said += part));
    const gone = once(gateway, 'exit');
    const person = await office.person('behind', ['employee']);
    const chat = await office.linked(9_001, person);
    chat.say('/new');
    await until('the categories', () => chat.last?.buttons.length !== 0);
    chat.tap(/Принтер/);
    await office.quiet();
    chat.photo(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 1, 7, 7, 0xff, 0xd9])]), {
      caption: 'Через шлюз',
    });
    await office.quiet();
    chat.tap('Отправить');
    await office.quiet();
    const [ticket] = await office.sql<{ title: string; files: number }>(
      `select title, (select count(*)::int from attachment where record_id = r.id) as files from record r where kind = 'ticket'`,
    );
    assert.deepEqual(ticket, { title: 'Через шлюз', files: 1 });
    const page = await office.owner.call('GET', '/api/admin/messenger');
    assert.equal(page.json().channels[0].place, 'gateway');
    const other = office.server.bearer(token.json().token);
    assert.equal((await other.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await other.call('GET', '/api/helpdesk/tickets')).statusCode, 403);
    // What it holds in memory once the rubbish is gone: neither our names nor those that Telegram told.
    gateway.kill('SIGUSR2');
    const snapshot = () => readdirSync(folder).find((name) => name.endsWith('.heapsnapshot'));
    await until('the picture of its memory', () => {
      const name = snapshot();
      return name !== undefined && endOf(join(folder, name)).trimEnd().endsWith(']}');
    });
    const memory = readFileSync(join(folder, snapshot() ?? ''), 'utf8');
    assert.ok(memory.includes('vedomo_test_bot'), 'the picture holds what the gateway does know');
    for (const held of [memory, said]) assert.doesNotMatch(held, /Людмилова|Имяизтелеграма|nickfromtelegram/);
    assert.ok(!said.includes(office.telegram.token) && !said.includes(token.json().token));
    assert.match(said, /роль gateway работает/);
    assert.ok(!existsSync(join(folder, 'none')));
    gateway.kill('SIGTERM');
    assert.deepEqual(await gone, [0, null]);
  });
});
