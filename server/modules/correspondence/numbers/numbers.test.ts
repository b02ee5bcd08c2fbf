// Numbers apart from the counter (L5, L6): reserved, chosen by hand, given up; the certificate explains every ordinal.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, it } from 'node:test';
import { answerOf, type Office, openOffice } from '../test-office.ts';
import { numbersOf, printed, upTo, year } from './numbers.fixture.ts';

let office: Office;
let { newJournal, reserve, release, certificate, registerWith } = {} as ReturnType<typeof numbersOf>;

before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider');
  ({ newJournal, reserve, release, certificate, registerWith } = numbersOf(office));
});
after(() => office.server.close());

it('L5 a clerk reserves numbers, registers with them in any order and gives up the rest with a reason', async () => {
  const { editor, admin, outsider, viewer } = office.as;
  const journal = await newJournal('РЗ');
  assert.equal((await registerWith(editor, journal)).body.number, printed('РЗ', 1));
  const kept = await reserve(editor, journal, { count: 5, until: '2099-12-31' });
  assert.equal(kept.status, 201, JSON.stringify(kept.body));
  assert.deepEqual([kept.body.first, kept.body.last, kept.body.leftCount], [2, 6, 5]);
  assert.deepEqual(kept.body.left[0], { ordinal: 2, number: printed('РЗ', 2) });
  assert.equal(
    (await registerWith(editor, journal)).body.number,
    printed('РЗ', 7),
    'the counter goes on after the block',
  );

  const own = await registerWith(editor, journal, { ordinal: 4 });
  assert.equal(own.body.number, printed('РЗ', 4), JSON.stringify(own.body));
  assert.equal((await registerWith(editor, journal, { ordinal: 4 })).body.code, 'number_not_yours');
  const foreign = await registerWith(outsider, journal, { ordinal: 5 });
  assert.deepEqual([foreign.status, foreign.body.code], [403, 'number_not_yours']);
  assert.equal((await registerWith(admin, journal, { ordinal: 5 })).body.code, 'number_reserved');

  assert.equal((await reserve(viewer, journal, { count: 1 })).status, 403);
  assert.equal((await reserve(editor, journal, { count: 51 })).body.errors[0].code, 'reservation_too_big');
  const forOther = { count: 1, holderId: office.world.people.outsider };
  assert.equal((await reserve(editor, journal, forOther)).body.errors[0].code, 'reservation_for_others');
  assert.equal((await reserve(editor, journal, {})).body.errors[0].code, 'block_missing');
  assert.equal((await reserve(admin, journal, { from: 20, to: 22 })).body.code, 'number_ahead');
  assert.equal((await reserve(admin, journal, { from: 6, to: 9 })).body.code, 'numbers_occupied');
  assert.equal((await release(outsider, kept.body.id)).status, 404, 'another person’s reserve is not there');

  const mine = await answerOf(
    editor.call('GET', `/api/correspondence/reservations?mine=true&open=true&journalId=${journal}`),
  );
  assert.deepEqual(
    mine.body.items[0].left.map((one: { ordinal: number }) => one.ordinal),
    [2, 3, 5, 6],
  );
  assert.deepEqual((await answerOf(outsider.call('GET', '/api/correspondence/reservations'))).body.items, []);

  const given = await release(editor, kept.body.id);
  assert.deepEqual([given.status, given.body.leftCount, given.body.released, given.body.used], [200, 0, 4, 1]);
  assert.equal((await release(editor, kept.body.id)).body.code, 'nothing_reserved');
  assert.equal(
    (await registerWith(editor, journal)).body.number,
    printed('РЗ', 8),
    'a number given up is not issued again',
  );

  const told = (await certificate(editor, journal)).body;
  assert.deepEqual([told.last, told.used, told.released, told.unexplained], [8, 4, 4, 0]);
  assert.deepEqual(
    told.items.map((one: Record<string, string>) => [one.ordinal, one.state, one.reason, one.by]),
    [2, 3, 5, 6].map((ordinal) => [ordinal, 'released', 'Приём отменён', 'Петрова Анна Ильинична']),
  );
  const events = await office.rows<{ operation: string; data: Record<string, unknown>; text: string }>(
    `select operation, data, (data)::text as text from event where record_id = $1 and operation like 'correspondence.number.%' and outcome = 'done' order by id`,
    [journal],
  );
  assert.deepEqual(
    events.map((event) => event.operation),
    ['correspondence.number.reserve', 'correspondence.number.release'],
  );
  assert.doesNotMatch(events.map((event) => event.text).join(), /Приём|приём/, 'typed reasons stand under a key');
});

