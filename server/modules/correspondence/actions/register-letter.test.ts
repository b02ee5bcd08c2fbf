// Registration through HTTP: numbers without gap or double, everything or nothing, contacts and files in place.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { uploadTo } from '#core/records/upload-file.ts';
import { type Answer, answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('editor', 'viewer', 'outsider', 'admin');
});
after(() => office.server.close());

const fieldCodes = (answer: Answer) =>
  answer.body.errors?.map((error: { field: string; code: string }) => `${error.field} ${error.code}`);
const upload = (who: 'editor' | 'outsider', name: string) =>
  uploadTo(office.server.services, office.world.actors[who], {
    name,
    body: Readable.from([Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`)]),
  });
const newJournal = async (fields: Record<string, unknown> = {}) => {
  const made = await answerOf(
    office.as.admin.call('POST', '/api/correspondence/journals', {
      name: 'Проверка',
      direction: 'incoming',
      index: 'ПР',
      template: '{journal}-{yyyy}/{n:3}',
      restart: 'year',
      ...fields,
    }),
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id as string;
};

test('L3 an editor registers an incoming letter and reads back the very card that was answered', async () => {
  const { as, ids, world } = office;
  const made = await office.register(as.editor, {
    kindId: ids['kind.letter'],
    externalNumber: '15/3-22',
    documentDate: '2026-03-02',
    mainSheets: 2,
    responsibleId: world.people.viewer,
    departmentId: ids['group.supply'],
    addresseeId: world.people.admin,
    deliveryMethod: 'post',
    onControl: true,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.match(made.body.number, /^ВХ-2026\/0000\d$/);
  assert.equal(made.body.correspondent.id, ids['contact.organisation'], 'the known sender is found by name');
  assert.equal(made.body.author.name, 'Петрова Анна Ильинична');
  const read = await answerOf(as.editor.call('GET', `/api/correspondence/letters/${made.body.id}`));
  assert.deepEqual(read.body, made.body);
});

test('L4 an outgoing letter goes to several addressees under one number, and takes a bare correspondent for one', async () => {
  const { as, ids } = office;
  const made = await office.register(as.editor, {
    journalId: ids['journal.outgoing'],
    correspondentName: undefined,
    addressees: [
      { contactId: ids['contact.organisation'], deliveryMethod: 'email' },
      { name: 'Администрация города Северска', trackingNumber: '123' },
    ],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.match(made.body.number, /^ИС-2026\/\d{5}$/);
  assert.equal(made.body.counterpart, 'ООО «Ромашка»; Администрация города Северска');
  assert.equal(made.body.addressees[1].trackingNumber, '123');
  assert.ok(made.body.addressees[1].contactId, 'the new addressee is made a contact');
  const simple = await office.register(as.editor, { journalId: ids['journal.outgoing'] });
  assert.deepEqual(
    simple.body.addressees.map((one: { name: string }) => one.name),
    ['ООО «Ромашка»'],
  );
  const nobody = await office.register(as.editor, { journalId: ids['journal.outgoing'], correspondentName: undefined });
  assert.deepEqual(fieldCodes(nobody), ['addressees addressee_missing']);
});

test('L5 twenty clerks at once get the ordinals 1 to 20, each once', async () => {
  const { as, rows } = office;
  const journalId = await newJournal();
  const answers = await Promise.all(Array.from({ length: 20 }, () => office.register(as.editor, { journalId })));
  const refused = answers.filter((answer) => answer.status !== 201);
  assert.deepEqual(
    refused.map((answer) => answer.body),
    [],
  );
  const expected = Array.from({ length: 20 }, (_, place) => `ПР-2026/${String(place + 1).padStart(3, '0')}`);
  assert.deepEqual(answers.map((answer) => answer.body.number).sort(), expected);
  const issued = await rows<{ ordinal: number; state: string }>(
    'select ordinal, state from issued_number where series_id = $1 order by ordinal',
    [journalId],
  );
  assert.deepEqual(
    issued.map((one) => `${one.ordinal} ${one.state}`),
    expected.map((_, place) => `${place + 1} used`),
  );
});

test('L5 one click sent twenty times is one letter, and all twenty get the same answer', async () => {
  const { as } = office;
  const journalId = await newJournal();
  const key = { 'idempotency-key': 'one-click' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => office.register(as.editor, { journalId }, key)));
  assert.deepEqual([...new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`))].length, 1);
  const list = await answerOf(
    as.editor.call('GET', `/api/correspondence/letters?direction=incoming&journalId=${journalId}`),
  );
  assert.equal(list.body.items?.length, 1, JSON.stringify(list.body));
  const other = await office.register(as.editor, { journalId, subject: 'Другое' }, key);
  assert.equal(other.body.code, 'key_reused');
});

