// The same conversations on three faces: the doubles of two messengers and the chat inside the network. Whatever one of
// them is asked, the others answer in the same words; only the adapter differs.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { onMark } from '#core/messenger/marks.ts';
import { forgetSettings } from '#core/settings/value.ts';
import type { MaxChat } from '../doubles/max/chats.ts';
import { MaxDouble } from '../doubles/max/server.ts';
import type { PersonChat } from '../doubles/telegram/chats.ts';
import { type ChatOffice, openChatOffice } from '../support/chat-office.ts';
import { until } from '../support/until.ts';
import { type Face, type Spoken, WebFace } from '../support/web-face.ts';

class TelegramFace implements Face {
  readonly #chat: PersonChat;
  readonly #said = new Map<string, ReturnType<PersonChat['say']>>();
  constructor(chat: PersonChat) {
    this.#chat = chat;
  }
  async shown(): Promise<Spoken[]> {
    return this.#chat.messages.map(({ messageId, text, buttons }) => ({ ref: String(messageId), text, buttons }));
  }
  async say(text: string, replyTo?: Spoken): Promise<string> {
    const update = this.#chat.say(text, replyTo ? { replyTo: Number(replyTo.ref) } : {});
    const ref = String(update.update_id);
    this.#said.set(ref, update);
    return ref;
  }
  async edit(ref: string, text: string): Promise<void> {
    const update = this.#said.get(ref);
    assert.ok(update);
    this.#chat.edit(update, text);
  }
  async photo(bytes: Buffer, caption: string): Promise<void> {
    this.#chat.photo(bytes, { caption });
  }
  async tap(label: string | RegExp): Promise<void> {
    this.#chat.tap(label);
  }
}

class MaxFace implements Face {
  readonly #chat: MaxChat;
  constructor(chat: MaxChat) {
    this.#chat = chat;
  }
  async shown(): Promise<Spoken[]> {
    return this.#chat.messages.map(({ mid, text, buttons }) => ({ ref: mid, text, buttons }));
  }
  async say(text: string, replyTo?: Spoken): Promise<string> {
    return this.#chat.say(text, replyTo ? { replyTo: replyTo.ref } : {});
  }
  async edit(ref: string, text: string): Promise<void> {
    this.#chat.edit(ref, text);
  }
  async photo(bytes: Buffer, caption: string): Promise<void> {
    this.#chat.photo(bytes, caption);
  }
  async tap(label: string | RegExp): Promise<void> {
    this.#chat.tap(label);
  }
}

const names = ['telegram', 'web', 'max'] as const;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 1, 7, 7, 0xff, 0xd9]);
const max = new MaxDouble();
let office: ChatOffice;
let technician: Awaited<ReturnType<ChatOffice['person']>>;
let indoors: typeof technician;
const asks: Record<string, { face: Face; id: string; login: string }> = {};
const works: Record<string, Face> = {};
let printers: string;
let room: string;

before(async () => {
  office = await openChatOffice({}, { max });
  const group = await office.owner.call('POST', '/api/admin/groups', { name: 'Техники', kind: 'team' });
  const groupIds = [group.json().id];
  const categories = (await office.owner.call('GET', '/api/helpdesk/categories')).json().items;
  printers = categories.find((one: { name: string }) => /Принтер/.test(one.name)).id;
  await office.owner.call('PATCH', `/api/helpdesk/categories/${printers}`, { groupId: groupIds[0] });
  const house = await office.owner.call('POST', '/api/places', { name: 'Корпус 1', kind: 'building' });
  assert.equal(house.statusCode, 201, house.body);
  room = house.json().id;
  const section = await office.owner.call('POST', '/api/knowledge/sections', { name: 'Печать' });
  const article = await office.owner.call('POST', '/api/knowledge/articles', {
    sectionId: section.json().id,
    title: 'Замятие бумаги в принтере',
    answer: 'Откройте заднюю крышку и потяните лист двумя руками за края.',
    synonyms: 'зажевал, застряла бумага',
    categoryIds: [printers],
  });
  assert.equal(article.statusCode, 201, article.body);
  const published = await office.owner.call('POST', `/api/knowledge/articles/${article.json().id}/publish`, {});
  assert.equal(published.statusCode, 200, published.body);
  const faceOf = async (name: string, number: number, person: Awaited<ReturnType<ChatOffice['person']>>) =>
    name === 'telegram'
      ? new TelegramFace(await office.linked(number, person))
      : name === 'max'
        ? new MaxFace(await office.linkedInMax(number, person))
        : new WebFace(person.caller);
  for (const [n, name] of names.entries()) {
    const one = await office.person(`asks${name}`, ['employee']);
    technician = await office.person(`does${name}`, ['executor'], { groupIds });
    asks[name] = { id: one.id, login: `asks${name}`, face: await faceOf(name, 5_000_001 + n, one) };
    works[name] = await faceOf(name, 5_100_001 + n, technician);
    if (name === 'web') indoors = technician;
  }
});
after(() => office.close());
beforeEach(() => office.server.clock.leap(61_000));

