// A letter's card, its files and its chain through HTTP: seen by those who may, and nothing told to the others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
let owner: Caller;
before(async () => {
  office = await openOffice('editor', 'viewer', 'outsider', 'admin');
  owner = await office.server.signIn('owner', 'sinij-parohod-2026');
});
after(() => office.server.close());

const read = (who: Caller, id: string | undefined) => answerOf(who.call('GET', `/api/correspondence/letters/${id}`));
const chain = (who: Caller, id: string | undefined) =>
  answerOf(who.call('GET', `/api/correspondence/letters/${id}/chain`));

test('L3 the card says all that was typed, and what the reader may do with it', async () => {
  const { as, ids } = office;
  const { status, body } = await read(as.viewer, ids['letter.incoming']);
  assert.equal(status, 200);
  assert.equal(body.subject, 'О поставке оборудования для лаборатории');
  assert.equal(body.letterKind.name, 'Письмо');
  assert.equal(body.attachments[0].name, 'Письмо Ромашки.pdf');
  assert.equal(body.author.name, 'Петрова Анна Ильинична');
  assert.deepEqual(
    body.can.filter((name: string) => name.startsWith('correspondence.')),
    ['correspondence.letter.chain'],
  );
  const editors = (await read(as.editor, ids['letter.incoming'])).body.can;
  assert.ok(editors.includes('correspondence.letter.update') && editors.includes('correspondence.letter.cancel'));
});

test('L8 a letter of another department is not found, nor is one that does not exist', async () => {
  const { as, ids } = office;
  const [unseen, missing] = [await read(as.outsider, ids['letter.incoming']), await read(as.outsider, ids.missing)];
  assert.equal(unseen.status, 404);
  assert.equal(missing.status, 404);
  assert.deepEqual({ ...unseen.body, requestId: '' }, { ...missing.body, requestId: '' });
  assert.equal((await chain(as.outsider, ids['letter.incoming'])).status, 404);
});

test('L6 an attached file is downloaded by those who may read its letter, and by nobody else', async () => {
  const { as, ids, server } = office;
  const download = async (who: Caller, id: string | undefined) =>
    (await who.call('GET', `/api/files/${id}`)).statusCode;
  assert.equal(await download(as.viewer, ids['file.attached']), 200);
  assert.equal(await download(as.outsider, ids['file.attached']), 404);
  assert.equal(await download(server.anonymous, ids['file.attached']), 401);
  assert.equal(await download(as.editor, ids['file.loose']), 200);
  assert.equal(await download(as.viewer, ids['file.loose']), 404, 'a loose file is its uploader’s alone');
});

test('a marked letter is opened by those whose grant covers the mark, and each opening is journaled', async () => {
  const { as, ids, rows } = office;
  const made = await office.register(owner, { clearance: 'confidential', departmentId: ids['group.office'] });
  for (const who of [as.editor, as.viewer, as.admin]) assert.equal((await read(who, made.body.id)).status, 404);
  assert.equal((await read(owner, made.body.id)).status, 200);
  const told = await rows(
    `select outcome from event where operation = 'correspondence.letter.read' and record_id = $1`,
    [made.body.id],
  );
  assert.deepEqual(told, [{ outcome: 'read' }]);
});

test('the chain holds the whole correspondence both ways, and passes through what the reader may not see', async () => {
  const { as, ids } = office;
  const both = [ids['letter.incoming'], ids['letter.outgoing']];
  for (const id of both) {
    const { body } = await chain(as.viewer, id);
    assert.deepEqual(body.letters.map((letter: { id: string }) => letter.id).sort(), [...both].sort());
    assert.deepEqual(
      body.links.map((link: Record<string, string>) => `${link.fromId} ${link.kind} ${link.toId}`),
      [`${ids['letter.outgoing']} answers ${ids['letter.incoming']}`],
    );
    assert.equal(body.truncated, false);
  }
  const start = (await office.register(as.editor)).body.id;
  const hidden = (await office.register(owner, { clearance: 'confidential', answersId: start })).body.id;
  const end = (await office.register(owner, { answersId: hidden, departmentId: ids['group.office'] })).body.id;
  const seen = (await chain(as.viewer, start)).body;
  assert.deepEqual(seen.letters.map((letter: { id: string }) => letter.id).sort(), [start, end].sort());
  assert.deepEqual(seen.links, [], 'a link to the hidden letter is not told');
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(hidden));
  const whole = (await chain(owner, end)).body;
  assert.equal(whole.letters.length, 3);
  assert.equal(whole.links.length, 2);
});

test('a chain of forty letters comes whole, a longer one is cut at two hundred and says so', async () => {
  const { as, ids, rows, world } = office;
  const first = (await office.register(as.editor)).body.id;
  const grow = (from: number, to: number) =>
    rows(
      `with made as (
         insert into record (id, kind, title, state, state_group, registration_order, created_by, created_at, changed_at)
         select gen_random_uuid(), 'incoming_letter', 'Звено', 'registered', 'new', place, $2, now(), now() from generate_series($3::int, $4::int) place
         returning id
       ), letters as (insert into letter (id, direction, journal_id) select id, 'incoming', $5 from made),
       parts as (insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
         select id, $2, 'author', 'incoming_letter', 'registered', 'none', 1 from made)
       insert into record_link (id, from_id, to_id, kind, created_by, created_at)
         select gen_random_uuid(), id, $1, 'answers', $2, now() from made`,
      [first, world.people.editor, from, to, ids['journal.incoming']],
    );
  await grow(1, 39);
  const forty = (await chain(as.editor, first)).body;
  assert.equal(forty.letters.length, 40);
  assert.equal(forty.truncated, false);
  await grow(40, 240);
  const many = (await chain(as.editor, first)).body;
  assert.equal(many.truncated, true);
  assert.ok(many.letters.length >= 200 && many.letters.length <= 201);
});
