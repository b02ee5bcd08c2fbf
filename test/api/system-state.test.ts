import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());
const state = async () => (await office.owner.call('GET', '/api/admin/system')).json();

it('C12 the state of the system counts what waits and says what needs a look', async () => {
  const before = await state();
  assert.match(before.database.version, /^\d+/);
  assert.match(before.database.migration, /^\d{4}_/);
  assert.ok(before.database.bytes > 1_000_000 && before.files.diskBytes > before.files.freeBytes);
  assert.ok(before.concerns.includes('no-mail-server') && before.concerns.includes('one-owner'));
  assert.ok(!before.concerns.includes('jobs-failed'));

  await office.server.services.pools.write.query(
    `select graphile_worker.add_job('nothing.does.this', max_attempts := 1)`,
  );
  await office.server.services.pools.write.query(`update graphile_worker._private_jobs set attempts = 1`);
  await office.upload(office.clerk, 'скан.txt', 'текст');
  await office.server.anonymous.call(
    'POST',
    '/api/auth/sign-in',
    { login: 'clerk', password: 'не тот пароль' },
    { 'sec-fetch-site': 'same-origin' },
  );
  const now = await state();
  assert.equal(now.jobs.failed, 1);
  assert.ok(now.concerns.includes('jobs-failed'));
  assert.equal(now.files.count, before.files.count + 1);
  assert.equal(now.people.refusedSignIns, before.people.refusedSignIns + 1);
  assert.ok(now.journal.unsealed > 0);
});

it('C12 only administrators see it', async () => {
  assert.equal((await office.clerk.call('GET', '/api/admin/system')).statusCode, 403);
});