it('L5 a number by hand: «12а» once whatever the alphabet, a number given up again, a taken one is told as taken', async () => {
  const { editor, admin } = office.as;
  const journal = await newJournal('РН');
  for (const _ of upTo(3)) await registerWith(editor, journal, undefined, { subject: 'Тайна переписки' });
  const check = (fields: object) =>
    answerOf(admin.call('POST', `/api/correspondence/journals/${journal}/number`, fields)).then(
      (answer) => answer.body,
    );
  assert.deepEqual(await check({ ordinal: 2, suffix: 'а' }), {
    number: printed('РН', 2, 'а'),
    free: true,
    code: null,
    message: null,
  });
  const backdated = { registeredOn: `${year}-01-12` };
  const lettered = await registerWith(admin, journal, { ordinal: 2, suffix: 'а' }, backdated);
  assert.equal(lettered.body.number, printed('РН', 2, 'а'), JSON.stringify(lettered.body));
  assert.equal(lettered.body.registeredOn, `${year}-01-12`);
  for (const suffix of ['а', 'a', 'А']) {
    const twice = await registerWith(admin, journal, { ordinal: 2, suffix });
    assert.deepEqual([twice.status, twice.body.code], [409, 'number_occupied'], suffix);
    assert.match(twice.body.message.ru, /занят/);
    assert.equal((await check({ ordinal: 2, suffix })).code, 'number_occupied');
  }
  const taken = await registerWith(admin, journal, { ordinal: 3 });
  assert.equal(taken.body.message.ru, `Номер ${printed('РН', 3)} занят`);
  assert.doesNotMatch(JSON.stringify([taken.body, await check({ ordinal: 3 })]), /Тайна/);
  assert.equal((await registerWith(editor, journal, { ordinal: 3, suffix: 'б' })).body.code, 'number_not_yours');
  assert.equal((await registerWith(admin, journal, { ordinal: 9 })).body.code, 'number_ahead');
  assert.equal((await registerWith(admin, journal, { ordinal: 9, suffix: 'а' })).body.code, 'number_ahead');
  assert.equal((await registerWith(admin, journal, { ordinal: 2, suffix: '9' })).body.code, 'suffix_wrong');

  const block = await reserve(admin, journal, { count: 2 });
  await release(admin, block.body.id, { from: 4, to: 4 });
  assert.equal(
    (await registerWith(admin, journal, { ordinal: 4 })).body.number,
    printed('РН', 4),
    'a number given up, by right',
  );
  assert.equal(
    (await reserve(admin, journal, { from: 5, to: 6, holderId: office.world.people.editor })).body.code,
    'numbers_occupied',
  );
  await release(admin, block.body.id);
  const again = await reserve(admin, journal, { from: 5, to: 6, holderId: office.world.people.editor });
  assert.deepEqual([again.status, again.body.holder.name], [201, 'Петрова Анна Ильинична']);
  const dated = await reserve(admin, journal, { count: 1, until: '2099-12-31' });
  await office.rows(`update number_reservation set until = '2026-01-01' where id = $1`, [dated.body.id]);
  const late = await registerWith(admin, journal, { ordinal: dated.body.first });
  assert.equal(late.body.code, 'reservation_expired');
  assert.equal((await registerWith(editor, journal, { ordinal: 6 })).body.number, printed('РН', 6));
  // The database itself refuses what the program would never write.
  await assert.rejects(
    office.rows(
      `insert into issued_number (series_id, period, ordinal, suffix, number, state, issued_by, issued_at)
       values ($1, $2, 2, 'A', 'x', 'used', $3, now())`,
      [journal, String(year), office.world.people.admin],
    ),
    /issued_number_suffix_once/,
  );
});

