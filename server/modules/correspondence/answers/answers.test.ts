// Letters that ask for an answer, through HTTP: closed by the letter that answers, opened again with it, counted whole.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Answer, answerOf, type Office, openOffice } from '../test-office.ts';

describe('«Требует ответа до»', () => {
  let office: Office;
  before(async () => {
    office = await openOffice('admin', 'editor', 'viewer', 'outsider');
  });
  after(() => office.server.close());

  const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers = {}) =>
    answerOf(office.as.admin.call(method, path, body, headers));
  const outgoing = (fields: Record<string, unknown> = {}) =>
    office.register(office.as.admin, { journalId: office.ids['journal.outgoing'], ...fields });
  const incoming = (fields: Record<string, unknown> = {}) => office.register(office.as.admin, fields);
  const card = async (id: string) => (await send('GET', `/api/correspondence/letters/${id}`)).body;
  const listed = async (direction: string, answer: string, more: Record<string, unknown> = {}): Promise<string[]> => {
    const body = { direction, answer, sort: 'answer', limit: 100, ...more };
    const found = await send('POST', '/api/correspondence/letters/list', body);
    assert.equal(found.status, 200, JSON.stringify(found.body));
    const { limit: _limit, ...counted } = body;
    const count = await send('POST', '/api/correspondence/letters/count', counted);
    assert.equal(count.body.count, found.body.items.length, 'the counter says what the list shows');
    return found.body.items.map((one: { id: string }) => one.id);
  };
  const ok = (answer: Answer): string => {
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.id;
  };

  it('L10 «кто нам не ответил»: an outgoing letter waits until its answer is registered, and again when that is cancelled', async () => {
    const late = ok(await outgoing({ answerBy: '2026-01-15' }));
    const soon = ok(await outgoing({ answerBy: '2027-05-01' }));
    ok(await outgoing());
    assert.deepEqual(await listed('outgoing', 'waiting'), [late, soon], 'by the day of the answer');
    assert.deepEqual(await listed('outgoing', 'overdue'), [late]);
    assert.deepEqual(await listed('outgoing', 'waiting', { answerFrom: '2027-01-01' }), [soon]);
    const answer = await incoming({ answersId: late });
    const closed = await card(late);
    assert.deepEqual([closed.answerBy, closed.answeredOn], ['2026-01-15', answer.body.registeredOn]);
    assert.deepEqual(await listed('outgoing', 'waiting'), [soon]);
    assert.deepEqual(await listed('outgoing', 'answered'), [late]);
    const told = await office.rows<{ data: { answerId: string } }>(
      `select data from event where record_id = $1 and operation = 'correspondence.letter.answered'`,
      [late],
    );
    assert.deepEqual(
      told.map((event) => event.data.answerId),
      [answer.body.id],
    );
    await send('POST', `/api/correspondence/letters/${answer.body.id}/cancel`, { reason: 'Чужое письмо' });
    assert.equal((await card(late)).answeredOn, null);
    assert.deepEqual(await listed('outgoing', 'waiting'), [late, soon]);

    const other = ok(await incoming());
    const link = { toId: late, kind: 'answers' };
    assert.equal((await send('POST', `/api/records/${other}/links`, link)).status, 201, 'drawn by hand later');
    assert.deepEqual(await listed('outgoing', 'waiting'), [soon]);
    const chain = await send('GET', `/api/correspondence/letters/${other}/chain`);
    const drawn = chain.body.links.find((one: { fromId: string }) => one.fromId === other);
    assert.equal((await send('DELETE', `/api/records/${other}/links/${drawn.id}`)).status, 200);
    assert.deepEqual(await listed('outgoing', 'waiting'), [late, soon], 'and taken away');
    ok(await incoming({ answersId: late }));
  });

  it('L10 «кому мы не ответили»: the kind asks for an answer; the registrar marks the letter done, or its kind does', async () => {
    const kind = await send('POST', '/api/correspondence/kinds', {
      name: 'Обращение',
      directions: ['incoming'],
      dueDays: 10,
      needsAnswer: true,
    });
    const asked = { kindId: kind.body.id, registeredOn: '2026-03-02' };
    const first = await incoming(asked);
    assert.equal(first.body.answerBy, first.body.dueOn, 'by its due date');
    assert.equal((await incoming({ ...asked, dueOn: '2026-03-05', answerBy: null })).body.answerBy, null);
    await outgoing({ answersId: first.body.id });
    const open = await card(first.body.id);
    assert.deepEqual([open.state, open.answeredOn !== null], ['registered', true], 'never done silently');

    const second = ok(await incoming(asked));
    await outgoing({ answersId: second, answeredDone: true });
    assert.equal((await card(second)).state, 'done');
    const mine = await office.register(office.as.editor, {
      journalId: office.ids['journal.outgoing'],
      answersId: (await office.register(office.as.outsider, asked)).body.id,
      answeredDone: true,
    });
    assert.equal(mine.status, 400, 'a letter that is not seen is not answered');

    await send('PATCH', `/api/correspondence/kinds/${kind.body.id}`, { answerCloses: true }, { 'if-match': '1' });
    const third = ok(await incoming(asked));
    await outgoing({ answersId: third });
    const closed = await card(third);
    assert.equal(closed.state, 'done');
    const left = ok(await incoming(asked));
    await outgoing({ answersId: left, answeredDone: false });
    assert.equal((await card(left)).state, 'registered', 'the registrar has the last word');
    ok(await incoming(asked));
  });

  it('§5.5 the two reports add up with the journals', async () => {
    for (const direction of ['incoming', 'outgoing']) {
      const [asked, waiting, answered] = await Promise.all(
        ['asked', 'waiting', 'answered'].map((state) => listed(direction, state)),
      );
      const journals = await office.rows<{ id: string; open: boolean }>(
        `select l.id, not exists (select from record_link k join letter a on a.id = k.from_id join record ar on ar.id = a.id
            where k.to_id = l.id and k.kind = 'answers' and ar.life = 'active' and a.direction <> l.direction) as open
         from letter l join record r on r.id = l.id
         where l.direction = $1 and l.answer_by is not null and r.life = 'active'`,
        [direction],
      );
      assert.deepEqual([...(asked ?? [])].sort(), journals.map((one) => one.id).sort());
      assert.deepEqual(
        [...(waiting ?? [])].sort(),
        journals
          .filter((one) => one.open)
          .map((one) => one.id)
          .sort(),
      );
      assert.deepEqual([...(waiting ?? []), ...(answered ?? [])].sort(), [...(asked ?? [])].sort());
      assert.ok((waiting?.length ?? 0) > 0 && (answered?.length ?? 0) > 0);
    }
  });

  it('§5.5 a chain of forty letters, both directions, typed links, other parties, is read in one request', async () => {
    const ids = [ok(await outgoing())];
    for (let place = 1; place < 40; place++) {
      const fields = { correspondentName: `ООО «Сторона ${place % 5}»`, answersId: ids[place - 1] };
      ids.push(
        ok(await (place % 2 ? incoming(fields) : outgoing({ ...fields, journalId: office.ids['journal.outgoing'] }))),
      );
    }
    await send('POST', `/api/records/${ids[3]}/links`, { toId: ids[30], kind: 'continues' });
    const path = `/api/correspondence/letters/${ids[17]}/chain`;
    await send('GET', path);
    const { times, statements, body } = await measured(() => send('GET', path));
    assert.equal(body.letters.length, 40);
    assert.equal(body.links.length, 40);
    assert.equal(new Set(body.letters.map((one: { counterpart: string }) => one.counterpart)).size, 6);
    console.log(
      `chain of 40 letters: one request, ${statements} statements with sign-in, median ${times.toFixed(1)} ms`,
    );
    assert.ok(statements <= 4, `${statements} statements`);
  });
});

/** The median of eleven calls, and the statements of the last. */
async function measured(call: () => Promise<Answer>) {
  const taken: number[] = [];
  for (let round = 0; round < 11; round++) {
    const started = performance.now();
    await call();
    taken.push(performance.now() - started);
  }
  const usual = pg.Client.prototype.query;
  let statements = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    statements += 1;
    return (usual as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof usual;
  try {
    const { body } = await call();
    return { times: taken.sort((a, b) => a - b)[5] as number, statements, body };
  } finally {
    pg.Client.prototype.query = usual;
  }
}
