import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

describe('settings', () => {
  let server: TestServer;
  let owner: Caller;
  let smtp: SMTPServer;
  let smtpUrl: string;
  const received: string[] = [];

  before(async () => {
    server = await startTestServer();
    owner = await server.owner();
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, callback) => callback(null, { user: 'office' }),
      onData(stream, session, callback) {
        stream.resume();
        stream.on('end', () => {
          received.push(...session.envelope.rcptTo.map((one) => one.address));
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    smtpUrl = `smtp://office:letters-key@127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await new Promise<void>((resolve) => smtp.close(resolve));
    await server.close();
  });

  const read = async (key: string) =>
    (await owner.call('GET', '/api/admin/settings')).json().items.find((one: { key: string }) => one.key === key);
  const put = (key: string, value: unknown, version: number, by = owner) =>
    by.call('PUT', `/api/admin/settings/${key}`, { value }, { 'if-match': `"${version}"` });

  it('P46 a change keeps old and new value in the journal and raises the version', async () => {
    const before = await read('organisation');
    assert.equal(before.value.name, 'Ведомо');
    const changed = await put('organisation', { name: 'ООО «Весна»', inn: '7710140679' }, before.version);
    assert.equal(changed.statusCode, 200, changed.body);
    assert.equal(changed.json().version, before.version + 1);
    const { rows } = await server.services.pools.read.query(
      `select data from event where operation = 'core.setting.update' and outcome = 'done' order by id desc limit 1`,
    );
    assert.deepEqual(rows[0].data.changes[0], { field: 'name', from: 'Ведомо', to: 'ООО «Весна»' });
    assert.equal((await owner.call('GET', '/api/me')).json().organisation.name, 'ООО «Весна»');
  });

  it('two administrators change different fields and both succeed; the same field is refused with both values', async () => {
    const { version } = await read('organisation');
    assert.equal((await put('organisation', { phone: '+7 495 000-00-00' }, version)).statusCode, 200);
    assert.equal((await put('organisation', { address: 'Москва' }, version)).statusCode, 200);
    const late = await put('organisation', { phone: '+7 812 000-00-00' }, version);
    assert.equal(late.statusCode, 412);
    assert.equal(late.json().details.fields[0].current, '+7 495 000-00-00');
  });

  it('a wrong value is told at its field, an unknown field is refused', async () => {
    const { version } = await read('organisation');
    const wrong = await put('organisation', { inn: '12' }, version);
    assert.equal(wrong.statusCode, 400);
    assert.equal(wrong.json().errors[0].field, 'value.inn');
    const unknown = await put('organisation', { colour: 'red' }, version);
    assert.equal(unknown.json().errors[0].field, 'value.colour');
  });

  it('a secret is sealed at rest, never shown and never journaled; the check sends a letter with it', async () => {
    const { version } = await read('mail');
    const saved = await put('mail', { url: smtpUrl }, version);
    assert.equal(saved.statusCode, 200, saved.body);
    assert.deepEqual(saved.json().secretsGiven, ['url']);
    const pool = server.services.pools.read;
    const { rows } = await pool.query(`select value::text from setting where key = 'mail'
      union all select data::text from event where data ->> 'setting' = 'mail'`);
    assert.ok(rows.length >= 2);
    for (const row of rows) assert.ok(!row.value.includes('letters-key'), row.value);
    assert.ok(!(await owner.call('GET', '/api/admin/settings')).body.includes('letters-key'));

    const nowhere = await owner.call('POST', '/api/admin/settings/mail/test', {});
    assert.equal(nowhere.statusCode, 409, nowhere.body);
    const mine = (await owner.call('GET', '/api/me')).json().user.id;
    await server.services.pools.write.query(`update app_user set email = 'owner@example.org' where id = $1`, [mine]);
    const tried = await owner.call('POST', '/api/admin/settings/mail/test', {});
    assert.equal(tried.statusCode, 200, tried.body);
    assert.deepEqual(received, ['owner@example.org']);
  });

  it('a person without the right neither sees nor changes settings', async () => {
    const made = await owner.call('POST', '/api/admin/users', {
      login: 'viewer',
      name: 'Читатель',
      password: 'sinij-parohod-42',
      mustChangePassword: false,
      roles: [{ key: 'viewer' }],
    });
    assert.equal(made.statusCode, 201);
    const viewer = await server.signIn('viewer', 'sinij-parohod-42');
    assert.equal((await viewer.call('GET', '/api/admin/settings')).statusCode, 403);
    assert.equal((await put('organisation', { name: 'Чужая' }, 1, viewer)).statusCode, 403);
  });
});
