// Members and heads of groups through HTTP: history, guards, two administrators at once, the group's queue.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { whileHeld } from '#test/support/race.ts';
import type { Caller } from '#test/support/server.ts';
import { type Office, openOffice } from '../../../modules/correspondence/test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider', 'spare');
});
after(() => office.server.close());

const members = async (who: Caller, group: string, query = '') =>
  (await who.call('GET', `/api/groups/${group}/members${query}`))
    .json()
    .items.map((one: { name: string; head: boolean }) => (one.head ? `*${one.name}` : one.name)) as string[];
const add = (who: Caller, group: string, userId: string, body: object = {}) =>
  who.call('POST', `/api/admin/groups/${group}/members`, { userId, ...body });
const remove = (who: Caller, group: string, userId: string) =>
  who.call('POST', `/api/admin/groups/${group}/members/${userId}/remove`, { reason: 'Переведён' });
const openEqualsNow = async () => {
  const [row] = await office.rows<{ same: boolean }>(`
    select not exists (
      (select group_id, principal_id, head from group_member except
       select group_id, principal_id, head from group_membership where until_at is null)
      union all
      (select group_id, principal_id, head from group_membership where until_at is null except
       select group_id, principal_id, head from group_member)) as same`);
  assert.equal(row?.same, true, 'the open stays are the members');
};

