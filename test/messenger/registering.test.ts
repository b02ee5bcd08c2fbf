// People who register in the chat itself: the form, the page «Регистрации», what they are told; and the command line by
// the number of a chat. The messenger is the double.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ownDialogue } from '#core/messenger/talk/own-dialogue.ts';
import { shortId } from '#core/messenger/talk/talk.ts';
import { categories as destroyed } from '#core/personal-data/retention/reached.ts';
import { forgetSettings } from '#core/settings/value.ts';
import { vedomo } from '../cli/vedomo.ts';
import type { PersonChat } from '../doubles/telegram/chats.ts';
import { type ChatOffice, openChatOffice } from '../support/chat-office.ts';
import { until } from '../support/until.ts';

let office: ChatOffice;
let known: Awaited<ReturnType<ChatOffice['person']>>;

before(async () => {
  office = await openChatOffice();
  known = await office.person('stara', ['employee']);
});
after(() => office.close());

const people = async () => (await office.sql<{ n: number }>('select count(*)::int as n from app_user'))[0]?.n;
const switched = async (on: boolean, reason = 'Приказ № 7') => {
  const answer = await office.owner.call('PUT', '/api/admin/messenger/form', { on, reason });
  // Elsewhere the setting is up to a second old.
  forgetSettings(office.server.services);
  return answer;
};

/** Through the form to the check of what was typed. */
async function filled(chat: PersonChat, name: string): Promise<void> {
  chat.say('/start');
  await office.quiet();
  for (let documents = 0; documents < 2 && /Перечень персональных данных/.test(chat.last?.text ?? ''); documents++) {
    chat.tap('Согласен');
    await office.quiet();
  }
  assert.match(chat.last?.text ?? '', /фамилию, имя и отчество/);
  chat.say('Одноимя');
  await office.quiet();
  assert.match(chat.last?.text ?? '', /хотя бы фамилия и имя/);
  chat.say(name);
  await office.quiet();
  chat.say('Терапия');
  await office.quiet();
  chat.say('214');
  await office.quiet();
  assert.match(chat.last?.text ?? '', /Проверьте: .*[\s\S]*Терапия[\s\S]*214/);
}
const registrations = async () =>
  (await office.owner.call('GET', '/api/admin/registrations?source=telegram')).json().items as {
    id: string;
    name: string;
    note: string;
    number: number;
  }[];