const last = async (face: Face) => (await face.shown()).at(-1);
const labels = async (face: Face) => (await last(face))?.buttons.flat().map(({ label }) => label) ?? [];
/** Says or taps, and waits for everything that comes of it. */
async function quietly(act: Promise<unknown>): Promise<void> {
  await act;
  await office.quiet();
}
const ticketOf = async (requesterId: string) =>
  (
    await office.sql<{ id: string; number: string; state: string; title: string; files: number; channel: string }>(
      `select r.id, r.number, r.state, r.title, t.channel,
         (select count(*)::int from attachment a where a.record_id = r.id) as files
       from ticket t join record r on r.id = t.id where t.requester_id = $1 order by r.id desc limit 1`,
      [requesterId],
    )
  )[0];

for (const name of names) {
  describe(`on the face of ${name}`, () => {
    const face = () => asks[name]?.face as Face;
    const who = () => asks[name]?.id as string;

    it('H2 a ticket from the first words to the mark for it, by both who ask and who do', async () => {
      await quietly(face().say('/help'));
      assert.match((await last(face()))?.text ?? '', /Что умеет бот/);
      await quietly(face().say('Скрипит на весь этаж'));
      assert.match((await last(face()))?.text ?? '', /к чему это относится/);
      await quietly(face().tap(/Принтер/));
      await quietly(face().photo(jpeg, 'Вот так'));
      await quietly(face().tap('Отправить'));
      const ticket = await ticketOf(who());
      assert.deepEqual(
        [ticket?.title, ticket?.files, ticket?.channel],
        ['Скрипит на весь этаж', 1, name === 'web' ? 'chat' : name],
      );
      const said = (await face().shown()).map(({ text }) => text).join('\n');
      assert.match(said, new RegExp(`${ticket?.number} принята`));

      const worker = works[name] as Face;
      await quietly(worker.say(`/n ${ticket?.number}`));
      assert.ok((await labels(worker)).includes('Взять'));
      await quietly(worker.tap('Взять'));
      await quietly(worker.tap('📣 Ответ заявителю'));
      assert.match((await last(worker))?.text ?? '', /он увидит/);
      const reply = await worker.say('Иду смотреть');
      await office.quiet();
      await quietly(worker.edit(reply, 'Иду смотреть через час'));
      await quietly(worker.tap('🔒 Заметка коллегам'));
      assert.match((await last(worker))?.text ?? '', /только коллеги/);
      await quietly(worker.say('Нужен ролик'));
      const comments = await office.sql<{ body: string; audience: string }>(
        'select body, audience from comment where record_id = $1 order by id',
        [ticket?.id],
      );
      assert.deepEqual(comments, [
        { body: 'Иду смотреть', audience: 'external' },
        { body: 'Исправлено: Иду смотреть через час', audience: 'external' },
        { body: 'Нужен ролик', audience: 'internal' },
      ]);
      office.server.clock.leap(61_000);
      await quietly(worker.tap('Решено'));
      await quietly(worker.tap('Сделано'));
      await quietly(worker.say('Заменён ролик'));
      await quietly(worker.tap('Да, решено'));
      assert.equal((await ticketOf(who()))?.state, 'resolved');
      const [before] = await office.sql<{ n: number }>(
        `select count(*)::int as n from event where operation = 'helpdesk.ticket.reopen'`,
      );
      await quietly(worker.tap('Передумал'));
      assert.equal((await ticketOf(who()))?.state, 'in_work');
      // Taken back, not reopened: the figures know nothing of it.
      const [now] = await office.sql<{ n: number }>(
        `select count(*)::int as n from event where operation = 'helpdesk.ticket.reopen'`,
      );
      assert.equal(now?.n, before?.n);
      await quietly(worker.tap('Решено'));
      await quietly(worker.tap('Сделано'));
      await quietly(worker.say('Заменён ролик'));
      await quietly(worker.tap('Да, решено'));
      office.server.clock.leap(61_000);
      await quietly(worker.tap('Передумал'));
      assert.equal((await ticketOf(who()))?.state, 'resolved');

      await quietly(face().say(`/n ${ticket?.number}`));
      await quietly(face().tap('Да, работает'));
      await quietly(face().tap('★★★★★'));
      assert.equal((await ticketOf(who()))?.state, 'closed');
    });

    it('B8 a knowledge base answers before the ticket is sent; whom it helped, has no ticket', async () => {
      await quietly(face().say('/new'));
      await quietly(face().tap(/Принтер/));
      await quietly(face().say('Принтер зажевал бумагу в лотке'));
      const before = (await ticketOf(who()))?.id;
      await quietly(face().tap('Отправить'));
      assert.match((await face().shown()).map(({ text }) => text).join('\n'), /Откройте заднюю крышку/);
      assert.equal((await ticketOf(who()))?.id, before);
      await quietly(face().tap('Помогло, заявка не нужна'));
      assert.equal((await ticketOf(who()))?.id, before);
      await quietly(face().say('/new'));
      await quietly(face().tap(/Принтер/));
      await quietly(face().say('Принтер зажевал бумагу в лотке'));
      await quietly(face().tap('Отправить'));
      await quietly(face().tap('Не помогло, отправить'));
      assert.notEqual((await ticketOf(who()))?.id, before);
      const [uses] = await office.sql<{ spared: number; not_helped: number }>(
        `select sum(spared)::int as spared, sum(not_helped)::int as not_helped from article_use`,
      );
      assert.ok((uses?.spared ?? 0) >= 1 && (uses?.not_helped ?? 0) >= 1);
    });

    it('B5 a ticket goes to a colleague found by letters, whose name is told only where the category lets it out', async () => {
      const worker = works[name] as Face;
      const colleague = name === 'telegram' ? 'web' : 'telegram';
      const fields = async (messengerFields: string[]) => {
        const set = await office.owner.call('PATCH', `/api/helpdesk/categories/${printers}`, { messengerFields });
        assert.equal(set.statusCode, 200, set.body);
      };
      const ticket = await office.owner.call('POST', '/api/helpdesk/tickets', {
        subject: 'Для коллеги',
        categoryId: printers,
        requesterId: who(),
      });
      const { id, number } = ticket.json();
      await quietly(worker.say(`/n ${number}`));
      await quietly(worker.tap('Взять'));
      await quietly(worker.tap('Передать…'));
      assert.equal((await labels(worker)).includes('Сотруднику…'), name === 'web');
      await fields(['executor']);
      await quietly(worker.tap('Передать…'));
      await quietly(worker.tap('Сотруднику…'));
      await quietly(worker.say('Л'));
      assert.match((await last(worker))?.text ?? '', /не меньше двух/);
      // An employee of the same name may not take tickets.
      await quietly(worker.say('Людмиловаasks'));
      assert.match((await last(worker))?.text ?? '', /Никого с такими буквами/);
      await quietly(worker.say(`людмиловаdoes${colleague.slice(0, 1)}`));
      assert.deepEqual(await labels(worker), [`Людмиловаdoes${colleague} Анна Павловна`]);
      await quietly(worker.tap(/Людмиловаdoes/));
      await quietly(worker.say('Твой этаж'));
      assert.match((await worker.shown()).map(({ text }) => text).join('\n'), new RegExp(`${number} передана`));
      const [row] = await office.sql<{ login: string }>(
        'select u.login from ticket t join app_user u on u.id = t.executor_id where t.id = $1',
        [id],
      );
      assert.equal(row?.login, `does${colleague}`);
      await fields([]);
    });

    it('B6 whoever asks for what somebody of the same place has asked for is offered to join it, and joins', async () => {
      const open = async (requesterId: string, subject: string) => {
        const made = await office.owner.call('POST', '/api/helpdesk/tickets', {
          subject,
          categoryId: printers,
          requesterId,
          placeId: room,
        });
        assert.equal(made.statusCode, 201, made.body);
        return made.json() as { id: string; number: string };
      };
      const theirs = await open(indoors.id, `Картридж протекает, лужа ${name}`);
      await open(who(), 'Моргает лампа');
      await quietly(face().say('/new'));
      await quietly(face().tap(/Принтер/));
      await quietly(face().tap(/Там же/));
      await quietly(face().say(`Лужа ${name} от картриджа`));
      await quietly(face().tap('Отправить'));
      assert.match((await last(face()))?.text ?? '', new RegExp(`уже сообщили: ${theirs.number}`));
      await quietly(face().tap('Это оно, присоединиться'));
      const joined = await office.sql('select 1 from ticket_join where ticket_id = $1 and user_id = $2', [
        theirs.id,
        who(),
      ]);
      assert.equal(joined.length, 1);
    });

    it('B4 own tickets come a page at a time; whoever has sent as many a day as are allowed is told so', async () => {
      for (let n = 0; n < 9; n++) {
        const made = await office.owner.call('POST', '/api/helpdesk/tickets', {
          subject: `Листаем ${n}`,
          categoryId: printers,
          requesterId: who(),
        });
        assert.equal(made.statusCode, 201, made.body);
      }
      await quietly(face().say('/my'));
      const first = await labels(face());
      assert.equal(first.at(-1), 'Ещё…');
      await quietly(face().tap('Ещё…'));
      const second = await labels(face());
      assert.ok(second.length > 1 && second.every((label) => !first.includes(label)), second.join());
      await quietly(face().tap(second[0] ?? ''));
      assert.match((await last(face()))?.text ?? '', /^ЗН-/);

      await office.sql(
        `insert into setting (key, value, changed_at) values ('messenger', '{"ticketsPerDay": 1}', now())
         on conflict (key) do update set value = excluded.value`,
      );
      forgetSettings(office.server.services);
      const before = (await ticketOf(who()))?.id;
      await quietly(face().say('/new'));
      await quietly(face().tap(/Принтер/));
      await quietly(face().say('Сверх меры'));
      await quietly(face().tap('Отправить'));
      assert.match((await last(face()))?.text ?? '', /не больше заявок: 1/);
      assert.equal((await ticketOf(who()))?.id, before);
      await office.sql(`delete from setting where key = 'messenger'`);
      forgetSettings(office.server.services);
    });

    it('O3 speaks English to whoever has chosen it', async () => {
      await office.sql(`update app_user set locale = 'en' where id = $1`, [who()]);
      await quietly(face().say('/my'));
      assert.match((await last(face()))?.text ?? '', /Your tickets|no open tickets/);
      await quietly(face().say('/help'));
      assert.match((await last(face()))?.text ?? '', /What the bot can do/);
      await office.sql(`update app_user set locale = 'ru' where id = $1`, [who()]);
    });

    it('H3 a deactivated person is answered by neither words nor old buttons', async () => {
      await quietly(face().say('/new'));
      const before = (await face().shown()).length;
      const gone = await office.owner.call('POST', `/api/admin/users/${who()}/deactivate`, { reason: 'Уволен' });
      assert.equal(gone.statusCode, 200, gone.body);
      if (name === 'web') {
        await assert.rejects(face().say('/my'), /sign|401|войдите/i);
        return;
      }
      await quietly(face().tap(/Принтер/));
      await quietly(face().say('/my'));
      const after = (await face().shown()).slice(before).map(({ text }) => text);
      assert.ok(
        after.every((text) => /служебный бот/.test(text)),
        after.join(),
      );
      await until('the refusals in the journal', async () => {
        const rows = await office.sql(
          `select 1 from event where operation = 'core.chat.refuse' and $1 = any(subject_ids)`,
          [who()],
        );
        return rows.length >= 2;
      });
    });
  });
}

