// Live streams end with what let them in: a session by silence, age or a locked screen; limits of a token stay with its stream.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

const password = 'zelenyj-avtobus-77';
const minute = 60_000;
let server: TestServer;
let owner: Caller;
let address: string;

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  address = await server.http.listen({ host: '127.0.0.1', port: 0 });
});
after(() => server.close());

async function person(login: string, roles: string[] = []): Promise<{ id: string; version: number; session: Caller }> {
  const body = { login, name: `Сотрудник ${login}`, password, mustChangePassword: false };
  const made = await owner.call('POST', '/api/admin/users', { ...body, roles: roles.map((key) => ({ key })) });
  assert.equal(made.statusCode, 201, made.body);
  return { ...made.json(), session: await server.signIn(login, password) };
}
const policy = (value: object) =>
  server.services.pools.write.query(`update setting set value = value || $1::jsonb where key = 'sign-in'`, [
    JSON.stringify(value),
  ]);

/** A stream with what it has heard so far. */
async function listen(headers: Record<string, string>) {
  const answer = await fetch(`${address}/api/live`, { headers });
  assert.equal(answer.status, 200);
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const ended = { yet: false };
  let wake = () => {};
  const whole = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
      wake();
    }
    ended.yet = true;
    wake();
  })();
  return {
    whole,
    ended,
    async hears(words: string): Promise<string> {
      while (!text.includes(words)) {
        assert.equal(ended.yet, false, `ended before ${words}: ${text}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return text;
    },
    close: () => reader.cancel().catch(() => {}),
  };
}

describe('live streams and time', () => {
  it('D1 a session that ended by silence hears nothing more, one that is used goes on', async () => {
    await policy({ idleMinutes: 30, absoluteHours: 12, screenLockMinutes: 0 });
    const [silent, busy] = [(await person('silent')).session, (await person('busy')).session];
    const [first, second] = [await listen({ cookie: silent.cookie }), await listen({ cookie: busy.cookie })];
    server.clock.advance(20 * minute);
    assert.equal((await busy.call('GET', '/api/me')).statusCode, 200);
    await heldSince(server.clock.now());
    server.clock.advance(11 * minute);
    await first.whole;
    assert.equal((await silent.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await busy.call('PATCH', '/api/me', { locale: 'en' })).statusCode, 200);
    await second.hears('identity.me.update');
    await second.close();
  });

  it('D1 a screen locked by silence and a session of its full age hear nothing more', async () => {
    await policy({ idleMinutes: 600, absoluteHours: 24, screenLockMinutes: 15 });
    owner = await server.owner();
    const locked = (await person('away')).session;
    const stream = await listen({ cookie: locked.cookie });
    server.clock.advance(16 * minute);
    await stream.whole;
    assert.equal((await locked.call('GET', '/api/me')).statusCode, 423);
    await policy({ idleMinutes: 600, absoluteHours: 1, screenLockMinutes: 0 });
    owner = await server.owner();
    const aged = (await person('aged')).session;
    const other = await listen({ cookie: aged.cookie });
    server.clock.advance(61 * minute);
    await other.whole;
    assert.equal((await aged.call('GET', '/api/me')).statusCode, 401);
  });

  it('B a stream of a limited token keeps its limits after rights of its owner have changed', async () => {
    await policy({ idleMinutes: 600, absoluteHours: 24, screenLockMinutes: 0 });
    owner = await server.owner();
    const { id, session } = await person('limited', ['viewer']);
    const made = await session.call('POST', '/api/me/tokens', {
      name: 'Справочник',
      operations: ['identity.directory.search', 'core.live.open'],
    });
    assert.equal(made.statusCode, 201, made.body);
    const narrow = await listen({ authorization: `Bearer ${made.json().token}` });
    const wide = await listen({ cookie: session.cookie });
    const { version } = (await owner.call('GET', `/api/admin/users/${id}`)).json();
    const raised = await owner.call(
      'PATCH',
      `/api/admin/users/${id}`,
      { roles: [{ key: 'admin' }] },
      { 'if-match': `"${version}"` },
    );
    assert.equal(raised.statusCode, 200, raised.body);
    await wide.hears('event: reload');
    const contact = await owner.call('POST', '/api/contacts', { kind: 'organisation', name: 'ООО «Заря»' });
    assert.equal(contact.statusCode, 201, contact.body);
    await wide.hears('contacts.contact.create');
    assert.equal((await session.call('PATCH', '/api/me', { locale: 'en' })).statusCode, 200);
    assert.equal((await narrow.hears('identity.me.update')).includes('contacts.'), false);
    await narrow.close();
    await wide.close();
  });
});

/** The use of a session is written beside its request. */
async function heldSince(moment: Date): Promise<void> {
  for (;;) {
    const { rows } = await server.services.pools.read.query('select 1 from user_session where last_seen_at >= $1', [
      moment.toISOString(),
    ]);
    if (rows.length > 0) return;
  }
}
