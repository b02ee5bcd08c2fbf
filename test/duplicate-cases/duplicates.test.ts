// The labelled set against the real search for doubles: through HTTP, on the database, 500 letters that are there already.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { type BulkRecord, fillRecords } from '#core/bulk/records.ts';
import { newId } from '#core/ids.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { systemActor } from '#core/system-actor.ts';
import { foldLetters } from '../../server/modules/correspondence/duplicates/fold-letters.ts';
import { answerOf, type Office, openOffice } from '../../server/modules/correspondence/test-office.ts';
import { type CaseLetter, type DuplicateCase, duplicateCases } from './cases.ts';

const cases = duplicateCases();

describe('§5.3 the duplicate is caught before a number is spent', () => {
  let office: Office;
  /** The registered letter of each case. */
  let ids: string[];

  before(async () => {
    office = await openOffice('admin', 'editor', 'outsider');
    ids = await registered(office);
  });
  after(() => office.server.close());

  it('L2 finds at least 95 % of what came twice, and cries wolf at most at 5 % of what did not', async () => {
    const wrong: string[] = [];
    const shares = { found: 0, same: 0, alarms: 0, others: 0 };
    const times: number[] = [];
    for (const [place, one] of cases.entries()) {
      const asked = await questionOf(office, one);
      const started = performance.now();
      const answer = await answerOf(office.as.admin.call('POST', '/api/correspondence/duplicates', asked));
      times.push(performance.now() - started);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const items = answer.body.items as { score: number; letter: { id: string; subject: string } }[];
      const hit = items.some((item) => item.letter.id === ids[place]);
      if (one.same) shares.same += 1;
      else shares.others += 1;
      if (one.same && hit) shares.found += 1;
      if (!one.same && items.length > 0) shares.alarms += 1;
      if (one.same !== (one.same ? hit : items.length > 0)) wrong.push(told(one, items));
    }
    times.sort((a, b) => a - b);
    const recall = shares.found / shares.same;
    const alarms = shares.alarms / shares.others;
    console.log(
      `duplicates: ${shares.same + shares.others} pairs, recall ${(recall * 100).toFixed(1)} %, false alarms ${(alarms * 100).toFixed(1)} %, answer p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms`,
    );
    if (process.env.VEDOMO_SHOW_CASES) console.log(wrong.join('\n'));
    assert.deepEqual([shares.same, shares.others], [250, 250]);
    assert.ok(recall >= 0.95, `recall ${recall}\n${wrong.join('\n')}`);
    assert.ok(alarms <= 0.05, `false alarms ${alarms}\n${wrong.join('\n')}`);
  });

  it('L2 a letter that the asker may not read is told of without a word of it, and a marked one not at all', async () => {
    const { as, register, rows } = office;
    const mine = { externalNumber: '77/тайна-1', documentDate: '2026-02-03', subject: 'О закрытом совещании' };
    const made = await register(as.editor, mine);
    const asked = { correspondentName: 'Ромашка', externalNumber: '77-тайна/1', documentDate: '2026-02-03' };
    const ask = async (who: 'editor' | 'outsider') =>
      (await answerOf(as[who].call('POST', '/api/correspondence/duplicates', asked))).body.items;
    const [shown] = await ask('editor');
    assert.equal(shown.letter.id, made.body.id);
    assert.deepEqual(shown.reasons, ['same-sender', 'same-number', 'same-date']);
    const hidden = await ask('outsider');
    assert.deepEqual(hidden, [{ score: shown.score, reasons: [], letter: null }]);
    await rows(`update record set clearance = 'confidential' where id = $1`, [made.body.id]);
    await rows(`update participant set clearance = 'confidential' where record_id = $1`, [made.body.id]);
    assert.deepEqual(await ask('outsider'), []);
  });

  it('L2 a second copy joins the letter with its mark, gives up the draft and spends no number', async () => {
    const { as, register, rows, server, world } = office;
    const made = await register(as.editor, { externalNumber: '88/1', documentDate: '2026-02-05' });
    const file = await uploadTo(server.services, world.actors.editor, { name: 'Снова.pdf', body: scanOf('again') });
    const draft = await answerOf(
      as.editor.call('PUT', '/api/drafts', {
        operation: 'correspondence.letter.register',
        data: { subject: 'О приёмке' },
        version: 0,
      }),
    );
    assert.ok(draft.body?.id, JSON.stringify(draft.body));
    const counters = () => rows('select * from number_counter order by series_id, period');
    const before = await counters();
    const copied = await answerOf(
      as.editor.call('POST', `/api/correspondence/letters/${made.body.id}/copies`, {
        fileIds: [file.id],
        draftId: draft.body.id,
      }),
    );
    assert.equal(copied.status, 200, JSON.stringify(copied.body));
    assert.deepEqual(
      copied.body.attachments.map((one: { name: string; secondCopy: boolean }) => [one.name, one.secondCopy]),
      [['Снова.pdf', true]],
    );
    assert.deepEqual(await counters(), before, 'no number is spent');
    assert.deepEqual(await rows('select id from draft where owner_id = $1', [world.people.editor]), []);
    const [event] = await rows<{ data: Record<string, unknown> }>(
      `select data from event where record_id = $1 and operation = 'correspondence.letter.addCopy'`,
      [made.body.id],
    );
    assert.equal(event?.data.secondCopy, true);
    const closed = await answerOf(as.outsider.call('POST', `/api/correspondence/letters/${made.body.id}/copies`, {}));
    assert.equal(closed.status, 404);
  });
});

