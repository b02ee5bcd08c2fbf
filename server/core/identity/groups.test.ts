import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { rightsVersion, whileHeld } from '#test/support/race.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let owner: Caller;
interface Group {
  id: string;
  version: number;
}
const group = async (name: string, parentId: string | null = null): Promise<Group> => {
  const answer = await owner.call('POST', '/api/admin/groups', { name, kind: 'department', parentId });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
};
const change = (one: Group, body: object) =>
  owner.call('PATCH', `/api/admin/groups/${one.id}`, body, { 'if-match': String(one.version) });

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

describe('groups, roles and the directory', () => {
  it('O1 a group never comes to lie under itself, not even by two moves at once', async () => {
    const top = await group('Управление');
    const middle = await group('Отдел', top.id);
    const low = await group('Сектор', middle.id);
    assert.equal((await change(top, { parentId: low.id })).json().code, 'group_cycle');
    assert.equal((await change(top, { parentId: top.id })).json().code, 'group_cycle');
    assert.equal((await change(top, { parentId: newId() })).json().errors[0].field, 'parentId');
    const [left, right] = [await group('Левый'), await group('Правый')];
    const moves = await whileHeld(server.services, rightsVersion, () => [
      change(left, { parentId: right.id }),
      change(right, { parentId: left.id }),
    ]);
    assert.deepEqual(moves.map((move) => move.statusCode).sort(), [200, 409]);
  });

  it('O1 two changes of different fields merge, of the same field are refused', async () => {
    const one = await group('Бухгалтерия');
    assert.equal((await change(one, { index: '05' })).statusCode, 200);
    const other = await change(one, { name: 'Бухгалтерия и учёт', archived: true });
    assert.deepEqual(
      [other.json().name, other.json().index, other.json().archived],
      ['Бухгалтерия и учёт', '05', true],
    );
    assert.equal((await change(one, { index: '06' })).statusCode, 412);
  });

  it('O1 roles are listed with their grants and every operation that can be granted', async () => {
    const { items, operations } = (await owner.call('GET', '/api/admin/roles')).json();
    assert.deepEqual(items.find((role: { key: string }) => role.key === 'owner').grants, [
      { operation: '*', reach: 'all', clearances: ['confidential', 'patient', 'restricted'] },
    ]);
    const names = operations.map((operation: { name: string }) => operation.name);
    assert.ok(names.includes('identity.user.create'));
    assert.equal(names.includes('identity.me.read'), false);
  });

  it('O1 the directory finds people and groups by the beginnings of words, ё as е, and nobody who has left', async () => {
    const person = async (login: string, name: string) => {
      const body = { login, name, position: 'Юрист', password: 'zelenyj-avtobus-77' };
      return (await owner.call('POST', '/api/admin/users', body)).json().id as string;
    };
    const gone = await person('ivanova-g', 'Иванова Галина');
    await person('ivanova-a', 'Иванова Алёна Сергеевна');
    await group('Отдел инвестиций Иваново');
    await owner.call('POST', `/api/admin/users/${gone}/deactivate`, { reason: 'Уволена' });
    const find = async (body: object) =>
      (await owner.call('POST', '/api/directory/search', body)).json().items.map((item: { name: string }) => item.name);
    assert.deepEqual(await find({ q: 'иван' }), ['Иванова Алёна Сергеевна', 'Отдел инвестиций Иваново']);
    assert.deepEqual(await find({ q: 'серг алена' }), ['Иванова Алёна Сергеевна']);
    assert.deepEqual(await find({ q: 'ванов' }), []);
    assert.deepEqual(await find({ q: 'иван', kind: 'group' }), ['Отдел инвестиций Иваново']);
    assert.deepEqual(await find({ q: '%' }), []);
    assert.deepEqual(await find({ ids: [gone] }), ['Иванова Галина']);
  });
});