describe('the chat inside the network', () => {
  it('L8 shows nobody else’s lines, and only what stands on a line can be tapped', async () => {
    const own = works.web as WebFace;
    const [line] = (await own.lines()).filter(({ buttons }) => buttons.length > 0);
    const other = await office.person('stranger', ['employee']);
    assert.deepEqual((await other.caller.call('GET', '/api/chat')).json().lines, []);
    const tap = (caller: typeof other.caller, data: string) =>
      caller.call('POST', '/api/chat/taps', { lineId: line?.id, data });
    assert.equal((await tap(other.caller, line?.buttons[0]?.[0]?.data ?? '')).statusCode, 404);
    assert.equal((await tap(indoors.caller, 'h1:work')).statusCode, 404);
    const edit = await other.caller.call('POST', '/api/chat', { text: 'Чужое', edits: line?.id });
    assert.equal(edit.statusCode, 404);
  });

  it('P10 its lines lie sealed', async () => {
    const [row] = await office.sql<{ all: string; n: number }>(
      `select count(*)::int as n, coalesce(string_agg(encode(body, 'escape'), ' '), '') as all from chat_line`,
    );
    assert.ok((row?.n ?? 0) > 10);
    assert.doesNotMatch(row?.all ?? '', /bumag|zajav|button|принят/i);
  });
});

