// Blocks of numbers that have run out are given up by the program itself, with the reason, and their holders are told.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Office, openOffice } from '../test-office.ts';
import { numbersOf, year } from './numbers.fixture.ts';
import { releaseExpired } from './release-expired.ts';

let office: Office;
let calls: ReturnType<typeof numbersOf>;
before(async () => {
  office = await openOffice('admin', 'editor');
  calls = numbersOf(office);
});
after(() => office.server.close());

const runOut = (id: string, day: string) =>
  office.rows(`update number_reservation set until = '${day}' where id = $1`, [id]);
const notices = async (who: Caller) =>
  (await who.call('GET', '/api/notices'))
    .json()
    .items.filter((one: { operation: string }) => one.operation === 'correspondence.number.release');

it('L4 what is left of a block is given up the day after its last, once, with an event, its reason and a notice', async () => {
  const { admin, editor } = office.as;
  const { services } = office.server;
  const journal = await calls.newJournal('СР');
  const block = (await calls.reserve(editor, journal, { count: 3, until: '2099-12-31' })).body;
  const standing = (await calls.reserve(editor, journal, { count: 2 })).body;
  assert.equal((await calls.registerWith(editor, journal, { ordinal: 1 })).status, 201);
  const today = new Date(services.clock.now().getTime()).toLocaleDateString('sv-SE', {
    timeZone: services.config.zone,
  });
  await runOut(block.id, today);
  assert.equal(await releaseExpired(services), 0, 'on its last day it still holds');
  await runOut(block.id, '2026-01-15');
  assert.equal(await releaseExpired(services), 1);
  assert.equal(await releaseExpired(services), 0);

  const { counts, items } = await certificateOf(admin, journal);
  assert.deepEqual(counts, { used: 1, reserved: 2, released: 2, unexplained: 0 });
  for (const one of items.filter((item: { state: string }) => item.state === 'released'))
    assert.equal(one.reason, 'Срок резерва вышел 15.01.2026');
  const events = await office.rows<{ kind: string; name: string; data: { released: number } }>(
    `select e.actor_kind as kind, e.data from event e where operation = 'correspondence.number.release' and outcome = 'done'
       and data ->> 'reservationId' = $1`,
    [block.id],
  );
  assert.deepEqual(
    events.map(({ kind, data }) => [kind, data.released]),
    [['system', 2]],
  );
  const told = await notices(editor);
  assert.equal(told.length, 1);
  assert.match(told[0].data.text.ru, /Журнал СР: срок резерва вышел 15\.01\.2026, номеров отдано: 2/);
  assert.equal(told[0].data.to, '/numbers');
  assert.equal((await notices(admin)).length, 0);
  assert.equal((await calls.registerWith(editor, journal, { ordinal: 4 })).status, 201, 'without a day it stays');
  assert.equal(standing.until, null);
});

it('L4 a block of a closed period is left as it is, and does not keep others from being given up', async () => {
  const { admin, editor } = office.as;
  const closed = await calls.newJournal('ЗП');
  const open = await calls.newJournal('ОП');
  const left = (await calls.reserve(editor, closed, { count: 1 })).body;
  const gone = (await calls.reserve(editor, open, { count: 1 })).body;
  await office.rows(
    `insert into number_period (series_id, period, closed_at, closed_by, reason) values ($1, $2, now(), $3, 'Год сдан')`,
    [closed, String(year), office.world.people.admin],
  );
  await runOut(left.id, '2026-01-15');
  await runOut(gone.id, '2026-01-15');
  assert.equal(await releaseExpired(office.server.services), 1);
  assert.equal((await certificateOf(admin, open)).counts.released, 1);
});

async function certificateOf(who: Caller, journal: string) {
  const { used, reserved, released, unexplained, items } = (await calls.certificate(who, journal)).body;
  return { counts: { used, reserved, released, unexplained }, items };
}