test('L5 a refused registration spends no number and leaves nothing behind', async () => {
  const { as, rows } = office;
  const journalId = await newJournal();
  const theirs = await upload('outsider', 'Чужой.pdf');
  const refused = await office.register(as.editor, {
    journalId,
    correspondentName: 'ООО «Ненужное»',
    fileIds: [theirs.id],
  });
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'file_not_yours');
  assert.equal(refused.body.details.name, theirs.id, "a stranger's file name is not told");
  const [left] = await rows<{ numbers: number; letters: number; contacts: number }>(
    `select (select count(*) from number_counter where series_id = $1) as numbers, (select count(*) from letter where journal_id = $1) as letters,
       (select count(*) from contact where name = 'ООО «Ненужное»') as contacts`,
    [journalId],
  );
  assert.deepEqual(left, { numbers: 0, letters: 0, contacts: 0 });
  const next = await office.register(as.editor, { journalId });
  assert.equal(next.body.number, 'ПР-2026/001');
});

test('L5 the year of a number is that of the registration date, which may not lie ahead', async () => {
  const { as } = office;
  const journalId = await newJournal();
  const late = await office.register(as.editor, { journalId, registeredOn: '2025-12-29' });
  assert.equal(late.body.number, 'ПР-2025/001');
  const now = await office.register(as.editor, { journalId });
  assert.equal(now.body.number, 'ПР-2026/001');
  const ahead = await office.register(as.editor, { journalId, registeredOn: '2126-01-01' });
  assert.deepEqual(fieldCodes(ahead), ['registeredOn registered_in_future']);
});

test('L5 a template that asks for an index takes it from the department or the case, or refuses', async () => {
  const { as, ids } = office;
  const journalId = await newJournal({ template: '{department}/{case}-{journal}{n}' });
  const without = await office.register(as.editor, { journalId, departmentId: ids['group.supply'] });
  assert.equal(without.body.code, 'number_index_missing');
  const made = await office.register(as.editor, { journalId, departmentId: ids['group.supply'], caseIndex: '30' });
  assert.equal(made.body.number, '02/30-ПР1');
});

test('L6 files come with the letter, once, and the draft that owned them goes away', async () => {
  const { as, rows, world } = office;
  const file = await upload('editor', 'Скан.pdf');
  const draft = await answerOf(
    as.editor.call('PUT', '/api/drafts', {
      operation: 'correspondence.letter.register',
      data: { subject: 'О' },
      version: 0,
    }),
  );
  const draftId = draft.status === 200 ? draft.body.id : undefined;
  if (draftId) await rows('update file set draft_id = $1 where id = $2', [draftId, file.id]);
  const made = await office.register(as.editor, { fileIds: [file.id], ...(draftId ? { draftId } : {}) });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.deepEqual(
    made.body.attachments.map((one: { name: string; addedBy: string }) => `${one.name} ${one.addedBy}`),
    ['Скан.pdf Петрова Анна Ильинична'],
  );
  assert.deepEqual(await rows('select id from draft where owner_id = $1', [world.people.editor]), []);
  const again = await office.register(as.editor, { fileIds: [file.id] });
  assert.equal(again.body.code, 'file_not_yours');
  assert.equal(again.body.details.name, 'Скан.pdf', 'the owner is told which file');
});

