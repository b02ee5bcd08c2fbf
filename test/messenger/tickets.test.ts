// Tickets from the telephone: an employee asks and follows, executors take, ask and solve; whatever the messenger does
// on the way. Names and words of people are marked, and looked for in everything that ever left.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { tellInChats } from '#core/notify/chat/chat-notices.ts';
import { tellPeople } from '#core/notify/tell.ts';
import { morningOf } from '../../server/modules/helpdesk/dialogues/morning.ts';
import { tellUnassigned } from '../../server/modules/helpdesk/dispatch/unassigned.ts';
import type { PersonChat } from '../doubles/telegram/chats.ts';
import { type ChatOffice, openChatOffice, password } from '../support/chat-office.ts';
import { noticesMade } from '../support/settle.ts';
import { until } from '../support/until.ts';

let office: ChatOffice;
let employee: Awaited<ReturnType<ChatOffice['person']>>;
let first: typeof employee;
let second: typeof employee;
let dispatcher: typeof employee;
let chat: PersonChat;
let technician: PersonChat;
let colleague: PersonChat;
let printers: string;

/** The smallest whole picture, with a place of shooting written beside it. */
const picture = (n: number): Buffer => {
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 20]), Buffer.from('Exif\0\0GPS55.75N37.6E').subarray(0, 18)]);
  const scan = Buffer.from([0xff, 0xda, 0, 4, 1, n, n, n + 1, n + 2, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, scan]);
};
const ticketsOf = () =>
  office.sql<{ id: string; title: string; state: string; number: string; files: number; executor_id: string | null }>(
    `select r.id, r.title, r.state, r.number, t.executor_id,
       (select count(*)::int from attachment a where a.record_id = r.id) as files
     from ticket t join record r on r.id = t.id order by r.id`,
  );
const newest = async () => (await ticketsOf()).at(-1);
const comments = (id: string) =>
  office.sql<{ body: string; audience: string }>(
    'select body, audience from comment where record_id = $1 order by id',
    [id],
  );

/** Through the whole flow: words, category, place where one is asked for, send. */
async function ask(from: PersonChat, text: string): Promise<string> {
  from.say('/new');
  await until('the categories', () =>
    from.messages.some(({ buttons }) => buttons.flat().some(({ label }) => /Принтер/.test(label))),
  );
  await office.quiet();
  from.tap(/Принтер/);
  await office.quiet();
  from.say(text);
  await office.quiet();
  from.tap('Отправить');
  await office.quiet();
  const made = await newest();
  assert.equal(made?.title, text);
  return made?.id ?? '';
}

before(async () => {
  office = await openChatOffice();
  const group = await office.owner.call('POST', '/api/admin/groups', { name: 'Техники', kind: 'team' });
  const groupIds = [group.json().id];
  employee = await office.person('ivanova', ['employee']);
  first = await office.person('technik', ['executor'], { groupIds });
  second = await office.person('pomoshnik', ['executor'], { groupIds });
  const categories = (await office.owner.call('GET', '/api/helpdesk/categories')).json().items;
  printers = categories.find((one: { name: string }) => /Принтер/.test(one.name)).id;
  const set = await office.owner.call('PATCH', `/api/helpdesk/categories/${printers}`, { groupId: groupIds[0] });
  assert.equal(set.statusCode, 200, set.body);
  chat = await office.linked(8_001, employee);
  technician = await office.linked(8_002, first);
  colleague = await office.linked(8_003, second);
  dispatcher = await office.person('dispetcher', ['dispatcher']);
  await office.linked(8_004, dispatcher);
});
after(() => office.close());
// Twenty updates a minute are heard of one chat; a test says more than people do.
beforeEach(() => office.server.clock.leap(61_000));