describe('the form in the bot', () => {
  it('P11 is off; on only by an administrator with a second factor, a reason and three laws in the journal', async () => {
    const stranger = office.telegram.chat(4_000_001);
    const before = await people();
    stranger.say('/start');
    await office.quiet();
    assert.match(stranger.last?.text ?? '', /служебный бот/);
    assert.equal(await people(), before);
    const refused = await switched(true);
    assert.equal(refused.json().code, 'second_factor_missing', refused.body);
    assert.equal(
      (await office.owner.call('PUT', '/api/admin/messenger/form', { on: true, reason: ' ' })).statusCode,
      400,
    );
    await office.sql(`update user_session set amr = array['pwd', 'mfa']`);
    const done = await switched(true);
    assert.equal(done.statusCode, 200, done.body);
    const [event] = await office.sql<{ data: { on: boolean; before: boolean; laws: string[] } }>(
      `select data from event where operation = 'messenger.form.switch' and outcome = 'done'`,
    );
    assert.deepEqual([event?.data.on, event?.data.before, event?.data.laws.length], [true, false, 3]);
    assert.match(String(event?.data.laws), /18 152-ФЗ.*149-ФЗ.*41-ФЗ/);
    const employee = await known.caller.call('PUT', '/api/admin/messenger/form', { on: true, reason: 'Хочу' });
    assert.equal(employee.statusCode, 403);
  });

  it('H2 H3 asks three things after a consent, makes one unconfirmed person however often it is begun, tells them so', async () => {
    const chat = office.telegram.chat(4_000_002);
    const before = (await people()) ?? 0;
    await filled(chat, 'Заявкина Ольга Петровна');
    chat.tap('Отправить');
    await office.quiet();
    assert.match(chat.last?.text ?? '', /№ \d+ ждёт куратора/);
    for (const word of ['/start', '/new', '/my', '/n 1', 'Впустите']) {
      chat.say(word);
      await office.quiet();
      assert.match(chat.last?.text ?? '', /№ \d+ ждёт куратора/, word);
    }
    assert.equal(await people(), before + 1);
    const [row] = await registrations();
    assert.equal(row?.name, 'Заявкина Ольга Петровна');
    assert.equal(row?.note, 'Терапия, кабинет 214');
    const [consents] = await office.sql<{ n: number }>(
      `select count(*)::int as n from consent where subject_id = $1 and channel = 'messenger' and form = 'button'`,
      [row?.id],
    );
    assert.ok((consents?.n ?? 0) >= 1);
    // The journal keeps what was typed under the person's key, not in the clear.
    const [journal] = await office.sql<{ all: string }>(`select string_agg(e::text, ' ') as all from event e`);
    assert.doesNotMatch(journal?.all ?? '', /Заявкина/);
  });

  it('H3 a likely colleague is named to the curator; confirmed, the chat works and the delivery is in the journal', async () => {
    const [row] = await registrations();
    const chat = office.telegram.chat(4_000_002);
    const done = await office.owner.call('POST', `/api/admin/registrations/${row?.id}/confirm`, {
      roles: [{ key: 'employee' }],
    });
    assert.equal(done.statusCode, 200, done.body);
    await until('the word', () => /Доступ подтверждён/.test(chat.last?.text ?? ''));
    await office.quiet();
    const [delivered] = await office.sql<{ data: { about: string; state: string } }>(
      `select data from event where operation = 'core.chat.deliver' order by id desc limit 1`,
    );
    assert.equal(delivered?.data.about, 'identity.registration.confirm');
    assert.equal(delivered?.data.state, 'sent');
    const card = (await office.owner.call('GET', `/api/admin/registrations/${row?.id}`)).json();
    assert.equal(card.notice, 'sent');
    chat.say('/new');
    await until('the categories', () => (chat.last?.buttons.length ?? 0) > 1);
  });

  it('H3 rejected with a reason: told, no data, no second record; destroyed after the term', async () => {
    const chat = office.telegram.chat(4_000_003);
    await filled(chat, 'Чужова Нина Сергеевна');
    chat.tap('Отправить');
    await office.quiet();
    const row = (await registrations()).find(({ name }) => name.startsWith('Чужова'));
    const done = await office.owner.call('POST', `/api/admin/registrations/${row?.id}/reject`, {
      reason: 'Не работает у нас',
    });
    assert.equal(done.statusCode, 200, done.body);
    await until('the word', () => /отказано. Причина: Не работает у нас/.test(chat.last?.text ?? ''));
    const before = await people();
    chat.say('/start');
    await office.quiet();
    assert.match(chat.last?.text ?? '', /отказано/);
    assert.doesNotMatch(chat.last?.text ?? '', /ждёт куратора/);
    assert.equal(await people(), before);
    const refused = await office.sql(
      `select 1 from event where operation = 'core.chat.refuse' and outcome = 'refused' and $1 = any(subject_ids)`,
      [row?.id],
    );
    assert.ok(refused.length > 0);
    const rejected = destroyed.find(({ key }) => key === 'rejected-registration');
    assert.equal(rejected?.way, 'destroy');
  });

  it('H3 merged into an account that was there: the chat becomes that person’s', async () => {
    const chat = office.telegram.chat(4_000_004);
    await filled(chat, 'Людмиловаstara Анна Павловна');
    chat.tap('Отправить');
    await office.quiet();
    const row = (await registrations()).find(({ name }) => name.startsWith('Людмиловаstara'));
    const card = (await office.owner.call('GET', `/api/admin/registrations/${row?.id}`)).json();
    assert.ok(
      card.matches.some(
        (match: { id: string; grounds: string[] }) => match.id === known.id && match.grounds.includes('name'),
      ),
      JSON.stringify(card.matches),
    );
    const done = await office.owner.call('POST', `/api/admin/registrations/${row?.id}/merge`, { intoId: known.id });
    assert.equal(done.statusCode, 200, done.body);
    await until('the word', () => /ваша учётная запись, она уже была/.test(chat.last?.text ?? ''));
    chat.say('/my');
    await office.quiet();
    assert.match(chat.last?.text ?? '', /Открытых заявок нет|Ваши заявки/);
    const [link] = await office.sql<{ state: string }>('select state from chat where person_id = $1', [known.id]);
    assert.equal(link?.state, 'linked');
  });

  it('H3 whoever registers from a chat that was somebody’s is likely the same person', async () => {
    const ended = await office.owner.call('POST', `/api/admin/users/${known.id}/messenger/unlink`, {
      reason: 'Телефон сменён',
    });
    assert.equal(ended.statusCode, 200, ended.body);
    const chat = office.telegram.chat(4_000_004);
    await filled(chat, 'Новофамильная Инна Львовна');
    chat.tap('Отправить');
    await office.quiet();
    const row = (await registrations()).find(({ name }) => name.startsWith('Новофамильная'));
    const card = (await office.owner.call('GET', `/api/admin/registrations/${row?.id}`)).json();
    assert.deepEqual(
      card.matches.map(({ id, grounds, mergeable }: { id: string; grounds: string[]; mergeable: boolean }) => [
        id,
        grounds,
        mergeable,
      ]),
      [[known.id, ['chat'], true]],
    );
  });

  it('H2 whoever stops half-way leaves nothing behind', async () => {
    const chat = office.telegram.chat(4_000_005);
    const before = await people();
    await filled(chat, 'Передумова Вера Ильинична');
    chat.say('/stop');
    await office.quiet();
    assert.match(chat.last?.text ?? '', /ничего не сохранено/);
    assert.equal(await people(), before);
    await filled(chat, 'Передумова Вера Ильинична');
    const done = await switched(false, 'Больше не нужна');
    assert.equal(done.statusCode, 200, done.body);
    chat.tap('Отправить');
    await office.quiet();
    assert.match(chat.last?.text ?? '', /больше не принимаются/);
    assert.equal(await people(), before);
  });
});

