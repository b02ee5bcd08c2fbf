// The journal goes to a real receiver over TCP and UDP: nothing lost while it is away, no personal values.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { settled } from '#test/support/settle.ts';
import { followToSyslog } from './follow.ts';

/** Splits a stream of counted messages (RFC 6587, 3.4.1). */
function messagesIn(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let place = 0; place < bytes.length; ) {
    const space = bytes.indexOf(0x20, place);
    const length = Number(bytes.toString('ascii', place, space));
    found.push(bytes.toString('utf8', space + 1, space + 1 + length));
    place = space + 1 + length;
  }
  return found;
}

describe('the journal to syslog', () => {
  let server: TestServer;
  let owner: Caller;
  let receiver: Server | undefined;
  let port = 0;
  const received: string[] = [];

  const listen = () =>
    new Promise<void>((resolve) => {
      const made = createServer((socket) => {
        const chunks: Buffer[] = [];
        socket.on('data', (chunk) => chunks.push(chunk));
        socket.on('end', () => {
          received.push(...messagesIn(Buffer.concat(chunks)));
          socket.end();
        });
      });
      receiver = made;
      made.listen(port, '127.0.0.1', () => {
        port = (made.address() as AddressInfo).port;
        resolve();
      });
    });
  const close = () => new Promise<void>((resolve) => (receiver ? receiver.close(() => resolve()) : resolve()));
  const set = async (value: object) => {
    const { items } = (await owner.call('GET', '/api/admin/settings')).json();
    const { version } = items.find((one: { key: string }) => one.key === 'syslog');
    const answer = await owner.call('PUT', '/api/admin/settings/syslog', { value }, { 'if-match': `"${version}"` });
    assert.equal(answer.statusCode, 200, answer.body);
  };
  const follow = async () => {
    await settled(server.services.pools.read);
    await followToSyslog(server.services);
  };
  const person = (login: string, name: string) =>
    owner.call('POST', '/api/admin/users', { login, name, password: 'sinij-parohod-42', mustChangePassword: false });

  before(async () => {
    server = await startTestServer();
    owner = await server.owner();
    await listen();
  });
  after(async () => {
    await close();
    await server.close();
  });

  it('P25 events leave as RFC 5424 messages without personal values; what happened while the receiver was away follows', async () => {
    await set({ enabled: true, protocol: 'tcp', host: '127.0.0.1', port, facility: 'authpriv' });
    await follow();
    received.length = 0;
    assert.equal((await person('sidorova', 'Сидорова Мария')).statusCode, 201);
    await follow();
    const told = received.find((message) => message.includes('operation="identity.user.create"')) ?? '';
    assert.match(
      told,
      /^<85>1 \d{4}-\d\d-\d\dT[\d:.]+Z \S+ vedomo \d+ user\.create \[vedomo@32473 id="[0-9a-f-]{36}" /,
    );
    assert.ok(told.endsWith('\u{feff}Создание пользователя'), told);
    assert.ok(!received.join().includes('Сидорова') && !received.join().includes('sidorova'));

    await close();
    received.length = 0;
    await person('petrova', 'Петрова Анна');
    await assert.rejects(follow(), /ECONNREFUSED/);
    await person('ivanova', 'Иванова Анна');
    await listen();
    await follow();
    assert.equal(received.filter((message) => message.includes('"identity.user.create"')).length, 2);
    received.length = 0;
    await follow();
    assert.deepEqual(received, []);
  });

  it('a refusal is a warning; the check of the setting sends a message or says what is wrong', async () => {
    received.length = 0;
    await server.anonymous.call('POST', '/api/admin/users', {});
    const tried = await owner.call('POST', '/api/admin/settings/syslog/test', {});
    assert.equal(tried.statusCode, 200, tried.body);
    assert.match(received.at(-1) ?? '', /^<85>1 .* check \[vedomo@32473\] \u{feff}Проверка связи с Ведомо$/u);
    await set({ enabled: false });
    received.length = 0;
    const off = await owner.call('POST', '/api/admin/settings/syslog/test', {});
    assert.equal(off.statusCode, 200, 'it may be tried before it is switched on');
    assert.equal(received.length, 1);
    const nowhere = await owner.call('POST', '/api/admin/settings/syslog/test', { value: { host: '' } });
    assert.equal(nowhere.json().code, 'setting_check_failed');
  });

  it('over UDP each message is a datagram', async () => {
    const socket = createSocket('udp4');
    const datagram = new Promise<string>((resolve) => socket.once('message', (bytes) => resolve(bytes.toString())));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    await set({ enabled: true, protocol: 'udp', port: socket.address().port });
    assert.equal((await owner.call('POST', '/api/admin/settings/syslog/test', {})).statusCode, 200);
    assert.match(await datagram, /Проверка связи/);
    socket.close();
  });
});
