// Journals and kinds of letters through HTTP: what an administrator sets up, and what stands once there are letters.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { seedCorrespondence } from '../seed.ts';
import { answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('editor', 'viewer', 'outsider', 'admin');
});
after(() => office.server.close());

const journals = async (who: Caller, query = '') =>
  (await answerOf(who.call('GET', `/api/correspondence/journals${query}`))).body.items;
const make = (who: Caller, fields: Record<string, unknown> = {}) =>
  answerOf(
    who.call('POST', '/api/correspondence/journals', {
      name: 'Обращения граждан',
      direction: 'incoming',
      index: 'ОГ',
      template: '{journal}-{n:4}/{yy}',
      restart: 'year',
      ...fields,
    }),
  );
const patch = (who: Caller, id: string, version: number, fields: Record<string, unknown>) =>
  answerOf(who.call('PATCH', `/api/correspondence/journals/${id}`, fields, { 'if-match': `${version}` }));
const close = (who: Caller, id: string, period: string) =>
  answerOf(who.call('POST', `/api/correspondence/journals/${id}/periods`, { period, reason: 'Год сдан в архив' }));

test('L5 a first start has its journals and kinds, and a second start adds nothing', async () => {
  const { as, server } = office;
  const before = await journals(as.viewer);
  assert.deepEqual(
    before.map((one: Record<string, string>) => `${one.name} ${one.direction} ${one.template}`),
    ['Входящие incoming ВХ-{yyyy}/{n:5}', 'Исходящие outgoing ИС-{yyyy}/{n:5}', 'Внутренние internal ВН-{yyyy}/{n:5}'],
  );
  await seedCorrespondence(server.services);
  assert.equal((await journals(as.viewer)).length, before.length);
  const kinds = await answerOf(as.viewer.call('GET', '/api/correspondence/kinds'));
  assert.ok(kinds.body.items.length >= 5);
});

test('L5 an administrator makes a journal; its card shows the next number to those who register', async () => {
  const { as, ids } = office;
  const made = await make(as.admin, { departmentId: ids['group.finance'], registrarIds: [ids['group.supply']] });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.body.departmentName, 'Бухгалтерия');
  assert.equal(made.body.nextNumber, `ОГ-0001/${String(new Date().getUTCFullYear()).slice(2)}`);
  assert.deepEqual(made.body.registrars, [{ id: ids['group.supply'], name: 'Отдел снабжения' }]);
  const seen = async (who: Caller) =>
    (await journals(who, '?direction=incoming')).find((one: { id: string }) => one.id === made.body.id);
  assert.equal((await seen(as.outsider)).canRegister, true);
  assert.equal((await seen(as.editor)).canRegister, false);
  assert.deepEqual((await seen(as.editor)).can, []);
  assert.equal((await make(as.editor)).status, 403);
  const lone = await make(as.admin, { template: 'ОГ-{yyyy}' });
  assert.deepEqual(
    lone.body.errors.map((error: { field: string; code: string }) => `${error.field} ${error.code}`),
    ['template ordinal_missing'],
  );
  const registered = await office.register(as.outsider, { journalId: made.body.id });
  const home = await office.rows(`select principal_id from participant where record_id = $1 and part = 'home'`, [
    registered.body.id,
  ]);
  assert.deepEqual(home, [{ principal_id: ids['group.finance'] }], "the journal's department is the letter's home");
});

test('L5 direction and restart stay once a journal holds letters; a new template counts from the next number on', async () => {
  const { as } = office;
  const { body: journal } = await make(as.admin);
  const empty = await patch(as.admin, journal.id, 1, { restart: 'never', template: 'ОГ-{n}' });
  assert.equal(empty.status, 200, JSON.stringify(empty.body));
  await office.register(as.editor, { journalId: journal.id });
  for (const fields of [{ restart: 'year' }, { direction: 'outgoing' }])
    assert.equal((await patch(as.admin, journal.id, 2, fields)).body.code, 'journal_numbered');
  const changed = await patch(as.admin, journal.id, 2, { template: 'ГР-{n:3}', name: 'Граждане' });
  assert.equal(changed.body.nextNumber, 'ГР-002');
  assert.equal((await patch(as.admin, journal.id, 2, { name: 'Иначе' })).status, 412);
  assert.equal((await patch(as.editor, journal.id, 3, { name: 'Иначе' })).status, 403);
});