describe('T8 closed doors', () => {
  it('T8 unconfirmed, deactivated or withdrawn: no command and no old button gives data or does anything; all is journaled', async () => {
    const { services } = office.server;
    const dialogues = [ownDialogue, ...services.catalog.dialogues];
    const commands = dialogues
      .flatMap(({ commands: known }) => Object.keys(known ?? {}))
      .filter((one) => one !== 'stop');
    const categories = (await office.owner.call('GET', '/api/helpdesk/categories')).json().items;
    const { id: categoryId } = categories.find((one: { name: string }) => /Принтер/.test(one.name));
    const shut = {
      async deactivated(id: string) {
        await office.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
      },
      async withdrawn(id: string) {
        await office.sql(`update consent set expires_on = '2020-01-01' where subject_id = $1`, [id]);
      },
      async unconfirmed(id: string) {
        await office.sql(`update app_user set status = 'unconfirmed' where id = $1`, [id]);
        await office.sql(`update chat set state = 'asked' where person_id = $1`, [id]);
      },
    };
    const tryAll = async (n: number, kind: string, close: (id: string) => Promise<void>) => {
      const person = await office.person(`shut${kind}`, ['executor']);
      const ticket = await office.owner.call('POST', '/api/helpdesk/tickets', {
        subject: `Тайна ${kind}`,
        categoryId,
        requesterId: person.id,
      });
      const { id: ticketId, number } = ticket.json();
      const chat = await office.linked(4_200_000 + n, person);
      chat.say(`/n ${number}`);
      await until('the card', () => (chat.last?.text ?? '').includes(number));
      const card = chat.last?.messageId ?? 0;
      await close(person.id);
      const [before, said] = [
        await office.sql('select version from record where id = $1', [ticketId]),
        chat.messages.length,
      ];
      const refusals = async () =>
        (
          await office.sql<{ n: number }>(
            `select count(*)::int as n from event where operation = 'core.chat.refuse' and $1 = any(subject_ids)`,
            [person.id],
          )
        )[0]?.n ?? 0;
      let tried = 0;
      for (const { key, version, taps } of dialogues) {
        for (const tap of Object.keys(taps ?? {})) {
          chat.tapData(card, `${key}${version}:${tap}:${shortId(ticketId)}:1`);
          if (++tried % 15 === 0) {
            await office.quiet();
            office.server.clock.leap(61_000);
          }
        }
      }
      await office.quiet();
      office.server.clock.leap(61_000);
      for (const command of commands) chat.say(`/${command} ${number}`);
      await office.quiet();
      office.server.clock.leap(61_000);
      assert.deepEqual(await office.sql('select version from record where id = $1', [ticketId]), before, kind);
      for (const { text } of chat.messages.slice(said)) {
        assert.match(text, /служебный бот|ждёт куратора|Нет доступа/, `${kind}: ${text}`);
        assert.ok(!text.includes(number));
      }
      assert.ok(tried > 30, String(tried));
      assert.equal(await refusals(), tried + commands.length, kind);
    };
    await Promise.all(Object.entries(shut).map(([kind, close], n) => tryAll(n, kind, close)));
  });
});

