// Changing, cancelling and changing many letters, through HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Answer, answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('editor', 'viewer', 'outsider', 'admin');
});
after(() => office.server.close());

const patch = (who: Caller, letter: { id: string; version: number }, fields: Record<string, unknown>) =>
  answerOf(
    who.call('PATCH', `/api/correspondence/letters/${letter.id}`, fields, { 'if-match': `"${letter.version}"` }),
  );
const cancel = (who: Caller, id: string, reason = 'Зарегистрировано дважды') =>
  answerOf(who.call('POST', `/api/correspondence/letters/${id}/cancel`, { reason }));
const read = (who: Caller, id: string) => answerOf(who.call('GET', `/api/correspondence/letters/${id}`));
const fresh = async (fields: Record<string, unknown> = {}) => (await office.register(office.as.editor, fields)).body;
const fieldCodes = (answer: Answer) =>
  answer.body.errors?.map((error: { field: string; code: string }) => `${error.field} ${error.code}`);

test('L3 the author changes an own letter; its card answers as it is then read', async () => {
  const { as, ids, world } = office;
  const letter = await fresh({ externalNumber: '1' });
  const changed = await patch(as.editor, letter, {
    subject: 'О приёмке товара',
    note: 'Ответить до пятницы',
    state: 'in_work',
    responsibleId: world.people.viewer,
    departmentId: ids['group.supply'],
    addresseeId: world.people.admin,
    dueOn: '2026-12-24',
    kindId: ids['kind.letter'],
    correspondentName: 'АО «Северные поставки»',
    deliveryMethod: 'courier',
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.equal(changed.body.version, letter.version + 1);
  assert.equal(changed.body.stateGroup, 'work');
  assert.equal(changed.body.number, letter.number, 'the number stays');
  assert.equal(changed.body.counterpart, 'АО «Северные поставки»');
  const again = await read(as.editor, letter.id);
  assert.deepEqual(again.body, changed.body);
  const found = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', q: 'приемке товара северные' }),
  );
  assert.deepEqual(
    found.body.items.map((item: { id: string }) => item.id),
    [letter.id],
  );
});

test("L3 another one's letter is changed only with a right that reaches it", async () => {
  const { as } = office;
  const letter = await fresh();
  assert.equal((await patch(as.viewer, letter, { note: 'x' })).status, 403);
  assert.equal((await patch(as.outsider, letter, { note: 'x' })).status, 404);
  assert.equal((await patch(as.admin, letter, { note: 'проверено' })).status, 200);
  // An editor's own part is authorship: being responsible for a letter is not enough.
  const theirs = (await office.register(as.outsider, { responsibleId: office.world.people.editor })).body;
  assert.equal((await read(as.editor, theirs.id)).status, 200);
  assert.equal((await patch(as.editor, theirs, { note: 'x' })).status, 404);
});

test('L3 two people change different fields of one card and both succeed; the same field is refused with both values', async () => {
  const { as } = office;
  const letter = await fresh();
  const one = await patch(as.editor, letter, { note: 'Первое' });
  const other = await patch(as.admin, letter, { signatoryName: 'Сидоров А. А.' });
  assert.equal(one.status, 200);
  assert.equal(other.status, 200);
  assert.equal(other.body.note, 'Первое');
  const clash = await patch(as.admin, letter, { note: 'Второе', caseIndex: '01-05' });
  assert.equal(clash.status, 412);
  assert.equal(clash.body.code, 'stale');
  assert.deepEqual(clash.body.details.fields, [{ field: 'note', yours: 'Второе', current: 'Первое' }]);
  assert.equal((await read(as.editor, letter.id)).body.caseIndex, '', 'a refused change changes nothing');
  const both = await Promise.all([
    patch(as.editor, other.body, { note: 'Третье' }),
    patch(as.admin, other.body, { note: 'Четвёртое' }),
  ]);
  assert.deepEqual(both.map((answer) => answer.status).sort(), [200, 412]);
});

test('L3 the history of every field is kept, typed values only under the key of the letter', async () => {
  const { as, rows } = office;
  const letter = await fresh();
  await patch(as.editor, letter, { note: 'Секрет', dueOn: '2026-12-30' });
  const [event] = await rows<{ data: Record<string, unknown>; personal: Record<string, string> }>(
    `select data, personal from event where record_id = $1 and operation = 'correspondence.letter.update'`,
    [letter.id],
  );
  assert.deepEqual(event?.data, {
    version: 2,
    fields: ['dueOn', 'note'],
    changes: [{ field: 'dueOn', from: null, to: '2026-12-30' }],
  });
  assert.ok(event?.personal[letter.id]);
  assert.doesNotMatch(JSON.stringify(event), /Секрет/);
});

test('L4 addressees of an outgoing letter are replaced as a whole', async () => {
  const { as, ids } = office;
  const letter = await fresh({ journalId: ids['journal.outgoing'] });
  const changed = await patch(as.editor, letter, {
    addressees: [{ name: 'ГБУ «Жилищник»' }, { contactId: ids['contact.organisation'], deliveryMethod: 'post' }],
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.equal(changed.body.counterpart, 'ГБУ «Жилищник»; ООО «Ромашка»');
  assert.deepEqual((await read(as.editor, letter.id)).body, changed.body);
  const first = await patch(as.editor, changed.body, { correspondentName: 'АО «Северные поставки»' });
  assert.equal(
    first.body.counterpart,
    'АО «Северные поставки»; ООО «Ромашка»',
    'a correspondent is the first addressee',
  );
  assert.equal(first.body.addressees[1].deliveryMethod, 'post');
  assert.deepEqual(fieldCodes(await patch(as.editor, first.body, { addressees: [] })), [
    'addressees addressee_missing',
  ]);
});

test('L3 an internal letter keeps somebody it is addressed to', async () => {
  const { as, ids, world } = office;
  const nobody = await office.register(as.editor, { journalId: ids['journal.internal'], correspondentName: undefined });
  assert.deepEqual(fieldCodes(nobody), ['addresseeId addressee_missing']);
  const letter = await fresh({
    journalId: ids['journal.internal'],
    correspondentName: undefined,
    addresseeId: world.people.admin,
  });
  assert.equal(letter.counterpart, 'Соколов Игорь Андреевич');
  assert.deepEqual(fieldCodes(await patch(as.editor, letter, { addresseeId: null })), [
    'addresseeId addressee_missing',
  ]);
  const moved = await patch(as.editor, letter, { addresseeId: ids['group.supply'] });
  assert.equal(moved.body.counterpart, 'Отдел снабжения');
});

test('L3 handing a letter to another department shows it there and takes it from the one before', async () => {
  const { as, ids } = office;
  const letter = await fresh({ departmentId: ids['group.supply'] });
  assert.equal((await read(as.outsider, letter.id)).status, 200);
  const moved = await patch(as.editor, letter, { departmentId: ids['group.finance'] });
  assert.equal(moved.status, 200);
  assert.equal((await read(as.outsider, letter.id)).status, 404);
});

test('L3 a required field may not be emptied, but an old letter without it is still changed', async () => {
  const { as } = office;
  const kind = await answerOf(
    as.admin.call('POST', '/api/correspondence/kinds', {
      name: 'Акт',
      directions: ['incoming'],
      required: ['caseIndex'],
    }),
  );
  const letter = await fresh({ kindId: kind.body.id, caseIndex: '01' });
  assert.deepEqual(fieldCodes(await patch(as.editor, letter, { caseIndex: '' })), ['caseIndex field_required_by_kind']);
  const stricter = await answerOf(
    as.admin.call(
      'PATCH',
      `/api/correspondence/kinds/${kind.body.id}`,
      { required: ['caseIndex', 'mainSheets'] },
      { 'if-match': '1' },
    ),
  );
  assert.equal(stricter.status, 200, JSON.stringify(stricter.body));
  assert.equal((await patch(as.editor, letter, { note: 'x' })).status, 200);
});

test('a change without If-Match is refused', async () => {
  const letter = await fresh();
  const answer = await answerOf(
    office.as.editor.call('PATCH', `/api/correspondence/letters/${letter.id}`, { note: 'x' }),
  );
  assert.equal(answer.body.code, 'version_required');
});

test('L5 a cancelled letter keeps its number with the reason, and the number is never given again', async () => {
  const { as, rows } = office;
  const letter = await fresh();
  assert.equal((await cancel(as.viewer, letter.id)).status, 403);
  assert.equal((await cancel(as.outsider, letter.id)).status, 404);
  const cancelled = await cancel(as.editor, letter.id);
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body));
  assert.equal(cancelled.body.state, 'cancelled');
  assert.equal(cancelled.body.cancelReason, 'Зарегистрировано дважды');
  assert.ok(!cancelled.body.can.includes('correspondence.letter.update'));
  assert.deepEqual((await read(as.editor, letter.id)).body, cancelled.body);
  assert.deepEqual(await rows('select number, state, reason from issued_number where record_id = $1', [letter.id]), [
    { number: letter.number, state: 'cancelled', reason: 'Зарегистрировано дважды' },
  ]);
  const next = await fresh();
  assert.ok(next.number > letter.number);
  assert.equal((await cancel(as.editor, letter.id)).body.code, 'already_cancelled');
  assert.equal((await patch(as.editor, cancelled.body, { note: 'x' })).body.code, 'record_closed');
});

test('several letters are changed at once, each refused by itself', async () => {
  const { as, ids, world } = office;
  const [one, two, gone] = [await fresh(), await fresh({ onControl: true }), await fresh()];
  await cancel(as.editor, gone.id);
  const theirs = (await office.register(as.outsider)).body;
  const bulk = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/bulk', {
      ids: [one.id, two.id, gone.id, theirs.id, ids.missing],
      responsibleId: world.people.viewer,
      state: 'in_work',
      dueOn: '2026-12-28',
      onControl: true,
    }),
  );
  assert.equal(bulk.status, 200, JSON.stringify(bulk.body));
  assert.equal(bulk.body.changed, 2);
  assert.deepEqual(bulk.body.refused, [
    { id: gone.id, code: 'record_closed' },
    { id: theirs.id, code: 'not_found' },
    { id: ids.missing, code: 'not_found' },
  ]);
  const after = (await read(as.editor, two.id)).body;
  assert.deepEqual(
    [after.state, after.dueOn, after.responsible.id, after.onControl],
    ['in_work', '2026-12-28', world.people.viewer, true],
  );
  const unknown = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/bulk', { ids: [one.id], responsibleId: ids.missing }),
  );
  assert.deepEqual(unknown.body, { changed: 0, refused: [{ id: one.id, code: 'not_found' }] });
});
