// What goes wrong on the way: blows in the middle of the work, an outage, a pause, a second copy. Nothing is lost, nothing
// is said twice, nobody who waits for an answer stands behind the many.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sql } from '#core/db/sql.ts';
import { inTransaction } from '#core/journal/transaction.ts';
import { chatAt } from '#core/messenger/chats.ts';
import { marks, onMark } from '#core/messenger/marks.ts';
import { queueMessage } from '#core/messenger/outbox/queue-message.ts';
import { startTelegram } from '#core/messenger/start.ts';
import { longId, shortId } from '#core/messenger/talk/talk.ts';
import type { PersonChat } from '../doubles/telegram/chats.ts';
import { type ChatOffice, openChatOffice } from '../support/chat-office.ts';
import { trial } from '../support/trial-dialogue.ts';
import { until } from '../support/until.ts';

let office: ChatOffice;
let clerk: Awaited<ReturnType<ChatOffice['person']>>;
let chat: PersonChat;

before(async () => {
  office = await openChatOffice({}, { dialogues: [trial] });
  clerk = await office.person('clerk', ['editor']);
  chat = await office.linked(7_001_001, clerk);
});
after(() => office.close());

const contacts = async (like: string) =>
  (
    await office.sql<{ count: number }>(
      `select count(*)::int as count from record where kind = 'contact' and title like $1`,
      [like],
    )
  )[0]?.count;

describe('at each marked place', () => {
  it('T1 a fault loses nothing and does nothing twice', async () => {
    for (const [n, place] of marks.entries()) {
      if (place === 'file-fetched') continue;
      let armed = true;
      onMark((name) => {
        if (name !== place || !armed) return;
        armed = false;
        throw new Error(`struck at ${place}`);
      });
      chat.say(`ООО «Удар ${n}»`);
      await until(`the blow at ${place}`, () => !armed);
      onMark(undefined);
      // Whoever was sending is taken for dead after its claim.
      office.server.clock.leap(200_000);
      await office.quiet();
      assert.equal(await contacts(`%Удар ${n}»`), 1, place);
    }
  });

  it('B4 a command that names a part of the language, and a tap on such a button, are answered like any other', async () => {
    const [before] = await office.sql<{ tries: number }>('select max(tries) as tries from chat_update');
    for (const word of ['constructor', '__proto__', 'tostring']) chat.say(`/${word}`);
    chat.tapData(chat.last?.messageId ?? 0, 't2:__proto__');
    await office.quiet();
    const [row] = await office.sql<{ tries: number }>('select max(tries) as tries from chat_update');
    assert.equal(row?.tries, before?.tries);
    office.server.clock.leap(61_000);
  });

  it('P12 a tap too old to be answered loses its buttons all the same', async () => {
    const person = await office.person('late', ['editor']);
    const theirs = await office.linked(7_001_009, person);
    theirs.say('ООО «Поздно»');
    await office.quiet();
    await office.sql(`update consent set expires_on = '2020-01-01' where subject_id = $1`, [person.id]);
    office.telegram.fault('answerCallbackQuery', {
      kind: 'answer',
      code: 400,
      description: 'Bad Request: query is too old',
    });
    theirs.tap('Ещё');
    await office.quiet();
    assert.deepEqual(theirs.messages.at(-1)?.buttons, []);
  });

  it('B5 ids stand on buttons in 22 letters', () => {
    const id = clerk.id;
    assert.equal(shortId(id).length, 22);
    assert.equal(longId(shortId(id)), id);
  });
});