test('a kind asks for its fields, and gives the due date by the working calendar', async () => {
  const { as, ids } = office;
  const kind = await answerOf(
    as.admin.call('POST', '/api/correspondence/kinds', {
      name: 'Требование',
      directions: ['incoming'],
      required: ['documentDate', 'files', 'mainSheets'],
      dueDays: 10,
    }),
  );
  const empty = await office.register(as.editor, { kindId: kind.body.id });
  assert.deepEqual(fieldCodes(empty), [
    'documentDate field_required_by_kind',
    'fileIds field_required_by_kind',
    'mainSheets field_required_by_kind',
  ]);
  const file = await upload('editor', 'Требование.pdf');
  const whole = { kindId: kind.body.id, documentDate: '2026-03-02', mainSheets: 1, fileIds: [file.id] };
  // Ten days from Thursday 26 February 2026 end on Sunday 8 March: a day off, so the Friday before.
  const made = await office.register(as.editor, { ...whole, registeredOn: '2026-02-26' });
  assert.equal(made.body.dueOn, '2026-03-06');
  const outgoing = await office.register(as.editor, { kindId: kind.body.id, journalId: ids['journal.outgoing'] });
  assert.deepEqual(fieldCodes(outgoing), ['kindId kind_of_other_direction']);
});

test('twenty first letters of one new sender make one contact', async () => {
  const { as, rows } = office;
  const spellings = ['ООО "Лютик"', 'Лютик ООО', 'Общество с ограниченной ответственностью «Лютик»', 'ооо лютик'];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      office.register(as.editor, { correspondentName: spellings[place % spellings.length] }),
    ),
  );
  assert.equal(new Set(answers.map((answer) => answer.body.correspondent.id)).size, 1);
  assert.equal((await rows(`select id from contact where name_key = 'лютик ооо'`)).length, 1);
});

test('a person who writes is kept as a data subject, and their opened letter is journaled', async () => {
  const { as, rows } = office;
  const made = await office.register(as.editor, { correspondentName: 'Сидорова Елена Викторовна' });
  const contactId = made.body.correspondent.id;
  assert.deepEqual(await rows('select kind from contact where id = $1', [contactId]), [{ kind: 'person' }]);
  assert.deepEqual(await rows('select kind from data_subject where id = $1', [contactId]), [{ kind: 'contact' }]);
  await as.viewer.call('GET', `/api/correspondence/letters/${made.body.id}`);
  const reads = await rows<{ outcome: string }>(
    `select outcome from event where operation = 'correspondence.letter.read' and subject_ids = array[$1]::uuid[]`,
    [contactId],
  );
  assert.deepEqual(reads, [{ outcome: 'read' }]);
});

test('an answer is linked to a letter that the clerk may see, in the history of both', async () => {
  const { as, ids, rows } = office;
  const made = await office.register(as.editor, { journalId: ids['journal.outgoing'], answersId: ids['letter.spare'] });
  assert.equal(made.status, 201);
  const told = await rows(`select record_id from event where operation = 'record.link.add' and record_id = $1`, [
    ids['letter.spare'],
  ]);
  assert.equal(told.length, 1);
  const unseen = await office.register(as.outsider, {
    journalId: ids['journal.outgoing'],
    answersId: ids['letter.spare'],
  });
  assert.deepEqual(fieldCodes(unseen), ['answersId not_found']);
});

test('L8 only those who hold the right register, and only the registrars where a journal names them', async () => {
  const { as, ids } = office;
  assert.equal((await office.register(as.viewer)).body.code, 'not_allowed');
  assert.equal((await office.register(office.server.anonymous)).body.code, 'not_signed_in');
  const journalId = await newJournal({ registrarIds: [ids['group.supply']] });
  const refused = await office.register(as.editor, { journalId });
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 'not_registrar');
  assert.equal((await office.register(as.outsider, { journalId })).status, 201, 'a group stands for its members');
});

test('unknown journals, people and contacts are told by field', async () => {
  const { as, ids } = office;
  assert.equal((await office.register(as.editor, { journalId: ids.missing })).status, 404);
  const wrong = [
    ['responsibleId', { responsibleId: ids.missing }],
    ['departmentId', { departmentId: ids['user.editor'] }],
    ['kindId', { kindId: ids.missing }],
    ['correspondentId', { correspondentId: ids.missing }],
  ] as const;
  for (const [field, fields] of wrong) {
    assert.deepEqual(fieldCodes(await office.register(as.editor, fields)), [`${field} not_found`]);
  }
  const nobody = await office.register(as.editor, { correspondentName: '' });
  assert.deepEqual(fieldCodes(nobody), ['correspondentName correspondent_missing']);
});

test('a marked letter is registered only by someone whose grant covers the mark', async () => {
  const { as } = office;
  const refused = await office.register(as.editor, { clearance: 'confidential' });
  assert.equal(refused.status, 403);
});