describe('members of groups', () => {
  it('D4 people come and go, head and head no more, each once, and the open stays are the members', async () => {
    const { as, world } = office;
    const { supply } = world.groups;
    const { spare } = world.people;
    assert.equal((await add(as.owner, supply, spare)).statusCode, 201);
    assert.equal((await add(as.owner, supply, spare)).json().code, 'member_already');
    const path = `/api/admin/groups/${supply}/members/${spare}`;
    const headed = await as.owner.call('PATCH', path, { head: true });
    assert.deepEqual(headed.json().heads, [{ id: spare, name: 'Лебедев Антон Олегович' }]);
    assert.deepEqual(await members(as.owner, supply), ['*Лебедев Антон Олегович', 'Зайцева Мария Юрьевна']);
    await openEqualsNow();
    assert.equal((await remove(as.owner, supply, spare)).statusCode, 200);
    assert.equal((await remove(as.owner, supply, spare)).json().code, 'member_missing');
    assert.equal((await as.owner.call('PATCH', path, { head: true })).json().code, 'member_missing');
    const past = (await as.owner.call('GET', `/api/groups/${supply}/members?past=true`)).json().items;
    const stays = past.filter((one: { id: string }) => one.id === spare);
    assert.deepEqual(
      stays.map((one: Record<string, unknown>) => [one.head, one.fromBy, one.untilBy, one.untilReason]),
      [
        [true, 'Орлова Вера Павловна', 'Орлова Вера Павловна', 'Переведён'],
        [false, 'Орлова Вера Павловна', 'Орлова Вера Павловна', ''],
      ],
    );
    await openEqualsNow();
  });

  it('D4 the members of a day are reproducible, whichever way the change came', async () => {
    const { as, world } = office;
    const { finance } = world.groups;
    const { editor } = world.people;
    assert.equal((await add(as.owner, finance, editor)).statusCode, 201);
    await office.rows(
      `update group_membership set from_at = '2026-03-02T09:00Z' where principal_id = $1 and group_id = $2`,
      [editor, finance],
    );
    const { version, groups } = (await as.owner.call('GET', `/api/admin/users/${editor}`)).json();
    const groupIds = groups.map((one: { id: string }) => one.id).filter((one: string) => one !== finance);
    const changed = await as.owner.call(
      'PATCH',
      `/api/admin/users/${editor}`,
      { groupIds },
      { 'if-match': `${version}` },
    );
    assert.equal(changed.statusCode, 200, changed.body);
    await office.rows(
      `update group_membership set until_at = '2026-04-10T09:00Z' where principal_id = $1 and group_id = $2`,
      [editor, finance],
    );
    const name = 'Петрова Анна Ильинична';
    for (const [on, there] of [
      ['2026-03-01', false],
      ['2026-03-02', true],
      ['2026-04-09', true],
      ['2026-04-10', false],
    ] as const) {
      assert.equal((await members(as.owner, finance, `?on=${on}`)).includes(name), there, on);
    }
    assert.equal((await members(as.owner, finance)).includes(name), false);
    await openEqualsNow();
  });

  it('D4 an archived group takes no members, by neither door', async () => {
    const { as, world } = office;
    const made = await as.owner.call('POST', '/api/admin/groups', { name: 'Бывший отдел', kind: 'department' });
    const group = made.json();
    await as.owner.call(
      'PATCH',
      `/api/admin/groups/${group.id}`,
      { archived: true },
      { 'if-match': `${group.version}` },
    );
    assert.equal((await add(as.owner, group.id, world.people.spare)).json().code, 'group_archived');
    const { version } = (await as.owner.call('GET', `/api/admin/users/${world.people.spare}`)).json();
    const body = { groupIds: [world.groups.finance, group.id] };
    const refused = await as.owner.call('PATCH', `/api/admin/users/${world.people.spare}`, body, {
      'if-match': `${version}`,
    });
    assert.equal(refused.json().code, 'group_archived');
  });

  it('D4 nobody gets by membership what the administrator does not hold', async () => {
    const { as, world } = office;
    const refused = await add(as.admin, world.groups.supply, world.people.owner);
    assert.equal(refused.json().code, 'person_above');
    assert.equal((await add(as.viewer, world.groups.supply, world.people.viewer)).statusCode, 403);
  });

  it('D4 two administrators who add and remove one person at once leave one story', async () => {
    const { as, server, world } = office;
    const { supply } = world.groups;
    const { viewer } = world.people;
    const held = `select from app_user where id = '${viewer}' for update`;
    const both = await whileHeld(server.services, held, () => [
      add(as.owner, supply, viewer),
      add(as.owner, supply, viewer, { head: true }),
    ]);
    assert.deepEqual(both.map((one) => one.statusCode).sort(), [201, 409]);
    const away = await whileHeld(server.services, held, () => [
      remove(as.owner, supply, viewer),
      remove(as.owner, supply, viewer),
    ]);
    assert.deepEqual(away.map((one) => one.statusCode).sort(), [200, 409]);
    await openEqualsNow();
  });

  it('D4 an editor of an account who did not see the membership change is told of the conflict', async () => {
    const { as, world } = office;
    const path = `/api/admin/users/${world.people.spare}`;
    const { version } = (await as.owner.call('GET', path)).json();
    assert.equal((await add(as.owner, world.groups.supply, world.people.spare)).statusCode, 201);
    const refused = await as.owner.call('PATCH', path, { groupIds: [] }, { 'if-match': `${version}` });
    assert.equal(refused.statusCode, 412, refused.body);
    await remove(as.owner, world.groups.supply, world.people.spare);
  });

  it('D4 the page of a group is open to its people, to heads above and administrators, to nobody else', async () => {
    const { as, world } = office;
    const path = `/api/groups/${world.groups.office}`;
    assert.equal((await as.viewer.call('GET', path)).statusCode, 200);
    assert.deepEqual((await as.viewer.call('GET', path)).json().can, []);
    for (const suffix of ['', '/members', '/records']) {
      assert.equal((await as.outsider.call('GET', path + suffix)).statusCode, 404, suffix);
    }
    assert.ok((await as.owner.call('GET', path)).json().can.includes('identity.member.add'));
  });

  it('L8 the queue of a group holds what it answers for or received, of all kinds, in pages, as far as one may see', async () => {
    const { as, ids, world } = office;
    const group = world.groups.office;
    const made: string[] = [];
    for (const place of [1, 2, 3]) {
      const { body } = await office.register(as.editor, { subject: `Отделу ${place}`, responsibleId: group });
      made.unshift(body.id);
    }
    const read = async (who: Caller, query = '') =>
      (await who.call('GET', `/api/groups/${group}/records${query}`)).json();
    const whole = (await read(as.viewer)).items.map((one: { id: string }) => one.id);
    assert.ok(made.every((id) => whole.includes(id)) && whole.includes(ids['letter.internal']));
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const page = await read(as.viewer, `?limit=2${after && `&after=${after}`}`);
      paged.push(...page.items.map((one: { id: string }) => one.id));
      if (!page.next) break;
      after = page.next;
    }
    assert.deepEqual(paged, whole);
    await add(as.owner, group, world.people.spare);
    assert.ok((await read(as.spare)).items.length > 0, 'the area of a viewer are the groups');
    await remove(as.owner, group, world.people.spare);
  });

  it('D4 deactivation closes the stays and takes all that was given; the way back gives nothing by itself, but tells', async () => {
    const { as, world } = office;
    const path = `/api/admin/users/${world.people.outsider}`;
    assert.equal((await as.owner.call('GET', `${path}/held`)).json().held, null);
    await as.owner.call('POST', `${path}/deactivate`, { reason: 'Уволена' });
    await openEqualsNow();
    const back = await as.owner.call('POST', `${path}/reactivate`);
    assert.deepEqual([back.json().roles, back.json().groups, back.json().switches], [[], [], []]);
    const { held } = (await as.owner.call('GET', `${path}/held`)).json();
    assert.deepEqual(
      [held.roles.map((one: { key: string }) => one.key), held.groups.map((one: { name: string }) => one.name)],
      [['editor'], ['Отдел снабжения']],
    );
  });
});
