import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { groups, people, slapdMissing } from '#test/support/slapd.ts';
import { passwordChecks } from '../passwords.ts';
import { DirectoryOffice } from './office.fixture.ts';

describe('H8 sign-in through a directory', { skip: slapdMissing }, () => {
  let office: DirectoryOffice;
  before(async () => {
    office = await DirectoryOffice.open();
    const chief = await office.slapd.addPerson('chief', {
      cn: 'Главный Пётр',
      password: 'chief-password',
      mail: 'chief@example.org',
    });
    await office.slapd.addPerson('ivanov', {
      cn: 'Иванов Иван',
      password: 'пароль-Ёж',
      mail: 'ivanov@example.org',
      title: 'Инженер',
      telephoneNumber: '+7 495 111-22-33',
      manager: chief,
    });
    await office.slapd.addGroup('Кадровики', [`uid=ivanov,${people}`]);
  });
  after(() => office.close());

  it('H8 the first sign-in makes the account with its groups and roles; the second finds it', async () => {
    const { server } = office;
    const first = await office.signIn('ivanov@example.org', 'пароль-Ёж');
    assert.equal(first.statusCode, 200, first.body);
    assert.equal(first.json().next, 'done');
    const made = await office.user('ivanov');
    assert.equal(made.name, 'Иванов Иван');
    assert.equal(made.email, 'ivanov@example.org');
    assert.equal(made.position, 'Инженер');
    assert.equal(made.status, 'active');
    assert.deepEqual(
      made.groups.map((group: { name: string }) => group.name),
      ['Кадры'],
    );
    assert.deepEqual(
      made.roles.map((role: { key: string; areaName: string }) => [role.key, role.areaName]),
      [['viewer', 'Кадры']],
    );
    const [created] = await office.events('identity.user.create');
    assert.equal(created.actor_kind, 'system');
    assert.equal(created.data.actor, 'system:ldap:main');
    const second = await office.signIn('IVANOV', 'пароль-Ёж');
    assert.equal(second.statusCode, 200, second.body);
    assert.equal((await office.user('ivanov')).id, made.id);
    const me = await server.http.inject({
      method: 'GET',
      url: '/api/me',
      headers: { cookie: second.cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
    });
    assert.equal(me.json().user.login, 'ivanov');
  });

  it('H8 two first sign-ins at once make one account', async () => {
    const { server, slapd } = office;
    await slapd.addPerson('twin', { cn: 'Двойнев', password: 'twin-password' });
    const answers = await Promise.all([office.signIn('twin', 'twin-password'), office.signIn('twin', 'twin-password')]);
    for (const answer of answers) assert.equal(answer.statusCode, 200, answer.body);
    const { rows } = await server.services.pools.read.query(`select 1 from app_user where login = 'twin'`);
    assert.equal(rows.length, 1);
  });

  it('H8 name, position, groups and roles follow the directory at sign-in; what people gave by hand stays', async () => {
    const { slapd, owner, department } = office;
    const before = await office.user('ivanov');
    const other = (await owner.call('POST', '/api/admin/groups', { name: 'Рабочая группа', kind: 'team' })).json().id;
    const byHand = {
      groupIds: [department, other],
      roles: [...keyed(before.roles), { key: 'editor', areaId: other, clearances: [] }],
    };
    const given = await owner.call('PATCH', `/api/admin/users/${before.id}`, byHand, {
      'if-match': `"${before.version}"`,
    });
    assert.equal(given.statusCode, 200, given.body);
    await slapd.replace(`uid=ivanov,${people}`, 'cn', ['Иванов (Старший)*']);
    await slapd.replace(`uid=ivanov,${people}`, 'title', ['Главный инженер']);
    await slapd.remove(`cn=Кадровики,${groups}`);
    assert.equal((await office.signIn('chief', 'chief-password')).statusCode, 200);
    assert.equal((await office.signIn('ivanov', 'пароль-Ёж')).statusCode, 200);
    const after = await office.user('ivanov');
    assert.equal(after.name, 'Иванов (Старший)*');
    assert.equal(after.position, 'Главный инженер');
    assert.deepEqual(
      after.groups.map((group: { name: string }) => group.name),
      ['Рабочая группа'],
    );
    assert.deepEqual(keyed(after.roles), [{ key: 'editor', areaId: other, clearances: [] }]);
    const full = (await owner.call('GET', `/api/admin/users/${after.id}`)).json();
    assert.equal(full.managerId ?? full.manager?.id, (await office.user('chief')).id);
    const [told] = await office.events('identity.user.update');
    assert.equal(told.data.actor, 'system:ldap:main');
  });
  const keyed = (roles: { key: string; areaId: string; clearances: string[] }[]) =>
    roles.map(({ key, areaId, clearances }) => ({ key, areaId, clearances }));

  it('H8 a wrong password, an unknown login and an empty one read the same, and cost one verification each', async () => {
    const told = new Set<string>();
    for (const [login, password] of [
      ['ivanov', 'wrong-password'],
      ['nobody-at-all', 'wrong-password'],
      ['*', 'пароль-Ёж'],
      ['a)(uid=*', 'пароль-Ёж'],
    ] as const) {
      const before = passwordChecks.count;
      const answer = await office.signIn(login, password);
      assert.equal(answer.statusCode, 401, answer.body);
      const { requestId: _requestId, ...body } = answer.json();
      told.add(JSON.stringify(body));
      assert.equal(passwordChecks.count - before, 1);
    }
    assert.equal(told.size, 1);
    assert.equal((await office.signIn('ivanov', '')).statusCode, 400);
    const [event] = await office.events('identity.session.open');
    assert.equal(event.outcome, 'refused');
    assert.equal(event.data.directories.main, 'not_found');
    assert.equal((await office.signIn('ivanov', 'пароль-Ёж')).statusCode, 200);
  });

  it('H8 attempts stop below the directory’s own lock, however the login is spelt, and a success forgets them', async () => {
    const { slapd } = office;
    await slapd.addPerson('guessed', { cn: 'Угаданный', password: 'guessed-password', mail: 'guessed@example.org' });
    for (let n = 0; n < 3; n++) assert.equal((await office.signIn('guessed', 'wrong-password')).statusCode, 401);
    assert.equal((await office.signIn('guessed', 'guessed-password')).statusCode, 200);
    for (const login of ['guessed', 'GUESSED', 'guessed@example.org', 'guessed']) {
      assert.equal((await office.signIn(login, 'wrong-password')).statusCode, 401, login);
    }
    const stopped = await office.signIn('guessed@example.org', 'guessed-password');
    assert.equal(stopped.statusCode, 429, stopped.body);
    for (let n = 0; n < 4; n++) assert.equal((await office.signIn('nobody', 'wrong-password')).statusCode, 401);
    assert.equal(
      (await office.signIn('nobody', 'wrong-password')).statusCode,
      429,
      'somebody who is not there reads the same',
    );
  });

  it('H8 whoever the directory has disabled does not come in, though the password is right', async () => {
    const { slapd } = office;
    await slapd.addPerson('fired', { cn: 'Уволенный', password: 'fired-password', employeeType: 'fired' });
    await office.change({ disabledBy: 'attribute', disabledAttribute: 'employeeType', disabledValue: 'Fired' });
    assert.equal((await office.signIn('fired', 'fired-password')).json().code, 'bad_credentials');
    const [event] = await office.events('identity.session.open');
    assert.equal(event.data.directories.main, 'account_disabled');
    await office.change({});
  });

  it('H8 a deactivated person does not come in through the directory', async () => {
    const { owner } = office;
    const twin = await office.user('twin');
    await owner.call('POST', `/api/admin/users/${twin.id}/deactivate`, { reason: 'Уволен' });
    assert.equal((await office.signIn('twin', 'twin-password')).json().code, 'bad_credentials');
  });

  it('H8 the second factor is asked after the directory’s password too', async () => {
    const { server } = office;
    const { rows } = await server.services.pools.write.query(
      `update setting set value = value || '{"secondFactorRoles": ["viewer", "editor"]}' where key = 'sign-in' returning value`,
    );
    assert.equal(rows.length, 1);
    const answer = await office.signIn('ivanov', 'пароль-Ёж');
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.json().next, 'code');
    await server.services.pools.write.query(
      `update setting set value = value || '{"secondFactorRoles": []}' where key = 'sign-in'`,
    );
  });

  it('H8 with the directory down its people are told so, local people sign in, and nobody is counted as guessing', async () => {
    const { server, slapd } = office;
    await slapd.kill();
    for (let n = 0; n < 6; n++) {
      const answer = await office.signIn('chief', 'chief-password');
      assert.equal(answer.statusCode, 503, answer.body);
      assert.equal(answer.json().code, 'directory_down');
    }
    assert.equal((await office.signIn('nobody-else', 'whatever-password')).statusCode, 503);
    assert.ok(await server.signIn('owner', 'sinij-parohod-2026'));
    const [down] = await office.events('identity.ldap.down');
    assert.equal(down.data.code, 'ldap_down');
    assert.equal(down.data.fault, 'refused');
    await slapd.run();
    assert.equal((await office.signIn('chief', 'chief-password')).statusCode, 200);
  });

  it('H8 a session is proven anew by the directory’s password', async () => {
    const { server } = office;
    const answer = await office.signIn('chief', 'chief-password');
    const cookie = answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    const prove = (password: string) =>
      server.http.inject({
        method: 'POST',
        url: '/api/auth/again',
        payload: { password },
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      });
    const wrong = await prove('wrong-password');
    assert.equal(wrong.statusCode, 400, wrong.body);
    const right = await prove('chief-password');
    assert.equal(right.statusCode, 200, right.body);
  });
});