it('L6 a period closes only when nothing is reserved, or gives it up with the reason; closed, it refuses every way', async () => {
  const { editor, admin } = office.as;
  const journal = await newJournal('ЗК');
  const { id } = (await registerWith(editor, journal)).body;
  const kept = await reserve(editor, journal, { count: 2 });
  const close = (fields: object) =>
    answerOf(
      admin.call('POST', `/api/correspondence/journals/${journal}/periods`, { period: String(year), ...fields }),
    );
  const hindered = await close({ reason: 'Год сдан' });
  assert.deepEqual([hindered.body.code, hindered.body.details.count], ['period_has_reserved', 2]);
  assert.equal((await close({ releaseReserved: true })).body.code, 'reason_required');
  assert.equal((await close({ releaseReserved: true, reason: 'Год сдан' })).status, 200);
  for (const refused of [
    await registerWith(editor, journal),
    await registerWith(admin, journal, { ordinal: 1, suffix: 'а' }),
    await registerWith(editor, journal, { ordinal: 2 }),
    await reserve(admin, journal, { count: 1 }),
    await release(editor, kept.body.id),
    await answerOf(admin.call('POST', `/api/correspondence/letters/${id}/cancel`, { reason: 'Ошибочно' })),
  ])
    assert.deepEqual([refused.status, refused.body.code], [409, 'period_closed'], JSON.stringify(refused.body));
  const told = (await certificate(admin, journal)).body;
  assert.deepEqual([told.last, told.used, told.released, told.unexplained], [3, 1, 2, 0]);
  assert.deepEqual([told.closed.by, told.closed.reason], ['Соколов Игорь Андреевич', 'Год сдан']);
  const reopened = await answerOf(
    admin.call('POST', `/api/correspondence/journals/${journal}/periods/reopen`, {
      period: String(year),
      reason: 'Письмо нашлось',
    }),
  );
  assert.equal(reopened.status, 200);
  assert.equal((await registerWith(editor, journal)).body.number, printed('ЗК', 4));
});

it('L6 the certificate prints as a PDF with Cyrillic text, for those who register in the journal', async () => {
  const { editor, admin, viewer } = office.as;
  const journal = await newJournal('СП');
  const letter = await registerWith(editor, journal);
  await answerOf(
    admin.call('POST', `/api/correspondence/letters/${letter.body.id}/cancel`, { reason: 'Зарегистрировано ошибочно' }),
  );
  await reserve(editor, journal, { count: 1, until: '2099-05-09' });
  const pdf = await editor.call('POST', `/api/correspondence/journals/${journal}/certificate/print`, {});
  assert.equal(pdf.statusCode, 200, pdf.body.slice(0, 200));
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload })
    .toString()
    .replace(/\s+/g, ' ');
  for (const words of [
    `Справка о номерах журнала «Журнал СП» за ${year}`,
    'без объяснения: 0',
    'Пропусков нет',
    'аннулирован',
    'ошибочно',
    'Соколов',
    printed('СП', 2),
    'зарезервирован',
    '09.05.2099',
  ])
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  assert.equal((await certificate(viewer, journal)).status, 403);
  const finance = await answerOf(
    admin.call('POST', '/api/correspondence/journals', {
      name: 'Чужой',
      direction: 'incoming',
      index: 'ЧУ',
      template: 'ЧУ-{yyyy}/{n}',
      restart: 'year',
      departmentId: office.ids['group.finance'],
      registrarIds: [office.ids['group.finance']],
    }),
  );
  assert.equal((await certificate(editor, finance.body.id)).body.code, 'not_registrar');
});
