// A storm of registrations, reservations, numbers by hand and cancellations in one journal (L5).
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Answer, answerOf, type Office, openOffice } from '../test-office.ts';
import { numbersOf, upTo } from './numbers.fixture.ts';

let office: Office;
let { newJournal, reserve, release, certificate, registerWith } = {} as ReturnType<typeof numbersOf>;

before(async () => {
  office = await openOffice('admin', 'editor', 'outsider');
  ({ newJournal, reserve, release, certificate, registerWith } = numbersOf(office));
});
after(() => office.server.close());

it('L5 a storm of registrations, reservations, numbers by hand and cancellations: the certificate adds up', async () => {
  const { editor, admin, outsider } = office.as;
  const journal = await newJournal('БУ');
  for (const _ of upTo(4)) await registerWith(editor, journal);
  const failures: string[] = [];
  const fine = (answer: Answer, ...codes: string[]) => {
    if (answer.status >= 300 && !codes.includes(answer.body.code)) failures.push(JSON.stringify(answer.body));
    return answer;
  };
  await Promise.all(
    upTo(50).map(async (clerk) => {
      const who = [editor, admin, outsider][clerk % 3] as Caller;
      for (const turn of upTo(4)) {
        const act = (clerk + turn) % 5;
        if (act === 0) {
          const block = fine(await reserve(who, journal, { count: 1 + (clerk % 4) }));
          if (block.status !== 201) continue;
          // Several at once ask for the same number of their reserve: one of them gets it.
          const both = await Promise.all([1, 2].map(() => registerWith(who, journal, { ordinal: block.body.first })));
          for (const one of both) fine(one, 'number_not_yours', 'number_occupied');
          assert.equal(both.filter((one) => one.status === 201).length, 1);
          if (turn % 2 === 0) fine(await release(who, block.body.id), 'nothing_reserved');
        } else if (act === 1)
          fine(
            await registerWith(admin, journal, { ordinal: 1 + (clerk % 4), suffix: 'абвг'[turn % 4] }),
            'number_occupied',
          );
        else {
          const letter = fine(await registerWith(who, journal));
          if (act === 2)
            fine(
              await answerOf(
                admin.call('POST', `/api/correspondence/letters/${letter.body.id}/cancel`, { reason: 'Дубль' }),
              ),
            );
        }
      }
    }),
  );
  assert.deepEqual(failures, []);
  const told = (await certificate(admin, journal, '?limit=200')).body;
  assert.equal(told.unexplained, 0);
  assert.deepEqual(told.missing, []);
  assert.equal(told.used + told.cancelled + told.reserved + told.released, told.last);
  assert.ok(told.cancelled > 0 && told.reserved > 0 && told.released > 0 && told.lettered > 0, JSON.stringify(told));
  const ordinals = await office.rows<{ ordinal: number }>(
    `select ordinal from issued_number where series_id = $1 and suffix = '' order by ordinal`,
    [journal],
  );
  assert.deepEqual(
    ordinals.map((row) => Number(row.ordinal)),
    upTo(told.last),
  );
  for (const one of told.items) assert.ok(one.reason !== '', `${one.ordinal} has a reason`);

  // A row taken out of the database past the program shows as a gap.
  await office.rows(
    `delete from issued_number where series_id = $1 and state = 'released' and ordinal in
    (select ordinal from issued_number where series_id = $1 and state = 'released' and suffix = '' order by ordinal limit 1)`,
    [journal],
  );
  const gap = (await certificate(admin, journal)).body;
  assert.equal(gap.unexplained, 1);
  assert.equal(gap.missing.length, 1);
});