describe('MAX', () => {
  it('P1 a chat is linked under a document of its own; nothing that MAX tells of the person is kept, no contact is read', async () => {
    const person = await office.person('maxonly', ['employee']);
    const chat = await office.linkedInMax(6_000_001, person);
    const consents = await office.sql<{ key: string; body: string }>(
      `select p.key, t.body from consent c join consent_text t on t.id = c.text_id
       join processing_purpose p on p.id = c.purpose_id where c.subject_id = $1`,
      [person.id],
    );
    assert.deepEqual(
      consents.map(({ key }) => key),
      ['messenger-max'],
    );
    assert.match(consents[0]?.body ?? '', /MAX/);
    assert.doesNotMatch(consents[0]?.body ?? '', /Telegram/);
    const mine = (await person.caller.call('GET', '/api/me/messenger')).json();
    assert.equal(mine.chat.channel, 'max');
    const made = (await person.caller.call('POST', '/api/me/messenger/code', {})).json();
    const addresses = made.ways.map(({ link }: { link: string }) => link.split('?')[0]);
    assert.deepEqual(addresses, ['https://t.me/vedomo_test_bot', 'https://max.ru/vedomo_max_bot']);
    await quietly(Promise.resolve(chat.contact()));
    for (const table of ['chat', 'chat_update', 'chat_message', 'chat_file', 'event']) {
      const [row] = await office.sql<{ all: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`,
      );
      assert.doesNotMatch(row?.all ?? '', /6000001|Имяизмакса|nickfrommax|79990001122/, table);
    }
    // The consent for the one messenger ends its chat and no other.
    const both = await office.linked(6_000_009, person);
    await quietly(Promise.resolve(chat.say('/settings')));
    chat.tap('Отозвать согласие');
    await office.quiet();
    chat.tap('Да');
    await office.quiet();
    const states = await office.sql<{ channel: string; state: string }>(
      'select channel, state from chat where person_id = $1 order by channel',
      [person.id],
    );
    assert.deepEqual(states, [
      { channel: 'max', state: 'unlinked' },
      { channel: 'telegram', state: 'linked' },
    ]);
    await quietly(Promise.resolve(both.say('/my')));
    assert.match(both.last?.text ?? '', /Открытых заявок нет/);
  });

  it('B4 an answer that was lost brings the updates again and does them once; a card that is gone comes anew', async () => {
    const person = await office.person('maxfaults', ['employee']);
    const chat = await office.linkedInMax(6_000_002, person);
    const help = () => chat.messages.filter(({ text }) => /Что умеет бот/.test(text)).length;
    const saidBefore = max.said.length;
    // Once before they are stored, once after it and before the marker moves on.
    for (const place of ['updates-polled', 'updates-stored'] as const) {
      const before = help();
      let blows = 2;
      onMark((name) => {
        if (name !== place || blows === 0) return;
        blows -= 1;
        throw new Error(`struck at ${place}`);
      });
      chat.say('/help');
      await until(`the blows at ${place}`, () => blows === 0);
      onMark(undefined);
      await office.quiet();
      assert.equal(help(), before + 1, place);
    }
    await quietly(Promise.resolve(chat.say('/new')));
    const cards = () => chat.messages.filter(({ text }) => /к чему это относится|Новая заявка/.test(text)).length;
    const before = cards();
    max.refuse('PUT /messages', 404, 'not.found');
    chat.tap(/Принтер/);
    await office.quiet();
    assert.equal(cards(), before + 1);
    const helped = help();
    max.refuse('POST /messages', 429, 'too.many.requests');
    await quietly(Promise.resolve(chat.say('/help')).then(() => office.server.clock.leap(10_000)));
    assert.equal(help(), helped + 1);
    chat.stop();
    await office.quiet();
    const [row] = await office.sql<{ state: string }>('select state from chat where person_id = $1', [person.id]);
    assert.equal(row?.state, 'dead');
    assert.doesNotMatch(max.said.slice(saidBefore), /Людмилова/);
  });
});
