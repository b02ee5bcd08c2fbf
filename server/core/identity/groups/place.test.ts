// Moving a group or bringing it back gives rights, and so is guarded as adding its members one by one would be.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

const password = 'zelenyj-avtobus-77';
let server: TestServer;
let owner: Caller;
let admin: Caller;
interface Card {
  id: string;
  version: number;
}

async function person(login: string, more: Record<string, unknown> = {}): Promise<Card> {
  const body = { login, name: `Сотрудник ${login}`, password, mustChangePassword: false, ...more };
  const answer = await owner.call('POST', '/api/admin/users', body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}
const group = async (name: string, parentId: string | null = null): Promise<Card> => {
  const answer = await owner.call('POST', '/api/admin/groups', { name, kind: 'team', parentId });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
};
async function change(by: Caller, { id }: Card, body: object) {
  const { items } = (await owner.call('GET', '/api/admin/groups')).json();
  const { version } = items.find((one: Card) => one.id === id);
  return by.call('PATCH', `/api/admin/groups/${id}`, body, { 'if-match': `"${version}"` });
}
async function give(key: string, groups: Card[]): Promise<void> {
  const { items } = (await owner.call('GET', '/api/admin/roles')).json();
  const { version } = items.find((one: { key: string }) => one.key === key);
  const answer = await owner.call(
    'PUT',
    `/api/admin/roles/${key}/groups`,
    { groups: groups.map((one) => ({ groupId: one.id })) },
    { 'if-match': `"${version}"` },
  );
  assert.equal(answer.statusCode, 200, answer.body);
}

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  await person('admin', { roles: [{ key: 'admin' }] });
  admin = await server.signIn('admin', password);
});
after(() => server.close());

describe('the place of a group in the tree', () => {
  it('D4 nobody moves a group under a role that they do not hold, nor brings back one that gives it', async () => {
    const [security, team] = [await group('Безопасность'), await group('Бригада')];
    await give('security', [security]);
    await person('mason', { groupIds: [team.id] });
    const moved = await change(admin, team, { parentId: security.id });
    assert.deepEqual([moved.statusCode, moved.json().code], [403, 'grants_exceed'], moved.body);
    assert.equal((await change(admin, team, { name: 'Бригада 2' })).statusCode, 200, 'a name gives nothing');
    assert.equal((await change(owner, team, { parentId: security.id })).statusCode, 200);
    assert.equal((await change(admin, team, { parentId: null })).statusCode, 200, 'what takes away is free');
    assert.equal((await change(owner, security, { archived: true })).statusCode, 200);
    const back = await change(admin, security, { archived: false });
    assert.deepEqual([back.statusCode, back.json().code], [403, 'grants_exceed'], back.body);
    assert.equal((await change(owner, security, { archived: false })).statusCode, 200);
  });

  it('D4 a move that brings two roles in conflict upon somebody is refused, even to an owner', async () => {
    const [auditors, team] = [await group('Аудит'), await group('Проверка')];
    await give('auditor', [auditors]);
    await person('both', { groupIds: [team.id], roles: [{ key: 'security' }] });
    const moved = await change(owner, team, { parentId: auditors.id });
    assert.equal(moved.json().code, 'roles_conflict', moved.body);
  });

  it('D4 nobody brings a group under their own to see what they may not', async () => {
    const [mine, secret] = [await group('Моя группа'), await group('Чужая группа')];
    const { id } = await person('climber', { groupIds: [mine.id], roles: [{ key: 'viewer' }] });
    const switches = [{ operation: 'identity.group.update', enabled: true, reach: 'all' }];
    const { version } = (await owner.call('GET', `/api/admin/users/${id}`)).json();
    const given = await owner.call('PATCH', `/api/admin/users/${id}`, { switches }, { 'if-match': `"${version}"` });
    assert.equal(given.statusCode, 200, given.body);
    const climber = await server.signIn('climber', password);
    const moved = await change(climber, secret, { parentId: mine.id });
    assert.deepEqual([moved.statusCode, moved.json().code], [403, 'grants_exceed'], moved.body);
  });
});
