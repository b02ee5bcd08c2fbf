// Chats of people: how one is linked and given up, what strangers learn. The messenger is a double of the Bot API over
// HTTP; the dialogue is a trial one that writes down each message as a contact.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { queueMessage } from '#core/messenger/outbox/queue-message.ts';
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
const events = (operation: string) =>
  office.sql<{ data: Record<string, unknown>; outcome: string; actor_kind: string }>(
    'select data, outcome, actor_kind from event where operation = $1 order by id',
    [operation],
  );

describe('a chat and its person', () => {
  it('P10 is linked by a code with a consent of its own; the consent names text, channel and evidence', async () => {
    const [consent] = await office.sql<{ channel: string; sha256: string; evidence: string; body: string }>(
      `select c.channel, t.sha256, c.evidence, t.body from consent c join consent_text t on t.id = c.text_id
       join processing_purpose p on p.id = c.purpose_id where p.key = 'messenger' and c.subject_id = $1`,
      [clerk.id],
    );
    assert.equal(consent?.channel, 'messenger');
    assert.match(consent?.evidence ?? '', /telegram, чат .+, нажатие tap\d+/);
    // The text stood alone in a message, byte for byte.
    assert.ok(chat.messages.some(({ text }) => text === consent?.body));
    const mine = (await clerk.caller.call('GET', '/api/me/messenger')).json();
    assert.equal(mine.chat.state, 'linked');
    assert.equal(mine.bot, 'vedomo_test_bot');
  });

  it('P48 the page of measures knows that there is a bot, and what it asks', async () => {
    const lines = (await office.owner.call('GET', '/api/privacy/measures')).json().items as {
      id: string;
      state: string;
      detail: { ru: string };
    }[];
    const of = (id: string) => lines.find((line) => line.id === id);
    assert.match(of('P10')?.detail.ru ?? '', /связывается кодом/);
    assert.deepEqual(
      ['P10', 'P11', 'P12', 'P13'].map((id) => of(id)?.state),
      ['met', 'met', 'met', 'met'],
    );
  });

  it('P10 neither the chat’s number nor what Telegram knows of the person lies readable in the database', async () => {
    await office.quiet();
    const tables = ['chat', 'chat_update', 'chat_message', 'chat_card', 'chat_dialogue', 'chat_link_code', 'event'];
    for (const table of tables) {
      const [row] = await office.sql<{ all: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`,
      );
      assert.doesNotMatch(row?.all ?? '', /7001001|Имяизтелеграма|nickfromtelegram/, table);
    }
  });

  it('T2 the same update delivered three times is done once', async () => {
    const update = chat.say('ООО «Трижды»');
    office.telegram.updates.again(update);
    await office.quiet();
    office.telegram.updates.again(update);
    await office.quiet();
    assert.equal(await contacts('%Трижды%'), 1);
    const [written] = (await events('contacts.contact.create')).slice(-1);
    assert.equal(written?.actor_kind, 'chat');
  });

  it('B5 a card stands in the chat once and is edited in place; a button of an old version brings a new card', async () => {
    const before = chat.messages.length;
    chat.say('ООО «Первое»');
    await office.quiet();
    chat.say('ООО «Второе»');
    await office.quiet();
    const cards = chat.messages.filter(({ text }) => text.startsWith('Записано'));
    assert.equal(cards.length, 1);
    assert.ok(chat.messages.length - before <= 1);
    assert.match(cards[0]?.text ?? '', /Второе/);
    chat.tap('Ещё');
    await office.quiet();
    assert.ok(chat.toasts.some(({ text }) => text === 'Слушаю'));
    chat.tapData(cards[0]?.messageId ?? 0, 't1:more');
    await office.quiet();
    assert.ok(chat.toasts.some(({ text }) => text === 'Карточка обновлена'));
    assert.ok(chat.messages.some(({ text }) => text === 'Новая карточка'));
  });

  it('P12 a dialogue may do only what it says it may, and only what the person may', async () => {
    const reader = await office.person('reader', ['viewer']);
    const theirs = await office.linked(7_001_002, reader);
    theirs.say('ООО «Нельзя»');
    await office.quiet();
    assert.equal(await contacts('%Нельзя%'), 0);
    assert.match(theirs.last?.text ?? '', /прав/i);
  });
});

describe('strangers', () => {
  it('T9 learn nothing, once an hour; a used, old or guessed code links nobody', async () => {
    const stranger = office.telegram.chat(7_002_001);
    stranger.say('Кто здесь?');
    stranger.say('Эй!');
    stranger.photo(Buffer.from([0xff, 0xd8, 0xff]));
    await office.quiet();
    assert.equal(stranger.messages.length, 1);
    assert.doesNotMatch(stranger.text, /Ведомо|clerk/i);
    assert.deepEqual(
      await office.sql(`select 1 from chat_file f join chat c on c.person_id = f.person_id where c.state = 'stranger'`),
      [],
    );

    const made = async () => (await clerk.caller.call('POST', '/api/me/messenger/code', {})).json().code as string;
    const old = await made();
    office.server.clock.leap(11 * 60_000);
    stranger.say(`/start ${old.replaceAll('-', '')}`);
    await until('the refusal', () => /не подошёл/.test(stranger.last?.text ?? ''));
    const good = (await made()).replaceAll('-', '');
    const wrong = `${good.slice(0, 4)}${good[4] === 'A' ? 'B' : 'A'}${good.slice(5)}`;
    const guesser = office.telegram.chat(7_002_009);
    for (let guess = 0; guess < 5; guess++) guesser.say(`/start ${wrong}`);
    await office.quiet();
    // Five guesses have worn the code out, for its owner too; and the guesser waits.
    const another = office.telegram.chat(7_002_002);
    another.say(`/start ${good}`);
    await until('the refusal', () => /не подошёл/.test(another.last?.text ?? ''));
    guesser.say(`/start ${await made()}`);
    await until('the wait', () => /Слишком много попыток/.test(guesser.last?.text ?? ''));
    const [codes] = await office.sql<{ all: string }>(`select string_agg(c::text, ' ') as all from chat_link_code c`);
    assert.ok(!codes?.all.includes(good.slice(4)));
  });

  it('P4 who refuses the consent is not linked, and nothing else changes', async () => {
    const person = await office.person('unwilling', ['viewer']);
    const code = (await person.caller.call('POST', '/api/me/messenger/code', {})).json().code;
    const theirs = office.telegram.chat(7_002_003);
    theirs.say(`/start ${code}`);
    await until('the offer', () => theirs.messages.length === 1);
    theirs.tap('Да');
    await until('the consent', () => theirs.messages.length === 2);
    theirs.tap('Не согласен');
    await until('the answer', () => /чат не связан/.test(theirs.text));
    assert.equal((await person.caller.call('GET', '/api/me/messenger')).json().chat, null);
    theirs.say(`/start ${code}`);
    await until('the refusal', () => /не подошёл/.test(theirs.last?.text ?? ''));
  });
});

describe('the end of a link', () => {
  it('P6 a consent withdrawn in the chat ends the link at once, and a disposal waits for the officer', async () => {
    const person = await office.person('leaver', ['editor']);
    const theirs = await office.linked(7_003_001, person);
    theirs.say('/settings');
    await until('the buttons', () => theirs.last?.buttons.length === 2);
    theirs.tap('Отозвать согласие');
    await until('the question', () => /Чат будет отвязан/.test(theirs.last?.text ?? ''));
    theirs.tap('Да');
    await until('the farewell', () => /Согласие отозвано/.test(theirs.last?.text ?? ''));
    const [consent] = await office.sql<{ end_kind: string; end_channel: string }>(
      `select end_kind, end_channel from consent where subject_id = $1`,
      [person.id],
    );
    assert.deepEqual(consent, { end_kind: 'withdrawn', end_channel: 'messenger' });
    assert.equal((await office.sql('select 1 from disposal where subject_id = $1', [person.id])).length, 1);
    theirs.say('ООО «После»');
    await office.quiet();
    assert.equal(await contacts('%После%'), 0);
  });

  it('P6 withdrawn in the web, the chat is told nothing more', async () => {
    const person = await office.person('webleaver', ['editor']);
    await office.linked(7_003_002, person);
    const mine = (await person.caller.call('GET', '/api/me/consents')).json().items;
    const { consent } = mine.find((one: { purposeKey: string }) => one.purposeKey === 'messenger');
    const gone = await person.caller.call('POST', `/api/me/consents/${consent.id}/withdraw`, {});
    assert.equal(gone.statusCode, 200, gone.body);
    const [row] = await office.sql<{ state: string }>(`select state from chat where person_id = $1`, [person.id]);
    assert.equal(row?.state, 'unlinked');
  });

  it('T8 a deactivated person gets no data by any command or old button, and the journal knows', async () => {
    const person = await office.person('gone', ['editor']);
    const theirs = await office.linked(7_003_003, person);
    theirs.say('ООО «До»');
    await until('the card', () => /Записано/.test(theirs.last?.text ?? ''));
    const done = await office.owner.call('POST', `/api/admin/users/${person.id}/deactivate`, { reason: 'Уволена' });
    assert.equal(done.statusCode, 200, done.body);
    assert.deepEqual(await office.sql(`select state from chat where person_id = $1`, [person.id]), [
      { state: 'unlinked' },
    ]);
    const before = theirs.messages.length;
    theirs.tap('Ещё');
    for (const word of ['/my', '/new', '/n 1', '/settings', 'ООО «Мимо»']) theirs.say(word);
    await office.quiet();
    assert.equal(await contacts('%Мимо%'), 0);
    for (const { text } of theirs.messages.slice(before)) assert.match(text, /служебный бот/);
  });

  it('T8 whose consent has run out is refused, the buttons go, and it is journaled', async () => {
    const person = await office.person('expired', ['editor']);
    const theirs = await office.linked(7_003_004, person);
    theirs.say('ООО «Пока можно»');
    await until('the card', () => /Записано/.test(theirs.last?.text ?? ''));
    await office.sql(`update consent set expires_on = '2020-01-01' where subject_id = $1`, [person.id]);
    theirs.tap('Ещё');
    await office.quiet();
    assert.ok(theirs.toasts.some(({ text, alert }) => alert && /Нет доступа/.test(text)));
    assert.deepEqual(theirs.messages.at(-1)?.buttons, []);
    assert.ok((await events('core.chat.refuse')).some(({ outcome }) => outcome === 'refused'));
  });

  it('B3 who blocks the bot is marked dead; who lets it in again goes on where they were', async () => {
    const person = await office.person('blocker', ['editor']);
    const theirs = await office.linked(7_003_005, person);
    theirs.blocked = true;
    const [row] = await office.sql<{ id: string }>('select id from chat where person_id = $1', [person.id]);
    const { services } = office.server;
    await queueMessage(services, services.pools.write as never, {
      chatId: row?.id ?? '',
      key: 'blocked-1',
      saying: { text: 'Есть кто?' },
    });
    await until('the dead link', async () => {
      const [now] = await office.sql<{ state: string }>('select state from chat where person_id = $1', [person.id]);
      return now?.state === 'dead';
    });
    theirs.block(false);
    theirs.say('ООО «Снова»');
    await until('the card', () => /Записано: ООО «Снова»/.test(theirs.text));
  });
});