describe('the command line', () => {
  it('H5 deactivates by the number of a chat that was linked by a code, and ends the link', async () => {
    const person = await office.person('ushel', ['employee']);
    await office.linked(4_100_077, person);
    const environment = {
      DATABASE_URL: office.server.appUrl,
      DATABASE_OWNER_URL: office.server.ownerUrl,
      VEDOMO_SECRET: '07'.repeat(32),
      VEDOMO_DATA: office.server.dataDir,
    };
    const [wrong, ran] = await Promise.all([
      vedomo(environment, ['users', 'deactivate', '--chat-id', '4100078', '--reason', 'Уволен']),
      vedomo(environment, ['users', 'deactivate', '--chat_id', '4100077', '--reason', 'Уволен']),
    ]);
    assert.equal(wrong.code, 1);
    assert.equal(ran.code, 0, ran.errors);
    const [row] = await office.sql<{ status: string; state: string }>(
      'select u.status, c.state from app_user u join chat c on c.person_id = u.id where u.id = $1',
      [person.id],
    );
    assert.deepEqual(row, { status: 'deactivated', state: 'unlinked' });
  });

  it('H4 a code is made for a person by a curator, a link is ended with a reason, both in the journal', async () => {
    const person = await office.person('bezkoda', ['employee']);
    const made = await office.owner.call('POST', `/api/admin/users/${person.id}/messenger-code`, {});
    assert.equal(made.statusCode, 201, made.body);
    assert.match(made.json().qr, /^<svg/);
    assert.equal(made.json().link, `https://t.me/vedomo_test_bot?start=${made.json().code.replaceAll('-', '')}`);
    await office.linked(4_100_078, person);
    const list = (await office.owner.call('GET', '/api/admin/messenger/chats?state=linked&q=bezkoda')).json();
    assert.equal(list.items.length, 1);
    assert.equal(list.items[0].consent, true);
    assert.doesNotMatch(JSON.stringify(list), /4100078/);
    const none = await office.owner.call('POST', `/api/admin/users/${person.id}/messenger/unlink`, {});
    assert.equal(none.statusCode, 400);
    const ended = await office.owner.call('POST', `/api/admin/users/${person.id}/messenger/unlink`, {
      reason: 'Телефон утерян',
    });
    assert.equal(ended.statusCode, 200, ended.body);
    const after = (await office.owner.call('GET', '/api/admin/messenger/chats?q=bezkoda')).json();
    assert.equal(after.items[0].endedCause, 'administrator');
  });
});