describe('when the messenger is away', () => {
  it('T6 an outage loses nothing, and what makes no sense any more is not sent late', async () => {
    const { services, clock } = office.server;
    const [row] = await office.sql<{ id: string }>('select id from chat where person_id = $1', [clerk.id]);
    const chatId = row?.id ?? '';
    await office.telegram.close();
    chat.say('ООО «Сквозь бурю»');
    const put = (key: string, text: string, notAfter?: Date) =>
      queueMessage(services, services.pools.write as never, { chatId, key, saying: { text }, notAfter });
    await put('storm-1', 'Осталось 15 минут', new Date(clock.now().getTime() + 15 * 60_000));
    await put('storm-2', 'Заявка решена');
    await until('the outage is seen', async () => {
      const state = (await office.owner.call('GET', '/api/admin/messenger')).json();
      return state.channels[0]?.state === 'unreachable' && state.channels[0]?.waiting >= 2;
    });
    const page = (await office.owner.call('GET', '/api/messenger/outage')).json();
    assert.equal(page.outage, null);
    clock.leap(2 * 3_600_000);
    // A session does not outlive such a leap.
    const owner = await office.server.owner();
    const away = (await owner.call('GET', '/api/messenger/outage')).json().outage;
    assert.equal(away.channel, 'telegram');
    assert.ok(away.waiting >= 1);
    const metrics = (await owner.call('GET', '/metrics')).body;
    assert.match(metrics, /vedomo_messenger\{figure="away"\} 1/);
    assert.ok((await owner.call('GET', '/api/admin/system')).json().concerns.includes('messenger-away'));
    await office.telegram.listen();
    await office.quiet();
    assert.equal(await contacts('%Сквозь бурю%'), 1);
    assert.ok(chat.text.includes('Заявка решена'));
    assert.ok(!office.telegram.said.includes('Осталось 15 минут'));
  });

  it('B4 after more than a day away each linked chat is told, once, that messages may be lost', async () => {
    await office.telegram.close();
    await until('the outage is seen', async () => {
      const [row] = await office.sql<{ state: string }>(`select state from chat_carrier where channel = 'telegram'`);
      return row?.state === 'unreachable';
    });
    office.server.clock.leap(25 * 3_600_000);
    await office.telegram.listen();
    await until('the word', () => /могли потеряться/.test(chat.text));
    await office.quiet();
    assert.equal(chat.messages.filter(({ text }) => /могли потеряться/.test(text)).length, 1);
  });

  it('T5 a 429 of thirty seconds amid three thousand messages: all arrive once, answers to people go first', async () => {
    const { services, clock } = office.server;
    const sql = services.pools.write as Sql;
    const [many, readers] = [3_000, 300];
    const chats: string[] = [];
    for (let n = 0; n < readers; n++) {
      const address = String(8_000_000 + n);
      office.telegram.chat(Number(address));
      chats.push((await chatAt(services, sql, { channel: 'telegram', bot: '123456789', address })).id);
    }
    office.telegram.fault('sendMessage', { kind: 'answer', code: 429, retryAfter: 30 });
    await inTransaction(services.pools.write, async (own) => {
      for (let n = 0; n < many; n++) {
        await queueMessage(services, own, {
          chatId: chats[n % readers] as string,
          key: `bulk-${n}`,
          priority: 'bulk',
          saying: { text: `Объявление ${n}` },
        });
      }
    });
    await until(
      'the pause',
      async () => (await office.sql('select 1 from chat_carrier where paused_until is not null')).length > 0,
    );
    await until('what was in hand to end', async () => {
      const rows = await office.sql(`select 1 from chat_message where state = 'sending'`);
      return rows.length === 0;
    });
    const sentBefore = office.telegram.calls('sendMessage').length;
    chat.say('/help');
    await until('the answer waits', async () => {
      const rows = await office.sql(`select 1 from chat_message where priority = 1 and state = 'waiting'`);
      return rows.length === 1;
    });
    assert.equal(office.telegram.calls('sendMessage').length, sentBefore);
    clock.leap(32_000);
    await until(
      'everything to be sent',
      async () =>
        (await office.sql(`select 1 from chat_message where state in ('waiting', 'sending') limit 1`)).length === 0,
      120,
    );
    const after = office.telegram.calls('sendMessage').slice(sentBefore);
    assert.match(String(after[0]?.values.text), /Что умеет бот/);
    const arrived = office.telegram
      .calls('sendMessage')
      .filter(({ answer, values }) => answer === 200 && /^Объявление/.test(String(values.text)));
    assert.equal(arrived.length, many);
    assert.equal(new Set(arrived.map(({ values }) => values.text)).size, many);
  });

  it('B4 a message whose answer was lost is not said twice; one that never left is', async () => {
    const { services } = office.server;
    const [row] = await office.sql<{ id: string }>('select id from chat where person_id = $1', [clerk.id]);
    const put = (key: string) =>
      queueMessage(services, services.pools.write as never, { chatId: row?.id ?? '', key, saying: { text: key } });
    office.telegram.fault('sendMessage', { kind: 'drop-after' });
    await put('unclear-1');
    await office.quiet();
    office.telegram.fault('sendMessage', { kind: 'answer', code: 400, description: 'Bad Request: wrong' });
    await put('parked-1');
    await office.quiet();
    assert.equal(chat.messages.filter(({ text }) => text === 'unclear-1').length, 1);
    const states = await office.sql<{ state: string }>(
      `select state from chat_message where unique_key in ('unclear-1', 'parked-1') order by unique_key`,
    );
    assert.deepEqual(states, [{ state: 'parked' }, { state: 'maybe' }]);
    const administrator = await office.server.owner();
    const { parked } = (await administrator.call('GET', '/api/admin/messenger')).json();
    assert.equal(parked.length, 1);
    const again = await administrator.call('POST', `/api/admin/messenger/messages/${parked[0].id}`, { again: true });
    assert.equal(again.statusCode, 200, again.body);
    await office.quiet();
    assert.ok(chat.text.includes('parked-1'));
  });

  it('T12 a second copy waits, and one of a stranger that takes our updates is seen', async () => {
    office.telegram.fault('getUpdates', { kind: 'answer', code: 409, description: 'Conflict' }, 3);
    chat.say('ООО «Двое»');
    await office.quiet();
    assert.equal(await contacts('%Двое%'), 1);
    const second = startTelegram(office.server.services, { patience: { firstMs: 20, mostMs: 50 } });
    chat.say('ООО «Вдвоём»');
    await office.quiet();
    assert.equal(await contacts('%Вдвоём%'), 1);
    await second?.stop();
  });
});
