// A scan that is uploaded in the form of registration: what it tells, matched with contacts, people and letters that are there.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pdfOf } from '../../server/demo/scans.ts';
import { answerOf, type Office, openOffice } from '../../server/modules/correspondence/test-office.ts';
import { upload } from '../support/upload.ts';

const paper = {
  sender: 'Общество с ограниченной ответственностью «Лесная сказка»',
  senderAddress: 'г. Петрозаводск, ул. Лесная, 1, ИНН 7702070139',
  addressee: 'Генеральному директору АО «Водоканал» Берёзкиной А.П.',
  number: '15-3/22',
  date: '2026-03-02',
  answers: '',
  subject: 'О поставке приборов учёта',
  signer: 'С. С. Соснин',
  preparedBy: 'Елкина О. П.',
  seed: 2,
};

describe('correspondence §5.4 a letter is never typed twice', () => {
  let office: Office;
  before(async () => {
    office = await openOffice('admin', 'editor', 'viewer');
  });
  after(() => office.server.close());

  const propose = (who: keyof Office['as'], fileId: string, direction = 'incoming') =>
    answerOf(office.as[who].call('POST', '/api/correspondence/proposals', { fileId, direction }));

  it('L1 number, date, subject, sender, addressee and the letter that is answered come from the scan, with their places', async () => {
    const { admin, editor } = office.as;
    const contact = await answerOf(
      admin.call('POST', '/api/contacts', { kind: 'organisation', name: 'Лесная сказка', inn: '7702070139' }),
    );
    assert.equal(contact.status, 201, JSON.stringify(contact.body));
    const person = await answerOf(
      admin.call('POST', '/api/admin/users', { login: 'berezkina', name: 'Берёзкина Анна Павловна' }),
    );
    assert.equal(person.status, 201, JSON.stringify(person.body));
    const sent = await office.register(editor, {
      journalId: office.ids['journal.outgoing'],
      subject: 'Запрос о поставке',
      correspondentName: undefined,
      addressees: [{ contactId: contact.body.id }],
    });
    assert.equal(sent.status, 201, JSON.stringify(sent.body));
    const answers = `${sent.body.number} от ${sent.body.registeredOn.split('-').reverse().join('.')}`;
    const fileId = await upload(editor, 'скан.pdf', await pdfOf({ ...paper, answers }));
    const { status, body } = await propose('editor', fileId);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.externalNumber.value, paper.number);
    assert.equal(body.documentDate.value, paper.date);
    assert.equal(body.subject.value, paper.subject);
    assert.deepEqual(body.correspondent.value, { id: contact.body.id, name: 'Лесная сказка' });
    assert.deepEqual(body.addressee?.value, { id: person.body.id, name: 'Берёзкина Анна Павловна' });
    assert.equal(body.answers.value.id, sent.body.id);
    // The place is where the line lies on the sheet: the number to the left above, the heading below it.
    const { page, place, quote } = body.externalNumber;
    assert.equal(page, 1);
    assert.match(quote, /15-3\/22/);
    assert.ok(
      place.x < 0.3 && place.y > 0.08 && place.y < 0.3 && body.subject.place.y > place.y,
      JSON.stringify(place),
    );
    const read = await office.rows(`select 1 from event where operation = 'correspondence.letter.propose'`);
    assert.equal(read.length > 0, true);
  });

  it('L1 a sender that no contact has is proposed by name; an outgoing scan tells whom it goes to', async () => {
    const file = await upload(
      office.as.editor,
      'скан.pdf',
      await pdfOf({ ...paper, sender: 'ТСЖ «Новый дом»', senderAddress: '' }),
    );
    const { body } = await propose('editor', file);
    assert.deepEqual(body.correspondent.value, { id: null, name: 'ТСЖ «Новый дом»' });
    const out = await propose('editor', file, 'outgoing');
    assert.deepEqual(
      out.body.addressees.map(({ value }: { value: unknown }) => value),
      [{ id: null, name: 'АО «Водоканал»' }],
    );
    assert.deepEqual([out.body.externalNumber, out.body.correspondent], [null, null]);
  });

  it('L1 without a text nothing is proposed; a file of somebody else is not there', async () => {
    const empty = {
      externalNumber: null,
      documentDate: null,
      subject: null,
      correspondent: null,
      addressees: [],
      addressee: null,
      answers: null,
    };
    const blank = await upload(office.as.editor, 'картинка.pdf', Buffer.from('%PDF-1.4\nnothing of a document\n%%EOF'));
    assert.deepEqual((await propose('editor', blank)).body, empty);
    const words = await upload(office.as.editor, 'письмо.txt', Buffer.from('просто слова'));
    assert.deepEqual((await propose('editor', words)).body, empty);
    assert.equal((await propose('admin', words)).status, 404);
    assert.equal((await propose('viewer', words)).status, 403);
  });
});
