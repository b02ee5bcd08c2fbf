import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { scannerAddress } from '#core/files/scan/scanner-address.ts';
import { noteTools } from '#core/system-state/seen-tools.ts';
import { ClamdDouble } from '#test/doubles/clamd.ts';
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

it('C12 programs beside ours: there or not, their version, and when a silent one last answered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vedomo-tools-'));
  const socket = join(folder, 'clamd.ctl');
  const { services, clock } = office.server;
  const double = join(import.meta.dirname, '../doubles/office/soffice.mjs');
  const config = { ...services.config, clamav: scannerAddress(`unix:${socket}`), office: double };
  const scanner = await new ClamdDouble().open(socket);
  let closed = false;
  assert.deepEqual((await state()).tools, [], 'no worker has looked yet');
  const tools = async () => {
    const [machine, ...others] = (await state()).tools;
    assert.deepEqual([machine.host, others], ['desk', []]);
    return Object.fromEntries(machine.items.map((one: { key: string }) => [one.key, one]));
  };
  try {
    await noteTools({ ...services, config }, 'desk');
    const found = await tools();
    const answered = found.scanner.answeredAt;
    assert.ok(Date.parse(answered) <= clock.now().getTime());
    assert.deepEqual(found.scanner, {
      key: 'scanner',
      state: 'works',
      version: 'ClamAV 1.4.6/27500',
      answeredAt: answered,
      note: null,
    });
    assert.deepEqual([found.office.state, found.office.version], ['works', 'LibreOffice 7.4.7.2 40(Build:2)']);
    assert.ok(['works', 'absent', 'unfit'].includes(found.recognition.state));
    assert.ok(!(await state()).concerns.includes('tool-silent'));

    await scanner.close();
    closed = true;
    clock.advance(600_000);
    await noteTools({ ...services, config: { ...config, office: '/nowhere/soffice' } }, 'desk');
    const later = await tools();
    assert.deepEqual(
      [later.scanner.state, later.scanner.answeredAt, later.scanner.version],
      ['silent', answered, null],
    );
    assert.deepEqual([later.office.state, later.office.note], ['silent', '/nowhere/soffice']);
    assert.ok((await state()).concerns.includes('tool-silent'));

    await noteTools({ ...services, config: { ...services.config, office: 'off' } }, 'desk');
    const off = await tools();
    assert.deepEqual([off.scanner.state, off.office.state, off.scanner.answeredAt], ['absent', 'absent', null]);
    clock.advance(25 * 3_600_000);
    await noteTools({ ...services, config: { ...services.config, office: 'off' } }, 'other');
    const hosts = await services.pools.read.query(
      `select array(select jsonb_object_keys(value)) as hosts from setting where key = 'tools-seen'`,
    );
    assert.deepEqual(hosts.rows[0].hosts, ['other'], 'a machine that is gone is forgotten');
  } finally {
    if (!closed) await scanner.close();
    await rm(folder, { recursive: true, force: true });
  }
});
