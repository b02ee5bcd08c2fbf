// Notices by mail: one letter for a burst, never about one's own act, quiet hours, the morning list of due dates; all
// through a real SMTP dialogue, with the clock turned by hand.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sendWaitingMail } from '#core/mail/send.ts';
import { tellDueDates } from '#core/notify/mail/digests.ts';
import { mailNotices } from '#core/notify/mail/mail-notices.ts';
import { makeNotices } from '#core/notify/notices.ts';
import { tellPeople } from '#core/notify/tell.ts';
import { forgetSettings } from '#core/settings/value.ts';
import { type Mailbox, openMailbox } from '#test/support/mailbox.ts';
import type { Caller } from '#test/support/server.ts';
import { settled } from '#test/support/settle.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let mailbox: Mailbox;
const minutes = 60_000;
/** Turns the clock; the sessions of the test outlive any night. */
const at = async (time: string) => {
  office.server.clock.set(time);
  await office.sql(
    `update user_session set created_at = $1, last_seen_at = $1, authenticated_at = $1, expires_at = '2030-01-01'`,
    [time],
  );
};
const address = (login: string) => `${login}@example.org`;

before(async () => {
  mailbox = await openMailbox();
  office = await openOffice({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://vedomo.example.org' });
  await office.sql(`update app_user set email = login || '@example.org'`);
});
after(async () => {
  await office.server.close();
  await mailbox.close();
});

/** Two workers at once, as on two machines: notices, letters, the outbox. */
async function work(): Promise<void> {
  const { services } = office.server;
  await settled(services.pools.read);
  const both = (step: (on: typeof services) => Promise<void>) => Promise.all([step(services), step(services)]);
  await both(makeNotices);
  await both(mailNotices);
  await both(sendWaitingMail);
}
const lettersTo = (login: string) =>
  mailbox.to(address(login)).map((letter) => ({ ...letter, text: letter.text.replace(/\r\n/g, '\n') }));
const choose = async (by: Caller, body: object) => {
  const answer = await by.call('PATCH', '/api/me/notices', body);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};
const kindOf = (card: { kinds: { key: string; channels: Record<string, boolean> }[] }, key: string) =>
  card.kinds.find((kind) => kind.key === key)?.channels;
const comment = (by: Caller, id: string, body = 'Раз') => by.call('POST', `/api/records/${id}/comments`, { body });
const change = async (id: string, body: object) => {
  const { version } = (await office.clerk.call('GET', `/api/correspondence/letters/${id}`)).json();
  const path = `/api/correspondence/letters/${id}`;
  const changed = await office.clerk.call('PATCH', path, body, { 'if-match': String(version) });
  assert.equal(changed.statusCode, 200, changed.body);
};

describe('notices by mail', () => {
  beforeEach(async () => {
    // A Monday, 12:00 in Moscow.
    await at('2026-11-23T09:00:00Z');
    await work();
    await office.sql('delete from notice');
    await office.sql('delete from notice_choice');
    await office.sql('delete from outbox');
    mailbox.letters.length = 0;
  });

  it('O1 a burst on several records is one letter with numbers, subjects and addresses; two workers send it once', async () => {
    const { clock } = office.server;
    const first = await office.letter(office.clerk, 'О поставке', { responsibleId: office.ids.reader });
    const second = await office.letter(office.clerk, 'О ремонте', { responsibleId: office.ids.reader });
    await comment(office.owner, first.id);
    await comment(office.owner, first.id, 'Два');
    await change(second.id, { dueOn: '2026-12-20' });
    await work();
    clock.advance(4 * minutes);
    await comment(office.owner, second.id);
    await work();
    assert.deepEqual(lettersTo('reader'), []);
    clock.advance(2 * minutes);
    await work();
    await work();
    const [letter] = lettersTo('reader');
    assert.deepEqual([lettersTo('reader').length, letter?.subject], [1, 'Ведомо: 6 уведомлений']);
    const paragraphs = letter?.text.trim().split('\n\n');
    assert.deepEqual(paragraphs?.slice(0, 2), [
      `${first.number} · О поставке\n  Назначение ответственным\n  Комментарии: 2\nhttps://vedomo.example.org/r/incoming_letter/${first.id}`,
      `${second.number} · О ремонте\n  Назначение ответственным\n  Изменение срока\n  Комментарии\nhttps://vedomo.example.org/r/incoming_letter/${second.id}`,
    ]);
    assert.match(letter?.text ?? '', /Какие уведомления получать: https:\/\/vedomo\.example\.org\/profile#notices/);
    // What the author did is no news to the author; what the owner said to the author's letters is.
    assert.deepEqual(
      lettersTo('clerk').map((one) => one.subject),
      ['Ведомо: 3 уведомления'],
    );
    assert.deepEqual(lettersTo('owner'), []);
    assert.deepEqual(await office.sql('select 1 from notice_delivery'), []);
  });

  it('O1 what is of no record is mailed in its words with where it leads, and waits no more', async () => {
    const { services, clock } = office.server;
    await tellPeople(services.pools.write, services, [
      {
        userId: office.ids.reader,
        kind: 'trigger',
        operation: 'core.trigger.switchedOff',
        recordId: null,
        data: { to: '/admin/triggers/7', text: { ru: '«Ночной» отключён', en: '“Nightly” is off' } },
      },
    ]);
    clock.advance(6 * minutes);
    await work();
    const [letter] = lettersTo('reader');
    assert.match(letter?.text ?? '', /«Ночной» отключён\n.*\nhttps:\/\/vedomo\.example\.org\/admin\/triggers\/7/);
    assert.deepEqual(await office.sql('select 1 from notice_delivery'), []);
  });

  it('O1 cancelled, answered, changed: each in its words; what was read in the program, or is hidden by now, is not mailed', async () => {
    const { clock } = office.server;
    const cancelled = await office.letter(office.clerk, 'Отменённое', { responsibleId: office.ids.reader });
    const answered = await office.letter(office.clerk, 'Вопрос', { responsibleId: office.ids.reader });
    await work();
    clock.advance(6 * minutes);
    await work();
    mailbox.letters.length = 0;
    const { version } = (await office.owner.call('GET', `/api/correspondence/letters/${cancelled.id}`)).json();
    const cancel = `/api/correspondence/letters/${cancelled.id}/cancel`;
    const done = await office.owner.call('POST', cancel, { reason: 'Ошибка' }, { 'if-match': String(version) });
    assert.equal(done.statusCode, 200, done.body);
    await office.letter(office.owner, 'Ответ', { answersId: answered.id });
    await work();
    clock.advance(6 * minutes);
    await work();
    const [letter] = lettersTo('reader');
    assert.match(letter?.text ?? '', /Отменённое\n {2}Аннулирование письма\n/);
    assert.match(letter?.text ?? '', /Вопрос\n {2}Зарегистрирован ответ\n/);
    await comment(office.owner, answered.id);
    await work();
    const [unread] = (await office.reader.call('GET', '/api/notices')).json().items;
    await office.reader.call('POST', '/api/notices/read', { upTo: unread.id });
    const hidden = await office.letter(office.clerk, 'Секретное', { responsibleId: office.ids.reader });
    await work();
    await office.sql(`update record set clearance = 'confidential' where id = $1`, [hidden.id]);
    clock.advance(6 * minutes);
    await work();
    assert.equal(lettersTo('reader').length, 1);
  });

  it('O1 a marked record is named by its number alone, and its subject stays in the house', async () => {
    const marked = { clearance: 'confidential', responsibleId: office.ids.clerk };
    const { number } = await office.letter(office.owner, 'О премии', marked);
    await office.sql(`update user_role set clearances = '{confidential}' where user_id = $1`, [office.ids.clerk]);
    await office.sql('update rights_version set version = version + 1');
    await work();
    office.server.clock.advance(6 * minutes);
    await work();
    const [letter] = lettersTo('clerk');
    assert.equal(letter?.subject, `Ведомо: ${number}: Назначение ответственным`);
    assert.doesNotMatch(letter?.text ?? '', /премии/);
    await office.sql(`update user_role set clearances = '{}' where user_id = $1`, [office.ids.clerk]);
    await office.sql('update rights_version set version = version + 1');
  });

  it('O1 each person chooses per kind and channel, is journaled, and gets mail alone, the bell alone or nothing', async () => {
    const card = (await office.reader.call('GET', '/api/me/notices')).json();
    assert.deepEqual(
      [kindOf(card, 'comment'), kindOf(card, 'change'), kindOf(card, 'digest')],
      [{ app: true, mail: true, chat: true }, { app: true, mail: false }, { mail: true }],
    );
    assert.deepEqual(card.mail, { address: address('reader'), state: 'works' });
    const wrong = { choices: [{ kind: 'digest', channel: 'app', on: true }] };
    assert.equal((await office.reader.call('PATCH', '/api/me/notices', wrong)).statusCode, 400);
    const choices = [
      { kind: 'responsible', channel: 'app', on: false },
      { kind: 'comment', channel: 'mail', on: false },
      { kind: 'due', channel: 'app', on: false },
      { kind: 'due', channel: 'mail', on: false },
    ];
    assert.deepEqual(kindOf(await choose(office.reader, { choices }), 'due'), { app: false, mail: false });
    const { id } = await office.letter(office.clerk, 'Выбор', { responsibleId: office.ids.reader });
    await comment(office.owner, id);
    await change(id, { dueOn: '2026-12-20' });
    await work();
    office.server.clock.advance(6 * minutes);
    await work();
    const seen = (await office.reader.call('GET', '/api/notices')).json();
    assert.deepEqual(
      seen.items.map((item: { operation: string }) => item.operation),
      ['record.comment.add'],
    );
    assert.deepEqual([seen.unread, (await office.reader.call('GET', '/api/me')).json().counters.notices], [1, 1]);
    assert.deepEqual(
      lettersTo('reader').map((one) => one.text.split(/\r?\n/)[1]),
      ['  Назначение ответственным'],
    );
    const events = await office.sql(`select 1 from event where operation = 'core.notice.choose' and outcome = 'done'`);
    assert.equal(events.length, 1);
  });

  it('O1 quiet hours over midnight and days of rest keep letters back, and then all come as one', async () => {
    await choose(office.reader, { quiet: { from: '20:00', until: '08:30' }, quietRestDays: true });
    // Friday, 21:00 in Moscow.
    await at('2026-11-27T18:00:00Z');
    const { id } = await office.letter(office.clerk, 'Вечером', { responsibleId: office.ids.reader });
    await work();
    for (const time of [
      '2026-11-27T18:06:00Z',
      '2026-11-28T05:29:00Z',
      '2026-11-28T10:00:00Z',
      '2026-11-30T05:29:00Z',
    ]) {
      await at(time);
      await work();
      if (time.startsWith('2026-11-28T10')) await comment(office.owner, id);
    }
    assert.deepEqual(lettersTo('reader'), []);
    await at('2026-11-30T05:30:00Z');
    await work();
    assert.deepEqual(
      lettersTo('reader').map((one) => one.subject),
      ['Ведомо: 2 уведомления'],
    );
    const card = await choose(office.reader, { quiet: null });
    assert.deepEqual([card.quiet, card.quietRestDays], [null, true]);
  });

  it('O1 a crash before the commit leaves everything waiting; a switched-off or missing mail leaves nothing', async () => {
    const { clock, services } = office.server;
    await office.letter(office.clerk, 'Падение', { responsibleId: office.ids.reader });
    await work();
    clock.advance(6 * minutes);
    const broken = { ...services, config: { ...services.config, zone: 'Nowhere/None' } };
    await choose(office.reader, { quiet: { from: '23:00', until: '23:30' } });
    await assert.rejects(mailNotices(broken));
    assert.equal((await office.sql('select 1 from notice_delivery')).length, 1);
    await work();
    assert.equal(lettersTo('reader').length, 1);
    const setting = (await office.owner.call('GET', '/api/admin/settings'))
      .json()
      .items.find((one: { key: string }) => one.key === 'notices');
    const set = (mail: boolean, version: number) =>
      office.owner.call('PUT', '/api/admin/settings/notices', { value: { mail } }, { 'if-match': String(version) });
    const off = await set(false, setting.version);
    assert.equal(off.statusCode, 200, off.body);
    forgetSettings(services);
    await office.letter(office.clerk, 'Без почты', { responsibleId: office.ids.reader });
    await work();
    clock.advance(6 * minutes);
    await work();
    assert.equal(lettersTo('reader').length, 1);
    assert.equal((await office.reader.call('GET', '/api/me/notices')).json().mail.state, 'off');
    await set(true, off.json().version);
    forgetSettings(services);
  });

  it('O1 the morning list comes once, on working days, of overdue, today and soon, to the absent person’s substitute too', async () => {
    const { clock, services } = office.server;
    const due = (subject: string, dueOn: string, responsibleId: string) =>
      office.letter(office.clerk, subject, { dueOn, responsibleId });
    const late = await due('Просроченное', '2026-11-20', office.ids.reader);
    await due('Сегодняшнее', '2026-11-24', office.ids.reader);
    await due('Отдела', '2026-11-27', office.ids.chancery);
    await due('Нескоро', '2026-11-30', office.ids.reader);
    const done = await due('Исполнено', '2026-11-20', office.ids.reader);
    await change(done.id, { state: 'done' });
    const substitute = await office.person('deputy', ['viewer'], [office.ids.legal]);
    await office.sql(`update app_user set email = 'deputy@example.org' where id = $1`, [substitute.id]);
    const terms = { substituteId: substitute.id, fromOn: '2026-11-23', untilOn: '2026-11-25', reason: 'Отпуск' };
    const path = `/api/admin/users/${office.ids.reader}/substitutions`;
    const appointed = await office.owner.call('POST', path, terms);
    assert.equal(appointed.statusCode, 201, appointed.body);
    clock.advance(10 * minutes);
    await work();
    mailbox.letters.length = 0;
    await office.sql('delete from notice');
    const morning = async (time: string) => {
      await at(time);
      await Promise.all([tellDueDates(services), tellDueDates(services)]);
      await work();
    };
    await morning('2026-11-22T08:00:00Z');
    await morning('2026-11-24T04:29:00Z');
    assert.deepEqual(mailbox.letters, []);
    await morning('2026-11-24T04:30:00Z');
    const [letter] = lettersTo('reader');
    assert.equal(letter?.subject, 'Ведомо: сроки на 24.11.2026 — просрочено 1, срок сегодня 1, срок скоро 1');
    assert.ok(
      letter?.text.startsWith(`Просрочено: 1\n20.11.2026  ${late.number} · Просроченное\n  https://`),
      letter?.text,
    );
    assert.match(letter.text, /27\.11\.2026 {2}\S+ · Отдела {2}\(отдел: Канцелярия\)/);
    assert.doesNotMatch(letter.text, /Нескоро|Исполнено/);
    assert.match(lettersTo('deputy')[0]?.text ?? '', /Просроченное {2}\(вместо: Сотрудник reader\)/);
    assert.deepEqual(
      lettersTo('clerk').map((one) => one.subject),
      ['Ведомо: сроки на 24.11.2026 — срок скоро 1'],
    );
    const reminders = (await office.reader.call('GET', '/api/notices')).json().items;
    assert.deepEqual(
      reminders.map((item: { operation: string; recordTitle: string }) => [item.operation, item.recordTitle]).sort(),
      [
        ['core.due.overdue', 'Просроченное'],
        ['core.due.soon', 'Отдела'],
        ['core.due.today', 'Сегодняшнее'],
      ],
    );
    const sent = mailbox.letters.length;
    await due('Новое сегодня', '2026-11-24', office.ids.other);
    await morning('2026-11-24T09:00:00Z');
    assert.deepEqual([mailbox.letters.length, lettersTo('other')], [sent, []]);
    await morning('2026-11-25T04:30:00Z');
    const again = (await office.reader.call('GET', '/api/notices')).json().items;
    assert.equal(again.filter((item: { recordTitle: string }) => item.recordTitle === 'Просроченное').length, 1);
    assert.match(lettersTo('reader').at(-1)?.subject ?? '', /25\.11\.2026 — просрочено 2, срок скоро 2/);
    await choose(office.reader, { choices: [{ kind: 'digest', channel: 'mail', on: false }] });
    const before = lettersTo('reader').length;
    await morning('2026-11-26T04:30:00Z');
    assert.equal(lettersTo('reader').length, before);
    // The substitution has ended: nothing of the absent person's any more.
    assert.equal(lettersTo('deputy').length, 2);
  });
});
