// Roles as data, switches, ends, groups and conflicts, through HTTP on the real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { expireRoles } from './expire-roles.ts';

const password = 'zelenyj-avtobus-77';
let server: TestServer;
let owner: Caller;
let admin: Caller;
type Json = Record<string, unknown> & { id: string; version: number };

async function person(login: string, more: Record<string, unknown> = {}, by = owner): Promise<Json> {
  const body = { login, name: `Сотрудник ${login}`, password, mustChangePassword: false, ...more };
  const answer = await by.call('POST', '/api/admin/users', body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}
const group = async (name: string, parentId?: string): Promise<Json> => {
  const answer = await owner.call('POST', '/api/admin/groups', {
    name,
    kind: 'team',
    ...(parentId ? { parentId } : {}),
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
};
const card = async (id: string): Promise<Json> => (await owner.call('GET', `/api/admin/users/${id}`)).json();
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const setRoles = async (by: Caller, id: string, roles: object[]) =>
  by.call('PUT', `/api/admin/users/${id}/roles`, { roles }, ifMatch((await card(id)).version));
const patch = async (by: Caller, id: string, body: object) =>
  by.call('PATCH', `/api/admin/users/${id}`, body, ifMatch((await card(id)).version));
const setSwitches = (by: Caller, id: string, switches: object) =>
  by.call('PUT', `/api/admin/users/${id}/switches`, { switches });
const role = async (key: string) =>
  (await owner.call('GET', '/api/admin/roles')).json().items.find((one: { key: string }) => one.key === key);
const changeRole = async (by: Caller, key: string, body: object) =>
  by.call('PATCH', `/api/admin/roles/${key}`, body, ifMatch((await role(key)).version));
const giveGroups = async (by: Caller, key: string, groups: object[]) =>
  by.call('PUT', `/api/admin/roles/${key}/groups`, { groups }, ifMatch((await role(key)).version));
const contacts = (by: Caller) => by.call('POST', '/api/contacts/search', { q: '' });
const lastEvent = async (operation: string) => {
  const { rows } = await server.services.pools.read.query(
    'select data, subject_ids::text[] as subjects from event where operation = $1 order by at desc, id desc limit 1',
    [operation],
  );
  return rows[0];
};

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  await person('admin', { roles: [{ key: 'admin' }] });
  admin = await server.signIn('admin', password);
});
after(() => server.close());

describe('the seven switches', () => {
  it('D3 each is on, off or as the roles say; off beats every role at the next request', async () => {
    const { id } = await person('switched', { roles: [{ key: 'admin' }] });
    const session = await server.signIn('switched', password);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    const off = await setSwitches(owner, id, { people: 'off' });
    assert.equal(off.statusCode, 200, off.body);
    assert.deepEqual([off.json().bundles.people, off.json().bundles.grants], ['off', 'roles']);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    assert.deepEqual((await lastEvent('identity.switch.set')).data.changes, [
      { field: 'people', from: 'roles', to: 'off' },
    ]);
    assert.equal((await setSwitches(owner, id, { people: 'roles' })).json().bundles.people, 'roles');
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
  });

  it('D3 on gives the bundle to somebody without any role', async () => {
    const { id } = await person('given');
    const session = await server.signIn('given', password);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await setSwitches(owner, id, { people: 'on' })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
  });

  it('D3 own documents switched off stops uploads and downloads too, which need no role', async () => {
    const { id } = await person('no-files', { roles: [{ key: 'editor' }] });
    const session = await server.signIn('no-files', password);
    const send = () => {
      const body = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nтекст\r\n--b--\r\n';
      return session.call('POST', '/api/files', body, { 'content-type': 'multipart/form-data; boundary=b' });
    };
    const sent = await send();
    assert.equal(sent.statusCode, 201, sent.body);
    await setSwitches(owner, id, { files: 'off' });
    assert.equal((await send()).statusCode, 403);
    assert.equal((await session.call('GET', `/api/files/${sent.json().id}`)).statusCode, 403);
    assert.equal((await session.call('GET', '/api/me')).statusCode, 200);
  });

  it('D3 managing people is not granting rights: without that switch roles and switches stay as they are', async () => {
    const { id } = await person('clerk', { roles: [{ key: 'admin' }] });
    await setSwitches(owner, id, { grants: 'off' });
    const clerk = await server.signIn('clerk', password);
    const made = await person('made-by-clerk', {}, clerk);
    assert.equal((await patch(clerk, made.id, { position: 'Юрист' })).statusCode, 200);
    const refused = [
      await patch(clerk, made.id, { roles: [{ key: 'viewer' }] }),
      await setRoles(clerk, made.id, [{ key: 'viewer' }]),
      await setSwitches(clerk, made.id, { send: 'on' }),
      await patch(clerk, made.id, { switches: [{ operation: 'contacts.contact.read', enabled: true, reach: 'all' }] }),
      await clerk.call('POST', '/api/admin/users', { login: 'x-1', name: 'X', roles: [{ key: 'viewer' }] }),
      await clerk.call('POST', '/api/admin/roles', { name: 'Роль', grants: [] }),
    ].map((answer) => answer.json().code);
    assert.deepEqual(refused, Array(6).fill('not_allowed'));
  });

  it('D3 nobody switches on what they do not hold, nor their own switches', async () => {
    const { id } = await person('narrow-admin');
    await owner.call('POST', '/api/admin/roles', {
      key: 'granter',
      name: 'Выдающий права',
      grants: [
        { operation: 'bundle:grants', reach: 'all' },
        { operation: 'identity.user.*', reach: 'all' },
      ],
    });
    await setRoles(owner, id, [{ key: 'granter' }]);
    const granter = await server.signIn('narrow-admin', password);
    const other = await person('asking');
    assert.equal((await setSwitches(granter, other.id, { files: 'on' })).json().code, 'grants_exceed');
    assert.equal((await setSwitches(granter, other.id, { grants: 'on' })).statusCode, 200);
    assert.equal((await setSwitches(granter, id, { send: 'off' })).json().code, 'own_account');
  });
});

describe('roles are data', () => {
  it('O1 an own role is made, held, changed and archived; each counts from the next request on', async () => {
    const made = await owner.call('POST', '/api/admin/roles', {
      name: 'Справочная',
      about: 'Отвечает на вопросы о контактах',
      grants: [{ operation: 'bundle:reference', reach: 'all' }],
    });
    assert.equal(made.statusCode, 201, made.body);
    const { key } = made.json();
    const { id } = await person('informant', { roles: [{ key }] });
    const session = await server.signIn('informant', password);
    assert.equal((await contacts(session)).statusCode, 200);
    const changed = await changeRole(owner, key, { grants: [{ operation: 'identity.user.list', reach: 'all' }] });
    assert.equal(changed.statusCode, 200, changed.body);
    assert.equal((await contacts(session)).statusCode, 403);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    assert.equal((await changeRole(owner, key, { archived: true })).json().archived, true);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    const refused = await patch(owner, id, { roles: [{ key }, { key: 'viewer' }] });
    assert.equal(refused.json().errors[0].code, 'role_archived');
    assert.equal((await changeRole(owner, key, { archived: false })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
  });

  it('O1 a ready role is changed, shows what the program would give, and is put back', async () => {
    const before = await role('viewer');
    const changed = await changeRole(owner, 'viewer', { grants: [{ operation: 'bundle:reference', reach: 'own' }] });
    assert.equal(changed.json().changed, true);
    assert.deepEqual(changed.json().defaults, before.grants);
    assert.deepEqual(changed.json().grants, [{ operation: 'bundle:reference', reach: 'own', clearances: [] }]);
    await person('shortened', { roles: [{ key: 'viewer' }] });
    const session = await server.signIn('shortened', password);
    assert.equal((await session.call('GET', '/api/correspondence/journals')).statusCode, 403);
    const back = await owner.call('POST', '/api/admin/roles/viewer/reset');
    assert.deepEqual([back.json().changed, back.json().grants], [false, before.grants]);
    assert.equal((await session.call('GET', '/api/correspondence/journals')).statusCode, 200);
    const { data } = await lastEvent('identity.role.reset');
    assert.equal(data.changes[0].field, 'grants');
  });

  it('O1 nobody makes or widens a role beyond what they hold, and no role but the owner’s gives everything', async () => {
    const grants = [{ operation: 'core.event.list', reach: 'all' }];
    const beyond = await admin.call('POST', '/api/admin/roles', { name: 'Смотрящий', grants });
    assert.equal(beyond.json().code, 'grants_exceed');
    assert.equal((await changeRole(admin, 'viewer', { grants })).json().code, 'grants_exceed');
    const everything = [{ operation: '*', reach: 'own' }];
    assert.equal(
      (await owner.call('POST', '/api/admin/roles', { name: 'Всё', grants: everything })).json().errors[0].field,
      'grants.0.operation',
    );
    assert.equal((await changeRole(owner, 'owner', { grants: [] })).json().code, 'role_fixed');
    assert.equal((await changeRole(owner, 'viewer', { archived: true })).json().code, 'role_ready');
  });

  it('O1 two who change one role: different fields both succeed, the same field is refused with both values', async () => {
    const made = (await owner.call('POST', '/api/admin/roles', { name: 'Общая', grants: [] })).json();
    const at = (by: Caller, body: object) => by.call('PATCH', `/api/admin/roles/${made.key}`, body, ifMatch(1));
    assert.equal((await at(owner, { name: 'Общая роль' })).statusCode, 200);
    assert.equal((await at(admin, { about: 'Для всех' })).statusCode, 200);
    const stale = await at(admin, { name: 'Иная' });
    assert.equal(stale.statusCode, 412);
    assert.deepEqual(stale.json().details.fields, [{ field: 'name', yours: 'Иная', current: 'Общая роль' }]);
  });
});

describe('roles with an end', () => {
  it('D3 a role ends at the end of its last day, before any job has run; the job tells the journal', async () => {
    server.clock.set('2026-12-10T09:00:00Z');
    owner = await server.owner();
    admin = await server.signIn('admin', password);
    const { id } = await person('temporary', { roles: [{ key: 'admin', endsOn: '2026-12-10' }] });
    assert.equal(((await card(id)).roles as { endsOn: string }[])[0]?.endsOn, '2026-12-10');
    // Moscow's day ends at 21:00 UTC.
    server.clock.set('2026-12-10T20:30:00Z');
    const session = await server.signIn('temporary', password);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    server.clock.set('2026-12-10T20:59:59Z');
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    server.clock.set('2026-12-10T21:00:00Z');
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    await expireRoles(server.services);
    owner = await server.owner();
    assert.deepEqual((await card(id)).roles, []);
    const event = await lastEvent('identity.role.end');
    assert.deepEqual([event.subjects, event.data.role, event.data.actor], [[id], 'admin', 'system:rights']);
    await expireRoles(server.services);
    const { rows } = await server.services.pools.read.query(
      `select count(*)::int as count from event where operation = 'identity.role.end'`,
    );
    assert.equal(rows[0].count, 1);
    const past = await setRoles(owner, id, [{ key: 'admin', endsOn: '2026-12-01' }]);
    assert.equal(past.json().errors[0].code, 'expiry_past');
    admin = await server.signIn('admin', password);
  });
});

describe('owners and conflicts', () => {
  it('O1 only an owner appoints owners, and no owner has an end or comes by a group', async () => {
    const { id } = await person('upstart');
    assert.equal((await setRoles(admin, id, [{ key: 'owner' }])).json().code, 'owner_only');
    const timed = await setRoles(owner, id, [{ key: 'owner', endsOn: '2030-01-01' }]);
    assert.equal(timed.json().errors[0].code, 'owner_alone');
    const { id: groupId } = await group('Дирекция');
    assert.equal((await giveGroups(owner, 'owner', [{ groupId }])).json().code, 'owner_alone');
    assert.equal((await setRoles(owner, id, [{ key: 'owner' }])).statusCode, 200);
    assert.equal((await setRoles(owner, id, [])).statusCode, 200);
  });

  it('P39 administrator and auditor are refused in one person: by roles, by a group, by a group’s role', async () => {
    const both = await owner.call('POST', '/api/admin/users', {
      login: 'double',
      name: 'Двойной',
      roles: [{ key: 'admin' }, { key: 'auditor' }],
    });
    assert.equal(both.statusCode, 409);
    assert.match(both.json().message.ru, /«Администратор» и «Аудитор»/);
    const { id } = await person('future-auditor', { roles: [{ key: 'auditor' }] });
    assert.equal((await setRoles(owner, id, [{ key: 'auditor' }, { key: 'admin' }])).json().code, 'roles_conflict');
    const top = await group('Управление');
    const admins = await group('Администраторы', top.id);
    assert.equal((await giveGroups(owner, 'admin', [{ groupId: top.id }])).statusCode, 200);
    assert.equal((await patch(owner, id, { groupIds: [admins.id] })).json().code, 'roles_conflict');
    const checkers = await group('Контроль');
    assert.equal((await patch(owner, id, { groupIds: [checkers.id] })).statusCode, 200);
    assert.equal((await giveGroups(owner, 'admin', [{ groupId: checkers.id }])).json().code, 'roles_conflict');
  });
});

describe('roles through groups', () => {
  it('M6 the managers’ group gives its role to members marked as staff, at the next request', async () => {
    const managers = await group('manager');
    const given = await giveGroups(owner, 'manager', [{ groupId: managers.id, staffOnly: true }]);
    assert.equal(given.statusCode, 200, given.body);
    const { id } = await person('mailer', { groupIds: [managers.id] });
    const session = await server.signIn('mailer', password);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await patch(owner, id, { staff: true })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
    assert.deepEqual((await card(id)).groupRoles, [
      { key: 'manager', name: 'Менеджер рассылок', groupId: managers.id, groupName: 'manager' },
    ]);
    assert.equal((await role('manager')).people, 1);
    assert.equal((await patch(owner, id, { staff: false })).statusCode, 200);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 403);
  });

  it('O1 a group that brings a role is given by those alone who may grant and hold what it brings', async () => {
    const journal = await group('Контролёры журнала');
    assert.equal((await giveGroups(owner, 'auditor', [{ groupId: journal.id }])).statusCode, 200);
    const { id } = await person('candidate');
    assert.equal((await patch(admin, id, { groupIds: [journal.id] })).json().code, 'grants_exceed');
    const readers = await group('Читатели');
    assert.equal((await giveGroups(owner, 'viewer', [{ groupId: readers.id }])).statusCode, 200);
    assert.equal((await giveGroups(admin, 'auditor', [{ groupId: readers.id }])).json().code, 'grants_exceed');
    await setSwitches(owner, (await admin.call('GET', '/api/me')).json().user.id, { grants: 'off' });
    assert.equal((await patch(admin, id, { groupIds: [readers.id] })).json().code, 'not_allowed');
    await setSwitches(owner, (await admin.call('GET', '/api/me')).json().user.id, { grants: 'roles' });
    assert.equal((await patch(admin, id, { groupIds: [readers.id] })).statusCode, 200);
  });
});