const scanOf = (words: string) => Readable.from([Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`)]);
const fileOf = (office: Office, words: string) =>
  uploadTo(office.server.services, office.world.actors.admin, { name: `${words}.pdf`, body: scanOf(words) });

async function contactOf(office: Office, contact: NonNullable<CaseLetter['contact']>): Promise<string> {
  const made = await answerOf(office.as.admin.call('POST', '/api/contacts', { kind: 'organisation', ...contact }));
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id;
}

async function questionOf(office: Office, { again }: DuplicateCase) {
  return {
    direction: 'incoming',
    ...(again.contact
      ? { correspondentId: await contactOf(office, again.contact) }
      : { correspondentName: again.sender }),
    externalNumber: again.number,
    documentDate: again.date,
    subject: again.subject,
    ...(again.file ? { fileIds: [(await fileOf(office, again.file)).id] } : {}),
  };
}

/** Those with a file or a card of a contact by registration, all others by the bulk path and the job after it. */
async function registered(office: Office): Promise<string[]> {
  const { server, world, as } = office;
  const ids = cases.map(() => newId());
  const bulk: BulkRecord[] = [];
  for (const [place, { registered: letter, registeredOn }] of cases.entries()) {
    if (letter.file || letter.contact) {
      const made = await office.register(as.admin, {
        correspondentName: undefined,
        ...(letter.contact
          ? { correspondentId: await contactOf(office, letter.contact) }
          : { correspondentName: letter.sender }),
        externalNumber: letter.number,
        documentDate: letter.date,
        subject: letter.subject,
        registeredOn,
        fileIds: letter.file ? [(await fileOf(office, letter.file)).id] : [],
      });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      ids[place] = made.body.id;
      continue;
    }
    const moment = `${registeredOn}T09:00:00.000Z`;
    bulk.push({
      id: ids[place] as string,
      kind: 'incoming_letter',
      title: letter.subject,
      counterpart: letter.sender,
      state: 'registered',
      stateGroup: 'new',
      registeredOn,
      number: `СТ-${place}`,
      ordinal: place,
      createdBy: world.people.admin,
      createdAt: moment,
      changedAt: moment,
      participants: [{ principalId: world.people.admin, part: 'author' }],
      own: {
        direction: 'incoming',
        journal_id: world.ids['journal.incoming'],
        correspondent_name: letter.sender,
        external_number: letter.number,
        document_date: letter.date,
        signatory_name: '',
        signatory_position: '',
        case_index: '',
        forwarded_to: '',
        instruction: '',
        on_control: false,
        signature_note: '',
        signature_check: '',
        tracking_number: '',
        note: '',
      },
    });
  }
  await fillRecords(server.services, systemActor('test'), { what: 'labelled set', table: 'letter', records: bulk });
  assert.equal(await foldLetters(server.services), bulk.length);
  return ids;
}

const told = ({ about, registered, again }: DuplicateCase, items: { score: number; letter: { subject: string } }[]) =>
  `${about}: ${JSON.stringify(registered)} / ${JSON.stringify(again)} → ${items.map((item) => `${item.score} ${item.letter.subject}`).join('; ')}`;
