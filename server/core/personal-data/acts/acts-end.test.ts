// The end of acts of destruction: proposed when their term is over, removed only when approved, and destroyed data stays so.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';
import { readList, writeList } from './destruction-list.ts';
import { replayBeforeOpening } from './replay.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

const post = (path: string, body: object = {}) => office.officer.call('POST', `/api/privacy/${path}`, body);
const carryOut = (id: string) => post(`disposals/${id}/carry-out`, { confirm: true });
const round = async () => (await post('retention/check')).json().proposed as number;
const acts = async () => (await office.officer.call('GET', '/api/privacy/acts')).json().items;
const tasksOf = (subjectId: string) =>
  office.rows(
    `select id, category, cause, way, state, act_id from disposal where subject_id = $1 and category like 'act:%'`,
    [subjectId],
  );

/** A person whose data is destroyed, with the number of the act. */
async function destroyed(login: string): Promise<{ id: string; act: number }> {
  const { id } = await office.person(login);
  const task = (await post('disposals', { subjectId: id, way: 'destroy', reason: 'Цель достигнута' })).json().id;
  await post('disposals/approve', { ids: [task] });
  await post(`disposals/${task}/leftovers`);
  const done = await carryOut(task);
  assert.equal(done.statusCode, 200, done.body);
  return { id, act: done.json().actNumber };
}

describe('acts of destruction', () => {
  it('P33 are kept three years, then proposed once, and removed by an approved task alone', async () => {
    const gone = await destroyed('gone');
    const kept = await destroyed('kept');
    await writeList(office.server.services);
    const [{ made }] = await office.rows('select max(made_at)::date::text as made from destruction_act');
    const year = Number(made.slice(0, 4));
    await office.at(`${year + 3}${made.slice(4)}T09:00:00Z`);
    assert.equal(await round(), 0, 'on the last day of the term they are still kept');
    await office.at(`${year + 3}-12-31T09:00:00Z`);
    assert.equal(await round(), 2);
    assert.equal(await round(), 0);
    const [task] = await tasksOf(gone.id);
    assert.deepEqual(
      [task.category, task.cause, task.way, task.state],
      [`act:${gone.act}`, 'retention', 'part', 'proposed'],
    );
    const [other] = await tasksOf(kept.id);
    await post(`disposals/${other.id}/decline`, { reason: 'Идёт проверка' });
    assert.equal(await round(), 0, 'what was declined is not proposed again');

    assert.equal((await carryOut(task.id)).json().code, 'disposal_not_approved');
    await post('disposals/approve', { ids: [task.id] });
    const early = (day: string) =>
      office.server.services.pools.write.query('update destruction_act set keep_until = $2 where number = $1', [
        gone.act,
        day,
      ]);
    await early(`${year + 9}-01-01`);
    assert.equal((await carryOut(task.id)).json().code, 'act_kept');
    await early(made);
    const done = await carryOut(task.id);
    assert.deepEqual([done.statusCode, done.json()], [200, { actId: null, actNumber: null }]);
    assert.deepEqual(
      (await acts()).map((act: { number: number }) => act.number),
      [kept.act],
      'no act is made of the removal',
    );
    const [event] = await office.rows(
      `select data from event where operation = 'privacy.disposal.carryOut' and outcome = 'done' and data ? 'removedAct'`,
    );
    assert.equal(event.data.removedAct, gone.act);
    const card = (await office.officer.call('GET', `/api/privacy/disposals/${task.id}`)).json();
    assert.deepEqual([card.state, card.actId, card.can], ['done', null, []]);
    const measures = (await office.officer.call('GET', '/api/privacy/measures')).json().items;
    assert.equal(measures.find((one: { id: string }) => one.id === 'P33').state, 'met');
  });

  it('P35 a person whose act was removed is destroyed again after a restore, and no act is made again', async () => {
    const { services } = office.server;
    await writeList(services);
    const { acts: listed } = await readList(services);
    const bare = listed.find((act) => act.removed);
    assert.ok(bare, 'the list still names whose data is gone');
    assert.deepEqual(Object.keys(bare.body).sort(), ['category', 'leftovers']);
    await services.pools.write.query('update data_subject set destroyed_at = null where id = $1', [bare.subjectId]);
    await replayBeforeOpening(services);
    const [subject] = await office.rows('select destroyed_at from data_subject where id = $1', [bare.subjectId]);
    assert.ok(subject.destroyed_at);
    assert.equal((await acts()).length, 1);
    await writeList(services);
    assert.equal((await readList(services)).acts.filter((act) => act.removed).length, 1);
  });
});
