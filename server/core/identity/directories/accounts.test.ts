import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { servicePassword, slapdMissing } from '#test/support/slapd.ts';
import { DirectoryOffice } from './office.fixture.ts';

describe('H8 directories and the accounts that were here before', { skip: slapdMissing }, () => {
  let office: DirectoryOffice;
  before(async () => {
    office = await DirectoryOffice.open();
    await office.slapd.addPerson('chief', { cn: 'Главный Пётр', password: 'chief-password' });
    await office.slapd.addPerson('ivanov', { cn: 'Иванов Иван', password: 'ivanov-password' });
    await office.signIn('ivanov', 'ivanov-password');
  });
  after(() => office.close());

  it('H8 the service password is sealed at rest, never returned and never journaled', async () => {
    const { server, owner, id } = office;
    const shown = await office.card();
    assert.equal(shown.hasPassword, true);
    assert.equal('bindPassword' in shown, false);
    const { rows } = await server.services.pools.read.query(
      `select settings::text || encode(sealed_password, 'escape') as text from directory
       union all select data::text from event`,
    );
    for (const row of rows) assert.ok(!row.text.includes(servicePassword));
    const again = await owner.call(
      'PATCH',
      `/api/admin/directories/${id}`,
      { settings: office.settings({ servers: [{ host: 'evil.example.org', port: 636 }] }) },
      { 'if-match': `"${shown.version}"` },
    );
    assert.equal(again.statusCode, 400, again.body);
    assert.equal(again.json().errors[0].code, 'directory_password_again');
    const test = { id, settings: office.settings({ bindDn: 'cn=other,dc=example,dc=org' }) };
    assert.equal((await owner.call('POST', '/api/admin/directories/test', test)).statusCode, 400);
  });

  it('H8 an account with the same login or e-mail is never taken over: its owner or an administrator links it', async () => {
    const { server, slapd, owner, id } = office;
    const password = 'sinij-parohod-2026';
    for (const [login, email] of [
      ['local', 'local@example.org'],
      ['other-login', 'shared@example.org'],
    ]) {
      const body = { login, email, name: 'Местный', password, mustChangePassword: false };
      assert.equal((await owner.call('POST', '/api/admin/users', body)).statusCode, 201);
    }
    await slapd.addPerson('local', { cn: 'Чужой', password: 'foreign-password' });
    await slapd.addPerson('shared', { cn: 'Чужой', password: 'foreign-password', mail: 'Shared@example.org' });
    for (const login of ['local', 'shared']) {
      const answer = await office.signIn(login, 'foreign-password');
      assert.equal(answer.statusCode, 409, answer.body);
      assert.equal(answer.json().code, 'link_required');
      assert.equal(answer.cookies.length, 0);
    }
    const wrong = await office.signIn('local', 'wrong-password');
    assert.equal(wrong.json().code, 'bad_credentials', 'only whoever proved the password is told');

    const local = await server.signIn('local', password);
    const own = (await local.call('GET', '/api/me/directories')).json().items;
    assert.deepEqual(own, [{ id, name: 'Каталог', linked: false }]);
    const refused = await local.call('POST', `/api/me/directories/${id}`, { login: 'local', password: 'not-this-one' });
    assert.equal(refused.statusCode, 400, refused.body);
    const linked = await local.call('POST', `/api/me/directories/${id}`, {
      login: 'local',
      password: 'foreign-password',
    });
    assert.equal(linked.statusCode, 200, linked.body);
    assert.equal((await office.signIn('local', 'foreign-password')).statusCode, 200);
    assert.equal((await office.signIn('local', password)).statusCode, 200, 'the local password still works');
    const stolen = await local.call('POST', `/api/me/directories/${id}`, {
      login: 'shared',
      password: 'foreign-password',
    });
    assert.equal(stolen.statusCode, 409, stolen.body);

    const target = await office.user('other-login');
    const byAdmin = await owner.call('POST', `/api/admin/directories/${id}/people`, {
      userId: target.id,
      login: 'shared',
    });
    assert.equal(byAdmin.statusCode, 200, byAdmin.body);
    assert.equal((await office.signIn('shared', 'foreign-password')).statusCode, 200);
    const links = (await owner.call('GET', `/api/admin/users/${target.id}/directories`)).json().items;
    assert.equal(links.length, 1);
    const taken = await owner.call('POST', `/api/admin/directories/${id}/people`, {
      userId: (await office.user('ivanov')).id,
      login: 'shared',
    });
    assert.equal(taken.json().code, 'directory_link_taken');
    const gone = await owner.call('DELETE', `/api/admin/directories/${id}/people/${target.id}`);
    assert.equal(gone.statusCode, 200, gone.body);
    assert.equal((await office.signIn('shared', 'foreign-password')).json().code, 'link_required');
  });

  it('H8 a first sign-in waits for confirmation, or is refused, where the setting says so', async () => {
    const { slapd } = office;
    await slapd.addPerson('waiting', { cn: 'Ждущий', password: 'waiting-password' });
    await slapd.addPerson('stranger', { cn: 'Чужак', password: 'stranger-password' });
    await office.change({ firstSignIn: 'pending' });
    const answer = await office.signIn('waiting', 'waiting-password');
    assert.equal(answer.statusCode, 403, answer.body);
    assert.equal(answer.json().code, 'account_waiting');
    assert.equal((await office.user('waiting')).status, 'unconfirmed');
    const { rows } = await office.server.services.pools.read.query(`select source, state from registration`);
    assert.deepEqual(rows, [{ source: 'ldap', state: 'waiting' }], 'curators find the person in their queue');
    await office.change({ firstSignIn: 'refuse' });
    const refused = await office.signIn('stranger', 'stranger-password');
    assert.equal(refused.json().code, 'directory_person_unknown');
    assert.equal(await office.user('stranger'), undefined);
    await office.change({});
  });

  it('H8 nobody maps a directory to more than they hold, nor turns one over that an owner signs in through', async () => {
    const { server, slapd, owner, id } = office;
    const body = {
      login: 'small',
      name: 'Младший',
      password: 'sinij-parohod-2026',
      roles: [{ key: 'admin' }],
      mustChangePassword: false,
    };
    assert.equal((await owner.call('POST', '/api/admin/users', body)).statusCode, 201);
    const small = await server.signIn('small', 'sinij-parohod-2026');
    const make = (key: string, role: string | null) =>
      small.call('POST', '/api/admin/directories', {
        key,
        name: key,
        settings: { ...office.settings(), mappings: role ? [{ group: '*', role }] : [] },
        bindPassword: 'x',
      });
    assert.equal((await make('steal', 'owner')).statusCode, 403);
    assert.equal((await make('honest', 'editor')).statusCode, 201);
    const ownerId = (await owner.call('GET', '/api/me')).json().user.id;
    await slapd.addPerson('bigboss', { cn: 'Босс', password: 'bigboss-password' });
    const link = { userId: ownerId, login: 'bigboss' };
    assert.equal((await small.call('POST', `/api/admin/directories/${id}/people`, link)).statusCode, 403);
    assert.equal((await owner.call('POST', `/api/admin/directories/${id}/people`, link)).statusCode, 200);
    const { version } = await office.card();
    const turned = { settings: office.settings({ mappings: [] }), bindPassword: 'x' };
    const answer = await small.call('PATCH', `/api/admin/directories/${id}`, turned, { 'if-match': `"${version}"` });
    assert.equal(answer.statusCode, 403, answer.body);
  });

  it('H8 a change is journaled with old and new value; a directory in use is not removed', async () => {
    const { server, owner, id } = office;
    await office.change({ timeoutSeconds: 7 });
    const [told] = await office.events('identity.ldap.update');
    assert.deepEqual(
      told.data.changes.find((one: { field: string }) => one.field === 'timeoutSeconds'),
      { field: 'timeoutSeconds', from: 5, to: 7 },
    );
    assert.equal(told.data.password, 'changed');
    assert.equal((await owner.call('DELETE', `/api/admin/directories/${id}`)).json().code, 'directory_in_use');
    const plain = await owner.call('POST', '/api/admin/directories', {
      key: 'open',
      name: 'Открытый',
      settings: office.settings({ security: 'plain' }),
    });
    assert.equal(plain.json().errors[0].code, 'directory_plain');
    const { version } = await office.card();
    const off = await owner.call(
      'PATCH',
      `/api/admin/directories/${id}`,
      { enabled: false },
      { 'if-match': `"${version}"` },
    );
    assert.equal(off.statusCode, 200, off.body);
    assert.equal((await office.signIn('chief', 'chief-password')).json().code, 'bad_credentials');
    assert.equal((await owner.call('DELETE', `/api/admin/directories/${id}`)).statusCode, 200);
    const { rows } = await server.services.pools.read.query(`select 1 from user_identity where provider = 'ldap:main'`);
    assert.equal(rows.length, 0);
  });
});