test('L5 an archived journal registers nothing and leaves the lists', async () => {
  const { as } = office;
  const { body: journal } = await make(as.admin);
  assert.equal((await patch(as.admin, journal.id, 1, { archived: true })).body.canRegister, false);
  assert.equal((await office.register(as.editor, { journalId: journal.id })).body.code, 'journal_closed');
  const has = async (query: string) =>
    (await journals(as.admin, query)).some((one: { id: string }) => one.id === journal.id);
  assert.deepEqual([await has(''), await has('?archived=false'), await has('?archived=true')], [false, false, true]);
});

test('L5 in the old year letters are registered while it is open, and refused once it is closed', async () => {
  const { as } = office;
  const { body: journal } = await make(as.admin);
  const late = { journalId: journal.id, registeredOn: '2025-12-29' };
  assert.equal((await office.register(as.editor, late)).body.number, 'ОГ-0001/25');
  assert.equal((await close(as.editor, journal.id, '2025')).status, 403);
  const closed = await close(as.admin, journal.id, '2025');
  assert.deepEqual(closed.body.closedPeriods, ['2025']);
  const refused = await office.register(as.editor, late);
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'period_closed');
  assert.equal((await close(as.admin, journal.id, '2025-01')).body.code, 'period_wrong');
  const opened = await answerOf(
    as.admin.call('POST', `/api/correspondence/journals/${journal.id}/periods/reopen`, {
      period: '2025',
      reason: 'Нашлось письмо',
    }),
  );
  assert.deepEqual(opened.body.closedPeriods, []);
  assert.equal((await office.register(as.editor, late)).body.number, 'ОГ-0002/25');
  const [event] = await office.rows<{ data: unknown; personal: Record<string, unknown> }>(
    `select data, personal from event where operation = 'correspondence.journal.reopen' and record_id = $1`,
    [journal.id],
  );
  assert.doesNotMatch(JSON.stringify(event), /Нашлось/);
  assert.ok(event?.personal[journal.id], 'the reason is kept under a key');
});

test('L5 a template is tried before it is saved', async () => {
  const { as, ids } = office;
  const preview = async (fields: Record<string, unknown>) =>
    (await answerOf(as.admin.call('POST', '/api/correspondence/journals/preview', { restart: 'year', ...fields })))
      .body;
  const good = await preview({
    template: '{department}-{journal}/{yyyy}-{n:3}',
    index: 'А',
    departmentId: ids['group.supply'],
    registeredOn: '2026-02-01',
  });
  assert.deepEqual(good, { numbers: ['02-А/2026-001', '02-А/2026-002', '02-А/2026-1000'], errors: [], warnings: [] });
  const bad = await preview({ template: '{n}{x' });
  assert.deepEqual(bad.numbers, []);
  assert.equal(bad.errors.length, 1);
  const old = await preview({ template: 'И-{n}' });
  assert.equal(old.warnings.length, 1);
});

test('a kind is changed or switched off; switched off, it is given to no new letter', async () => {
  const { as } = office;
  const made = await answerOf(
    as.admin.call('POST', '/api/correspondence/kinds', { name: 'Предписание', directions: ['incoming'] }),
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const update = (who: Caller, fields: Record<string, unknown>) =>
    answerOf(who.call('PATCH', `/api/correspondence/kinds/${made.body.id}`, fields, { 'if-match': '1' }));
  assert.equal((await update(as.editor, { enabled: false })).status, 403);
  const off = await update(as.admin, { enabled: false, dueDays: 5 });
  assert.deepEqual([off.body.enabled, off.body.dueDays, off.body.version], [false, 5, 2]);
  const refused = await office.register(as.editor, { kindId: made.body.id });
  assert.equal(refused.body.errors[0].code, 'kind_of_other_direction');
});