describe('an employee', () => {
  it('T3 an album of five pictures with words is one ticket with five files, without the place of shooting', async () => {
    for (let n = 0; n < 5; n++)
      chat.photo(picture(n), { album: 'a1', ...(n === 0 ? { caption: 'Течёт СЛОВАЗАЯВКИ' } : {}) });
    await office.quiet();
    chat.tap(/Принтер/);
    await office.quiet();
    assert.match(chat.last?.text ?? '', /Файлов: 5/);
    chat.tap('Отправить');
    await office.quiet();
    const [ticket, ...more] = await ticketsOf();
    assert.equal(more.length, 0);
    assert.equal(ticket?.files, 5);
    assert.match(chat.text, new RegExp(`${ticket?.number} принята`));
    const list = (await office.owner.call('GET', `/api/helpdesk/tickets/${ticket?.id}`)).json();
    const file = await office.owner.call('GET', `/api/files/${list.attachments[0].fileId}`);
    assert.equal(file.statusCode, 200, file.body.slice(0, 200));
    assert.ok(!file.rawPayload.includes('GPS'));
    assert.ok(file.rawPayload.length > 5);
  });

  it('T14 a file that is too large, no picture or a bomb is told in words and breaks nothing', async () => {
    chat.say('/new');
    await office.quiet();
    chat.tap(/Принтер/);
    await office.quiet();
    chat.document('видео.mp4', Buffer.from('x'), { claimedSize: 20.1 * 1024 * 1024 });
    await office.quiet();
    assert.match(chat.text, /больше 20 МБ/);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    chat.document('снимок.heic', heic);
    chat.document('отчёт.pdf', Buffer.from('<html>это не PDF</html>'));
    chat.document('сломан.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]));
    await office.quiet();
    // Larger than it says of itself, and one that would grow a thousandfold if anybody unpacked it.
    chat.document('запись.bin', Buffer.alloc(20.1 * 1024 * 1024), { claimedSize: 10 });
    chat.document('бомба.docx', gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    await office.quiet();
    assert.equal(chat.text.match(/больше 20 МБ/g)?.length, 2);
    assert.match(chat.text, /принять нельзя/);
    chat.tap('Отмена');
    await office.quiet();
    assert.match(chat.text, /не отправлена/);
    const [heics] = await office.sql<{ count: number }>(
      `select count(*)::int as count from file where name like '%heic'`,
    );
    assert.equal(heics?.count, 0);
  });

  it('T13 a corrected message and an answer to a merged ticket reach the right ticket', async () => {
    const into = await ask(chat, 'Старая заявка');
    const id = await ask(chat, 'Вторая заявка');
    chat.say('/my');
    await office.quiet();
    const number = (await ticketsOf()).find((one) => one.id === id)?.number ?? '';
    chat.tap(new RegExp(number));
    await until('the card', () => (chat.last?.text ?? '').startsWith(`${number} ·`));
    const card = chat.last?.messageId ?? 0;
    const merged = await office.owner.call('POST', `/api/helpdesk/tickets/${id}/merge`, { intoId: into });
    assert.equal(merged.statusCode, 200, merged.body);
    const update = chat.say('Ответ после слияния', { replyTo: card });
    await office.quiet();
    assert.ok(
      (await comments(into)).some(({ body, audience }) => body === 'Ответ после слияния' && audience === 'external'),
    );
    chat.edit(update, 'Ответ исправленный');
    await office.quiet();
    assert.ok((await comments(into)).some(({ body }) => body === 'Исправлено: Ответ исправленный'));
  });

  it('B4 with several open tickets plain words are never guessed to belong to one', async () => {
    chat.say('Так что там?');
    await office.quiet();
    const labels = chat.last?.buttons.flat().map(({ label }) => label) ?? [];
    assert.ok(labels.includes('Новая заявка') && labels.length >= 4, labels.join());
    chat.tap('Отмена');
    await office.quiet();
  });
});

describe('executors', () => {
  it('T4 of two who tap «Взять» in the same moment one has it, the other is told without a name', async () => {
    const id = await ask(chat, 'Кто первый');
    for (const one of [technician, colleague]) one.say('/work');
    await office.quiet();
    const number = (await newest())?.number ?? '';
    for (const one of [technician, colleague]) one.tap(new RegExp(number));
    await office.quiet();
    for (const one of [technician, colleague]) one.tap('Взять');
    await office.quiet();
    assert.ok((await newest())?.executor_id);
    const words = [technician, colleague].map((one) => one.last?.text ?? '');
    assert.ok(words.every((text) => text.includes(number)));
    assert.ok(technician.toasts.some(({ text }) => text === 'Заявку уже взяли'));
    const [taken] = await office.sql<{ count: number }>(
      `select count(*)::int as count from event where operation = 'helpdesk.ticket.take' and outcome = 'done' and record_id = $1`,
      [id],
    );
    assert.equal(taken?.count, 1);
  });

  it('B5 notes, asks, waits, solves, changes their mind; the requester confirms and gives a mark once', async () => {
    const id = await ask(chat, 'От начала до конца');
    const number = (await newest())?.number ?? '';
    technician.say(`/n ${number}`);
    await until('the card', () => (technician.last?.text ?? '').includes(number));
    technician.tap('Взять');
    await office.quiet();
    technician.tap('🔒 Заметка коллегам');
    await office.quiet();
    technician.say('Картридж на складе');
    await office.quiet();
    technician.tap('📣 Ответ заявителю');
    await office.quiet();
    technician.say('Придём после обеда');
    await office.quiet();
    assert.deepEqual(await comments(id), [
      { body: 'Картридж на складе', audience: 'internal' },
      { body: 'Придём после обеда', audience: 'external' },
    ]);
    technician.tap('Ждём…');
    await office.quiet();
    technician.tap('запчасть');
    await office.quiet();
    assert.equal((await newest())?.state, 'waiting');
    technician.tap('Снова в работе');
    await office.quiet();
    office.server.clock.leap(61_000);
    technician.tap('Решено');
    await office.quiet();
    technician.tap('Сделано');
    await office.quiet();
    technician.photo(picture(9));
    technician.say('Заменён картридж');
    await office.quiet();
    technician.tap('Да, решено');
    await office.quiet();
    assert.equal((await newest())?.state, 'resolved');
    assert.equal((await newest())?.files, 1);
    technician.tap('Передумал');
    await office.quiet();
    assert.equal((await newest())?.state, 'in_work');
    const again = await first.caller.call('POST', `/api/helpdesk/tickets/${id}/resolve`, { result: 'Готово' });
    assert.equal(again.statusCode, 200, again.body);
    chat.say(`/n ${number}`);
    await until('the question', () => chat.last?.buttons.flat().some(({ label }) => label === 'Да, работает') ?? false);
    chat.tap('Да, работает');
    await office.quiet();
    chat.tap('★★★★★');
    await office.quiet();
    const [done] = await office.sql<{ rating: number; state: string }>(
      'select t.rating, r.state from ticket t join record r on r.id = t.id where t.id = $1',
      [id],
    );
    assert.deepEqual(done, { rating: 5, state: 'closed' });
  });

  it('B5 take and leave a shift, hand a ticket over to another queue, hear in the morning how much is theirs', async () => {
    technician.say('/duty');
    await office.quiet();
    assert.match(technician.last?.text ?? '', /Вы не на смене[\s\S]*Сейчас на смене: 0/);
    technician.tap('Встать на смену');
    await office.quiet();
    assert.match(technician.last?.text ?? '', /Вы на смене до/);
    technician.tap('Закончить смену');
    await office.quiet();
    assert.match(technician.last?.text ?? '', /Вы не на смене/);
    // Whoever does no tickets is not told of shifts.
    chat.say('/duty');
    await office.quiet();
    assert.doesNotMatch(chat.last?.text ?? '', /на смене: \d/);

    const other = await office.owner.call('POST', '/api/admin/groups', { name: 'Сетевики', kind: 'team' });
    const network = (await office.owner.call('GET', '/api/helpdesk/categories'))
      .json()
      .items.find((one: { id: string }) => one.id !== printers);
    await office.owner.call('PATCH', `/api/helpdesk/categories/${network.id}`, { groupId: other.json().id });
    const id = await ask(chat, 'Передать другим');
    const number = (await newest())?.number ?? '';
    office.server.clock.leap(61_000);
    technician.say(`/n ${number}`);
    await office.quiet();
    technician.tap('Взять');
    await office.quiet();
    const { services, clock } = office.server;
    // The first morning of a working day, whatever today is.
    const told = () => technician.messages.filter(({ text }) => /Доброе утро. Заявок за вами: \d/.test(text)).length;
    for (let days = 0; days < 20 && told() === 0; days++) {
      const nine = new Date(clock.now().getTime() + 86_400_000);
      nine.setUTCHours(5, 30, 0, 0);
      clock.leap(nine.getTime() - clock.now().getTime());
      await morningOf(services);
      await morningOf(services);
      await office.quiet();
    }
    assert.equal(told(), 1);
    // Whoever has nothing in hand hears nothing; the race for a ticket may have given the colleague one.
    const inHand = (await ticketsOf()).some(
      (one) => one.executor_id === second.id && /assigned|work|wait/.test(one.state),
    );
    assert.equal(/Доброе утро/.test(colleague.text), inHand);
    technician.say(`/n ${number}`);
    await office.quiet();
    technician.tap('Передать…');
    await office.quiet();
    technician.tap('Сетевики');
    await office.quiet();
    technician.say('Не наша розетка');
    await office.quiet();
    const [now] = await office.sql<{ executor_id: string | null; group_id: string }>(
      'select executor_id, group_id from ticket where id = $1',
      [id],
    );
    assert.deepEqual(now, { executor_id: null, group_id: other.json().id });
    office.owner = await office.server.owner();
    first.caller = await office.server.signIn('technik', password);
  });

  it('T13 words to a closed ticket bring it back only when the person says so', async () => {
    const closed = (await ticketsOf()).find(({ state }) => state === 'closed');
    chat.say(`/n ${closed?.number}`);
    await until('the card', () => (chat.last?.text ?? '').includes('закрыта'));
    chat.say('Опять сломалось', { replyTo: chat.last?.messageId ?? 0 });
    await until('the question', () => /уже закрыта/.test(chat.last?.text ?? ''));
    chat.tap('Вернуть в работу');
    await office.quiet();
    assert.equal((await ticketsOf()).find(({ id }) => id === closed?.id)?.state, 'in_work');
  });
});

describe('what leaves', () => {
  it('T10 no name, place or word of a ticket ever left for the messenger; of patients nothing is even asked', async () => {
    const said = office.telegram.said;
    assert.match(said, /ЗН-/);
    assert.doesNotMatch(said, /Людмилова|СЛОВАЗАЯВКИ|Картридж на складе|Заменён картридж|Кто первый/);
    const patients = await office.owner.call('PATCH', `/api/helpdesk/categories/${printers}`, {
      patientData: true,
      messengerFields: ['subject', 'text', 'requester'],
    });
    assert.equal(patients.statusCode, 200, patients.body);
    const ticket = (await ticketsOf()).find(({ title }) => title === 'Кто первый');
    technician.say(`/n ${ticket?.number}`);
    await office.quiet();
    assert.equal(technician.last?.text.split('\n')[0], ticket?.number);
    assert.deepEqual(technician.last?.buttons, []);
    const made = async (fields: object) => {
      const answer = await office.owner.call('POST', '/api/helpdesk/categories', fields);
      assert.equal(answer.statusCode, 201, answer.body);
      return answer.json().id as string;
    };
    const above = await made({ name: 'ЛАБОРАТОРИЯ', patientData: true });
    await made({ name: 'АНАЛИЗАТОРЫ', parentId: above });
    chat.say('/my');
    await office.quiet();
    const listed = chat.last?.buttons.flat().map(({ label }) => label) ?? [];
    assert.ok(listed.length > 1 && !listed.some((label) => /Принтер/.test(label)), listed.join());
    chat.say('/new');
    await office.quiet();
    assert.ok(!chat.last?.buttons.flat().some(({ label }) => /Принтер|АНАЛИЗАТОР/.test(label)));
    if (chat.last?.buttons.flat().some(({ label }) => label === 'Другое…')) {
      chat.tap('Другое…');
      await office.quiet();
    }
    assert.doesNotMatch(office.telegram.said, /ЛАБОРАТОРИЯ|АНАЛИЗАТОРЫ/);
    assert.doesNotMatch(office.telegram.said, /Людмилова|Кто первый/);
    await office.owner.call('PATCH', `/api/helpdesk/categories/${printers}`, {
      patientData: false,
      messengerFields: [],
    });
    chat.tap('Отмена');
    await office.quiet();
  });

  it('T11 after a restart in the middle of each step the talk goes on', async () => {
    const through = async (acts: (() => unknown)[]) => {
      for (const act of acts) {
        await office.restarted(() => void act());
        await office.quiet();
      }
    };
    await through([
      () => chat.say('/new'),
      () => chat.tap(/Принтер/),
      () => chat.say('Через перезапуски'),
      () => chat.photo(picture(3)),
      () => chat.tap('Отправить'),
    ]);
    const made = await newest();
    assert.deepEqual([made?.title, made?.files], ['Через перезапуски', 1]);
    office.server.clock.leap(61_000);
    await through([
      () => technician.say(`/n ${made?.number}`),
      () => technician.tap('Взять'),
      () => technician.tap('🔒 Заметка коллегам'),
      () => technician.say('Заметка через перезапуск'),
      () => technician.tap('Решено'),
      () => technician.tap('Сделано'),
      () => technician.say('Решение через перезапуск'),
      () => technician.tap('Да, решено'),
    ]);
    assert.equal((await newest())?.state, 'resolved');
    assert.ok(
      (await comments(made?.id ?? '')).some(({ body, audience }) => /^Заметка/.test(body) && audience === 'internal'),
    );
    await through([
      () => chat.say(`/n ${made?.number}`),
      () => chat.tap('Да, работает'),
      () => chat.tap('★★★'),
      () => chat.say('Долго ждали'),
    ]);
    const [rated] = await office.sql<{ rating: number }>('select rating from ticket where id = $1', [made?.id]);
    assert.equal(rated?.rating, 3);
  });
});

describe('notices', () => {
  const tell = async () => {
    const { services } = office.server;
    await noticesMade(services);
    await tellInChats(services);
    await office.quiet();
  };

  it('B5 a new ticket comes to its technicians with «Взять», the answer to whoever asked; silence is kept till morning', async () => {
    await ask(chat, 'Для уведомлений');
    const number = (await newest())?.number ?? '';
    await tell();
    for (const one of [technician, colleague])
      assert.ok(one.text.includes(`Назначение ответственным`), one.text.slice(-300));
    assert.ok(technician.last?.text.includes(number));
    technician.tap('Взять');
    await office.quiet();
    chat.say('/mute');
    await office.quiet();
    const before = chat.messages.length;
    const id = (await newest())?.id ?? '';
    await first.caller.call('POST', `/api/helpdesk/tickets/${id}/reply`, { body: 'Уже идём' });
    await tell();
    assert.equal(chat.messages.length, before);
    office.server.clock.leap(24 * 3_600_000);
    await tell();
    assert.match(chat.last?.text ?? '', new RegExp(`Ответы и решения по моим заявкам[\\s\\S]*${number}`));
    assert.doesNotMatch(office.telegram.said, /Уже идём/);
  });

  it('B10 alarms reach those on duty in their chat: of a ticket that nobody takes once, of a likely mass incident where to look', async () => {
    const { services, clock } = office.server;
    const theirs = office.telegram.chat(8_004);
    theirs.say('/duty');
    await office.quiet();
    theirs.tap('Встать на смену');
    await office.quiet();
    await ask(chat, 'Никто не берёт');
    const number = (await newest())?.number ?? '';
    clock.leap(11 * 60_000);
    for (let times = 0; times < 2; times++) {
      await tellUnassigned.run(services, {});
      await tell();
    }
    const told = theirs.messages.filter(({ text }) => /Заявку никто не делает/.test(text) && text.includes(number));
    assert.equal(told.length, 1, theirs.text);
    const text = { ru: 'Похоже на массовый сбой: КОРПУСТРИ, заявок: 7', en: 'It looks like a mass incident' };
    await tellPeople(services.pools.write, services, [
      {
        userId: dispatcher.id,
        kind: 'incident',
        operation: 'helpdesk.incident.make',
        recordId: null,
        data: { to: '/tickets', text },
        uniqueKey: 'incident-1',
      },
    ]);
    await tell();
    assert.equal(theirs.last?.text, 'Похоже на массовый сбой\nhttp://vedomo.test/tickets');
    const left = await office.sql(`select 1 from notice_delivery where channel = 'chat' and user_id = $1`, [
      dispatcher.id,
    ]);
    assert.equal(left.length, 0);
    assert.doesNotMatch(office.telegram.said, /КОРПУСТРИ/);
  });

  it('T10 over the whole transcript: neither names nor words nor places of people ever left', () => {
    const { said, transcript } = office.telegram;
    assert.ok(transcript.length > 200);
    assert.doesNotMatch(
      said,
      /Людмилова|Анна Павловна|СЛОВАЗАЯВКИ|Картридж|Заменён|Кто первый|Уже идём|Придём после|розетка/,
    );
    assert.doesNotMatch(
      said,
      /Через перезапуски|Заметка через|Решение через|Долго ждали|Старая заявка|От начала до конца/,
    );
  });
});
