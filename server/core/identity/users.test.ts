import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { rightsVersion, whileHeld } from '#test/support/race.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let owner: Caller;
let admin: Caller;
const password = 'zelenyj-avtobus-77';
type Card = { id: string; version: number; status: string; can: string[]; groups: { id: string }[] } & Record<
  string,
  unknown
>;

async function made(login: string, more: Record<string, unknown> = {}, by = owner): Promise<Card> {
  const body = { login, name: `Сотрудник ${login}`, password, mustChangePassword: false, ...more };
  const answer = await by.call('POST', '/api/admin/users', body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}
const change = (by: Caller, person: { id: string; version: number }, body: object) =>
  by.call('PATCH', `/api/admin/users/${person.id}`, body, { 'if-match': `"${person.version}"` });
const lastEvent = async (operation: string) => {
  const { rows } = await server.services.pools.read.query(
    'select data, subject_ids::text[] as subjects, personal::text as personal from event where operation = $1 order by at desc, id desc limit 1',
    [operation],
  );
  return rows[0];
};

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  await made('admin', { roles: [{ key: 'admin' }] });
  admin = await server.signIn('admin', password);
});
after(() => server.close());

describe('the users page', () => {
  it('O1 makes a person with groups and roles, and the journal tells of it without names in clear', async () => {
    const group = (await owner.call('POST', '/api/admin/groups', { name: 'Канцелярия', kind: 'department' })).json();
    const card = await made('novikova', {
      name: 'Новикова Анна Петровна',
      email: 'novikova@example.org',
      groupIds: [group.id],
      roles: [{ key: 'admin', areaId: group.id }],
    });
    assert.deepEqual(card.groups, [{ id: group.id, name: 'Канцелярия', head: false }]);
    const event = await lastEvent('identity.user.create');
    assert.deepEqual(event.subjects, [card.id]);
    assert.deepEqual(event.data.groupIds, [group.id]);
    assert.doesNotMatch(JSON.stringify(event.data) + event.personal, /Новикова|novikova/);
  });

  it('O1 refuses a login or an address that somebody else signs in with, in any case of letters', async () => {
    await made('semenov', { email: 'semenov@example.org' });
    const tries: [object, string][] = [
      [{ login: 'SEMENOV' }, 'login_taken'],
      [{ login: 'semenov@example.org' }, 'login_taken'],
      [{ login: 'other', email: 'Semenov@Example.org' }, 'email_taken'],
    ];
    for (const [body, code] of tries) {
      const answer = await owner.call('POST', '/api/admin/users', { name: 'Другой', password, ...body });
      assert.equal(answer.json().code, code, JSON.stringify(body));
    }
  });

  it('O1 refuses short, common and own-word passwords by name', async () => {
    const tries: [string, string][] = [
      ['korotkij', 'password_short'],
      ['qwerty123456', 'password_common'],
      ['petrovskij-1', 'password_common'],
      ['aaaaaaaaaaaaaaaa', 'password_common'],
    ];
    for (const [word, code] of tries) {
      const body = { login: 'petrovskij', name: 'Петровский', password: word };
      const answer = await owner.call('POST', '/api/admin/users', body);
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().errors[0].code, code, word);
    }
  });

  it('O1 lists by name with a page after a page, a search and a count; showing them is journaled', async () => {
    for (const name of ['Ёлкин Пётр', 'Жуков Иван', 'Егоров Иван']) await made(`list-${newId().slice(-6)}`, { name });
    const names: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await owner.call('GET', `/api/admin/users?limit=2${next ? `&after=${next}` : ''}`);
      names.push(...page.json().items.map((item: { name: string }) => item.name));
      next = page.json().next;
    }
    const sorted = [...names].sort((one, other) => one.localeCompare(other, 'ru'));
    assert.deepEqual(names, sorted);
    assert.equal(new Set(names).size, names.length);
    const found = await owner.call('GET', `/api/admin/users?q=${encodeURIComponent('елкин')}`);
    assert.deepEqual([found.json().count, found.json().items[0].name], [1, 'Ёлкин Пётр']);
    const roles = await owner.call('GET', '/api/admin/users?role=owner');
    assert.equal(roles.json().count, 1);
    assert.equal((await owner.call('GET', '/api/admin/users?after=bad')).json().code, 'bad_cursor');
    const { rows } = await server.services.pools.read.query(
      `select 1 from event where operation = 'identity.user.list' and outcome = 'read' and cardinality(subject_ids) > 0`,
    );
    assert.ok(rows.length > 0);
  });

  it('O1 two administrators change different fields; the same field is refused with both values', async () => {
    const person = await made('merged');
    assert.equal((await change(owner, person, { position: 'Юрист' })).statusCode, 200);
    const other = await change(admin, person, { phone: '+7 495 000-00-00' });
    assert.equal(other.statusCode, 200, other.body);
    assert.equal(other.json().position, 'Юрист');
    const same = await change(admin, person, { position: 'Секретарь' });
    assert.equal(same.statusCode, 412);
    assert.deepEqual(same.json().details.fields, [{ field: 'position', yours: 'Секретарь', current: 'Юрист' }]);
    const blind = await owner.call('PATCH', `/api/admin/users/${person.id}`, { position: 'Секретарь' });
    assert.equal(blind.statusCode, 428);
  });

  it('O1 nobody grants what they do not hold: an administrator makes no owner, by role or by switch', async () => {
    const body = { login: 'upstart', name: 'Выскочка', password, roles: [{ key: 'owner' }] };
    assert.equal((await admin.call('POST', '/api/admin/users', body)).json().code, 'owner_only');
    const person = await made('climber');
    assert.equal((await change(admin, person, { roles: [{ key: 'owner' }] })).json().code, 'owner_only');
    const marked = [{ key: 'admin', clearances: ['confidential'] }];
    assert.equal((await change(admin, person, { roles: marked })).json().code, 'grants_exceed');
    const switched = [{ operation: 'identity.user.list', enabled: true, reach: 'all' }];
    assert.equal((await change(admin, person, { switches: switched })).statusCode, 200);
  });

  it('O1 an account with wider rights than one’s own is not changed, reset, ended or closed', async () => {
    const { id, version } = (await owner.call('GET', '/api/me')).json().user;
    const card = { id, version: version ?? 1 };
    const codes = [
      await change(admin, card, { email: 'mine@example.org' }),
      await admin.call('POST', `/api/admin/users/${id}/reset-password`, { password }),
      await admin.call('DELETE', `/api/admin/users/${id}/sessions`),
      await admin.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Так надо' }),
    ].map((answer) => answer.json().code);
    assert.deepEqual(codes, ['person_above', 'person_above', 'person_above', 'person_above']);
  });

  it('O1 nobody closes their own account or changes their own roles', async () => {
    const me = (await owner.call('GET', '/api/me')).json().user.id;
    const card = (await owner.call('GET', `/api/admin/users/${me}`)).json();
    assert.equal((await change(owner, card, { roles: [{ key: 'admin' }] })).json().code, 'own_account');
    const closed = await owner.call('POST', `/api/admin/users/${me}/deactivate`, { reason: 'Так надо' });
    assert.equal(closed.json().code, 'own_account');
  });

  it('O1 of two owners who remove each other at once, one stays', async () => {
    const first = await made('owner-one', { roles: [{ key: 'owner' }] });
    const second = await made('owner-two', { roles: [{ key: 'owner' }] });
    const me = (await owner.call('GET', '/api/me')).json().user.id;
    const one = await server.signIn('owner-one', password);
    const two = await server.signIn('owner-two', password);
    assert.equal((await one.call('POST', `/api/admin/users/${me}/deactivate`, { reason: 'Ушёл' })).statusCode, 200);
    const answers = await whileHeld(server.services, rightsVersion, () => [
      one.call('POST', `/api/admin/users/${second.id}/deactivate`, { reason: 'Лишний' }),
      change(two, first, { roles: [] }),
    ]);
    const { rows } = await server.services.pools.read.query(
      `select u.id from user_role r join app_user u on u.id = r.user_id where r.role_key = 'owner' and u.status = 'active'`,
    );
    assert.equal(rows.length, 1, answers.map((answer) => answer.body).join('\n'));
    // The first owner comes back for the tests that follow.
    const left = rows[0].id === first.id ? one : two;
    const back = await left.call('POST', `/api/admin/users/${me}/reactivate`);
    assert.equal(back.statusCode, 200, back.body);
    assert.equal((await change(left, back.json(), { roles: [{ key: 'owner' }] })).statusCode, 200);
    owner = await server.owner();
  });

  it('O1 deactivation ends sessions, tokens and roles at once and keeps history; coming back restores none of them', async () => {
    const person = await made('leaver', { roles: [{ key: 'admin' }] });
    const session = await server.signIn('leaver', password);
    const token = (await session.call('POST', '/api/me/tokens', { name: 'Отчёты' })).json().token;
    const bearer = server.bearer(token);
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 200);
    const gone = await owner.call('POST', `/api/admin/users/${person.id}/deactivate`, { reason: 'Уволен' });
    assert.equal(gone.json().status, 'deactivated');
    assert.equal((await session.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 401);
    const again = await owner.call('POST', `/api/admin/users/${person.id}/deactivate`, { reason: 'Уволен' });
    assert.equal(again.json().code, 'user_inactive');
    const back = await owner.call('POST', `/api/admin/users/${person.id}/reactivate`);
    assert.deepEqual([back.json().status, back.json().roles], ['active', []]);
    const { held } = (await owner.call('GET', `/api/admin/users/${person.id}/held`)).json();
    assert.deepEqual(
      held.roles.map((role: { key: string }) => role.key),
      ['admin'],
    );
    assert.equal((await session.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 401);
    assert.equal(
      (await owner.call('POST', `/api/admin/users/${person.id}/reactivate`)).json().code,
      'user_not_inactive',
    );
  });

  it('O1 a reset password ends the sessions, must be changed first, and is told by mail', async () => {
    const person = await made('forgetful', { email: 'forgetful@example.org' });
    const before = await server.signIn('forgetful', password);
    const reset = await admin.call('POST', `/api/admin/users/${person.id}/reset-password`, {
      password: 'sinjaja-lampa-31',
    });
    assert.equal(reset.statusCode, 200, reset.body);
    assert.equal((await before.call('GET', '/api/me')).statusCode, 401);
    const session = await server.signIn('forgetful', 'sinjaja-lampa-31');
    assert.equal((await session.call('GET', '/api/me/tokens')).json().code, 'must_change_password');
    const changed = await session.call('POST', '/api/me/password', {
      current: 'sinjaja-lampa-31',
      next: 'krasnaja-lampa-32',
    });
    assert.equal(changed.statusCode, 200, changed.body);
    assert.equal((await session.call('GET', '/api/me/tokens')).statusCode, 200);
    const { rows } = await server.services.pools.read.query(
      `select subject from outbox where recipient = 'forgetful@example.org'`,
    );
    assert.equal(rows.length, 2);
  });

  it('O1 someone invited without a password gets in once one is set', async () => {
    const person = await made('invited', { password: undefined });
    assert.equal(person.status, 'invited');
    assert.equal(
      (await owner.call('POST', `/api/admin/users/${person.id}/reset-password`, { password })).statusCode,
      200,
    );
    await server.signIn('invited', password);
  });

  it('O1 a change of rights counts from the next request on', async () => {
    const person = await made('fresh');
    const session = await server.signIn('fresh', password);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await change(owner, person, { roles: [{ key: 'admin' }] })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    const now = { ...person, version: person.version + 1 };
    const off = [{ operation: 'identity.user.list', enabled: false }];
    assert.equal((await change(owner, now, { switches: off })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
  });

  it('O1 the users page needs the reach "all": a narrower grant opens nobody', async () => {
    await made('narrow');
    const id = (await server.services.pools.read.query(`select id from app_user where login = 'narrow'`)).rows[0].id;
    await server.services.pools.write.query(
      `insert into user_switch (user_id, operation, enabled, reach) values ($1, 'identity.*', true, 'own')`,
      [id],
    );
    await server.services.pools.write.query('update rights_version set version = version + 1');
    const session = await server.signIn('narrow', password);
    for (const path of ['users', `users/${id}`, 'groups', 'roles'])
      assert.equal((await session.call('GET', `/api/admin/${path}`)).statusCode, 403, path);
    const refused = await session.call('POST', '/api/admin/users', { login: 'x2', name: 'X', password });
    assert.equal(refused.statusCode, 403);
  });

  it('O1 names what is wrong with roles, groups and switches that do not exist', async () => {
    const person = await made('checked');
    const field = async (body: object) => (await change(owner, person, body)).json().errors[0].field;
    assert.equal(await field({ roles: [{ key: 'nobody' }] }), 'roles.0.key');
    assert.equal(await field({ groupIds: [newId()] }), 'groupIds.0');
    assert.equal(await field({ switches: [{ operation: 'no.such.thing', enabled: true }] }), 'switches.0.operation');
    assert.equal((await owner.call('GET', `/api/admin/users/${newId()}`)).statusCode, 404);
  });
});
