// The earlier helpdesk's files taken in from the command line: real SQLite files of two versions with dirty rows, judged
// first, taken in, taken in again, and killed in the middle.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { cliActor } from '#core/system-actor.ts';
import { ownEnvironment } from '#test/support/own-environment.ts';
import { importLegacy } from '../../server/modules/helpdesk/index.ts';
import { type Desk, openDesk } from '../../server/modules/helpdesk/test-desk.ts';
import { jsonOf, oneLineOf, vedomo } from './vedomo.ts';

const many = 900;

describe('H7 the earlier helpdesk is carried over', () => {
  let desk: Desk;
  let folder: string;
  const file = (name: string) => join(folder, name);
  const environment = () => ({
    DATABASE_URL: desk.server.appUrl,
    DATABASE_OWNER_URL: desk.server.ownerUrl,
    VEDOMO_SECRET: Buffer.alloc(32, 7).toString('hex'),
    VEDOMO_DATA: desk.server.dataDir,
  });
  const run = (...words: string[]) => vedomo(environment(), ['import', 'helpdesk', ...words]);
  /** The same within this process, which starts sooner: what it comes to, or why not. */
  const inside = async (users: string, tickets: string, more: { map?: string; apply?: boolean } = {}) =>
    importLegacy(
      desk.server.services,
      cliActor('cli:test@here'),
      {
        users: file(users),
        tickets: file(tickets),
        map: more.map && file(more.map),
        apply: more.apply ?? false,
        reason: 'Проба',
      },
      () => undefined,
    );
  const refused = async (...given: Parameters<typeof inside>) =>
    inside(...given).then(
      () => assert.fail('not refused'),
      (error: Error) => error.message,
    );
  const first = (...more: string[]) => run('--users', file('users.db'), '--tickets', file('tickets.db'), ...more);

  before(async () => {
    desk = await openDesk();
    await desk.rows(`update app_user set email = 'darya@example.org' where id = $1`, [desk.people.employee]);
    folder = mkdtempSync(join(tmpdir(), 'vedomo-legacy-'));
    firstVersion(file('users.db'), file('tickets.db'));
    secondVersion(file('whole.db'));
  });
  after(async () => {
    await desk?.server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const one = async (text: string) => (await desk.rows<Record<string, number>>(text))[0] ?? {};
  const filled = () =>
    one(`select (select count(*)::int from ticket where channel = 'import') as tickets, (select count(*)::int from comment c
      join ticket t on t.id = c.record_id where t.channel = 'import') as words, (select count(*)::int from app_user) as people,
      (select count(*)::int from ticket_turn w join ticket t on t.id = w.ticket_id where t.channel = 'import') as turns,
      (select count(*)::int from ticket_category) as categories, (select count(*)::int from user_role) as roles,
      (select count(*)::int from chat) as chats`);

  it('judges first: what is found, what is wrong with which rows, and writes nothing', async () => {
    const untouched = await filled();
    const ran = await first();
    assert.equal(ran.code, 0, ran.errors);
    assert.match(ran.out, /Проверка: ничего не записано/);
    assert.match(ran.out, /пользователи: users\.db, таблица users: .*name ← full_name.*chat ← chat_id/);
    assert.match(ran.out, /Пользователи: найдены у нас 1, будет перенесено 2 неподтверждёнными и 1 деактивированными/);
    assert.match(ran.out, /Заявки: будет перенесено 4 \(открытых 2\)/);
    assert.match(ran.out, /время создания не читается: не перенесена: 1 \(id 5\)/);
    assert.match(ran.out, /состояние «странное» непонятно.*: 1 \(id 6\)/);
    assert.match(ran.out, /исполнителя 99 нет среди пользователей: поле пусто: 1 \(id 4\)/);
    assert.match(ran.out, /закрыта раньше, чем создана.*\(id 3\)/);
    assert.match(ran.out, /без заявки 1\n/);
    assert.match(ran.out, /Нужно связать снова \(2\)/);
    assert.doesNotMatch(ran.errors, /Warning/i);
    assert.deepEqual(await filled(), untouched);
  });

  it('takes in with --apply: numbers, times, words for the requester and among ourselves, no rights and no chats', async () => {
    const was = await filled();
    const report = jsonOf(await first('--apply', '--json', '--reason', 'Переезд'));
    assert.equal(report.counts.tickets.made, 4);
    const rows = await desk.rows<Record<string, unknown>>(
      `select r.number, r.state, r.title, r.created_at, t.closed_at, t.requester_id, t.executor_id, t.solve_due_at is not null as due, t.rating,
         t.answered_at, t.awaits_us, c.name as category from ticket t join record r on r.id = t.id join ticket_category c on c.id = t.category_id
       where t.channel = 'import' order by r.ordinal`,
    );
    assert.deepEqual(
      rows.map(({ number, state, due, category }) => [number, state, due, category]),
      [
        ['1', 'closed', false, 'Принтер и сканер'],
        ['2', 'in_work', true, 'Лифты'],
        ['3', 'closed', false, 'Другое'],
        ['4', 'new', true, 'Лифты'],
      ],
    );
    const [printer, lift] = rows;
    // Moments without a zone are those of the organisation, which lives by Moscow.
    assert.equal(new Date(String(printer?.created_at)).toISOString(), '2024-03-01T07:00:00.000Z');
    assert.equal(new Date(String(printer?.closed_at)).toISOString(), '2024-03-02T12:30:00.000Z');
    assert.equal(printer?.requester_id, desk.people.employee);
    assert.deepEqual([printer?.rating, lift?.awaits_us], [5, true]);
    const now = await filled();
    assert.equal(now.roles, was.roles);
    assert.equal(now.chats, was.chats);
    const people = await desk.rows<Record<string, unknown>>(
      `select u.login, u.status, g.state from app_user u left join registration g on g.user_id = u.id where u.login in ('ivanov', 'tech', 'fired') order by 1`,
    );
    assert.deepEqual(people, [
      { login: 'fired', status: 'deactivated', state: null },
      { login: 'ivanov', status: 'unconfirmed', state: 'waiting' },
      { login: 'tech', status: 'unconfirmed', state: 'waiting' },
    ]);
    const [category] = await desk.rows<{ enabled: boolean }>(
      `select enabled from ticket_category where name = 'Лифты'`,
    );
    assert.equal(category?.enabled, false);
    const found = await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/tickets/search', {
      q: '2',
      channel: 'import',
    });
    assert.equal(found.body.items[0].title, 'Скрипит лифт');
    const said = await desk.ask(desk.as.curator, 'GET', `/api/records/${found.body.items[0].id}/comments`);
    const bodies = said.body.items.map(
      (comment: { audience: string; body: string }) => `${comment.audience} ${comment.body}`,
    );
    assert.equal(bodies.length, 4);
    assert.equal(bodies[0], 'external Когда придёте?');
    assert.equal(bodies[1], 'internal Трос заказан');
    assert.match(
      bodies[3],
      /^internal Перенесено из журнала прежней системы.*\n2024-05-01 10:05:00 · Техников Т\. · status_changed · in_progress/,
    );
    const mine = await desk.ask(desk.as.employee, 'POST', '/api/helpdesk/tickets/search', { channel: 'import' });
    assert.equal(mine.body.items.length, 2);
    const journal = await desk.rows<{ data: Record<string, unknown> }>(
      `select data from event where operation = 'core.bulk.fill' and data ->> 'what' = 'import: the earlier helpdesk'`,
    );
    assert.equal(journal.length, 1);
    assert.equal(journal[0]?.data.reason, 'Переезд');
    assert.match(String(journal[0]?.data.actor), /^cli:.+@.+/);
    assert.match(String(journal[0]?.data.ticketsSha256), /^[0-9a-f]{64}$/);
  });

  it('writes nothing twice, takes new words of old tickets, and tells of tickets that changed there', async () => {
    const was = await filled();
    const again = await first('--apply');
    assert.equal(again.code, 1);
    assert.match(again.out, /Переносить нечего: всё уже здесь/);
    assert.deepEqual(await filled(), was);
    const old = new DatabaseSync(file('tickets.db'));
    old.exec(
      `insert into messages values (50, 2, 2, 'Готово', 0, '2024-05-03 10:00:00'); update tickets set status = 'closed' where id = 2`,
    );
    old.close();
    const report = jsonOf(await first('--apply', '--json'));
    assert.deepEqual(
      [report.counts.tickets.made, report.counts.tickets.changed, report.counts.messages.made],
      [0, 1, 1],
    );
    assert.deepEqual(await filled(), { ...was, words: (was.words ?? 0) + 1 });
  });

  it('another version by its mapping file; killed in the middle it goes on where it was', async () => {
    const words = ['--users', file('whole.db'), '--tickets', file('whole.db')];
    assert.match(
      await refused('whole.db', 'whole.db'),
      /не нашёл таблицу: пользователи .*Укажите её в файле сопоставления: "users"/,
    );
    writeFileSync(file('map.json'), JSON.stringify(mapping));
    const was = await filled();
    const child = spawn(
      process.execPath,
      ['server/cli.ts', 'import', 'helpdesk', ...words, '--map', file('map.json'), '--apply'],
      { env: ownEnvironment(environment()), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
      if (said.includes('Заявок: 200')) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const half = await filled();
    const brought = (half.tickets ?? 0) - (was.tickets ?? 0);
    assert.ok(brought > 0 && brought < many, `${brought}`);
    const ran = await run(...words, '--map', file('map.json'), '--apply');
    assert.equal(ran.code, 0, ran.errors);
    const whole = await filled();
    assert.deepEqual(
      [(whole.tickets ?? 0) - (was.tickets ?? 0), (whole.words ?? 0) - (was.words ?? 0)],
      [many, 2 * many],
    );
    const states = await desk.rows(
      `select r.state, count(*)::int as count from ticket t join record r on r.id = t.id where r.number like 'Z-%' group by 1 order by 1`,
    );
    assert.deepEqual(states, [
      { state: 'closed', count: many - many / 10 },
      { state: 'in_work', count: many / 10 },
    ]);
    const [doubled] = await desk.rows(
      'select record_id from data_import_key group by record_id, kind, key having count(*) > 1',
    );
    assert.equal(doubled, undefined);
  });

  it('says in one line what is wrong with a file', async () => {
    assert.match(oneLineOf(await run('--users', file('none.db'), '--tickets', file('tickets.db'))), /Нет файла/);
    writeFileSync(
      file('text.db'),
      'Это не база данных, а просто текст, и довольно длинный, чтобы не быть заголовком. '.repeat(20),
    );
    assert.match(await refused('text.db', 'tickets.db'), /это не база SQLite/);
    writeFileSync(file('empty.db'), '');
    assert.match(await refused('empty.db', 'tickets.db'), /пуст/);
    const locked = new DatabaseSync(file('users.db'));
    locked.exec('begin exclusive');
    assert.match(await refused('users.db', 'tickets.db'), /файл занят/);
    locked.exec('rollback');
    locked.close();
    writeFileSync(file('bad.json'), '{"tickets": {"colums": {}}}');
    assert.match(await refused('users.db', 'tickets.db', { map: 'bad.json' }), /Файл сопоставления .*tickets/);
  });
});

function firstVersion(users: string, tickets: string): void {
  const people = new DatabaseSync(users);
  people.exec(`create table users (id integer, chat_id integer, full_name text, login text, email text, role text, status text);
    insert into users values (1, 1001, 'Иванова Дарья Петровна', 'darya', 'Darya@Example.org', 'user', 'active'),
      (2, 1002, 'Техников Т.', 'tech', 'tech@example.org', 'technician', 'active'),
      (3, null, 'Иванов Иван', 'ivanov', 'не почта', 'admin', 'pending'),
      (4, null, 'Уволенный У.', 'fired', null, 'user', 'blocked'),
      (5, null, 'Двойной', 'tech', null, 'user', 'active');`);
  people.close();
  const desk = new DatabaseSync(tickets);
  desk.exec(`create table categories (id integer primary key, name text);
    insert into categories values (1, 'Принтер и сканер'), (2, 'Лифты'), (3, '');
    create table tickets (id integer primary key, title text, description text, category_id integer, status text, priority text,
      user_id integer, executor_id integer, created_at text, closed_at text, resolution text, rating integer);
    insert into tickets values
      (1, 'Не печатает', 'Совсем', 1, 'closed', 'high', 1, 2, '2024-03-01 10:00:00', '2024-03-02T15:30:00+03:00', 'Заменён картридж', 5),
      (2, 'Скрипит лифт', '', 2, 'in_progress', 'normal', 1, 2, '2024-05-01 10:00:00', null, null, null),
      (3, '', 'Без темы, но с описанием', 3, 'done', 'normal', 3, null, '2024-05-02 10:00:00', '2023-01-01 10:00:00', null, 9),
      (4, 'Не едет лифт', '', 2, 'open', 'ужасный', 4, 99, '2024-06-01 10:00:00', null, null, null),
      (5, 'Без даты', '', 2, 'open', 'normal', 1, null, 'вчера', null, null, null),
      (6, 'Непонятная', '', 2, 'странное', 'normal', 1, null, '2024-06-01 10:00:00', null, null, null);
    update tickets set status = 'closed' where id = 3;
    create table messages (id integer primary key, ticket_id integer, user_id integer, text text, is_internal integer, created_at text);
    insert into messages values (1, 2, 1, 'Когда придёте?', 0, '2024-05-01 11:00:00'), (2, 2, 2, 'Трос заказан', 1, '2024-05-01 12:00:00'),
      (3, 2, 1, 'Жду', 0, '2024-05-02 09:00:00'), (4, 777, 1, 'Ничья', 0, '2024-05-02 09:00:00'), (5, 1, 77, 'Проверено', 0, '2024-03-02 12:00:00'),
      (6, 1, 1, '', 0, '2024-03-02 12:00:00');
    create table audit_log (id integer primary key, ticket_id integer, user_id integer, action text, details text, created_at text);
    insert into audit_log values (1, 2, 2, 'status_changed', 'in_progress', '2024-05-01 10:05:00'), (2, null, 3, 'login', '', '2024-05-01 10:05:00');`);
  desk.close();
}

/** Everything in one file, under Russian names, moments as seconds. */
function secondVersion(path: string): void {
  const desk = new DatabaseSync(path);
  desk.exec(`create table сотрудники (код integer primary key, фио text, логин text, активен integer);
    insert into сотрудники values (10, 'Зайцева Зоя', 'zaytseva', 1), (11, 'Мастеров Марк', 'masterov', 0);
    create table обращения (код integer primary key, номер text, тема text, раздел text, статус text, автор integer, создано integer, закрыто integer);
    create table ответы (код integer primary key, обращение integer, кто integer, что text, когда integer);`);
  desk.exec('begin');
  const ticket = desk.prepare('insert into обращения values (?, ?, ?, ?, ?, ?, ?, ?)');
  const word = desk.prepare('insert into ответы values (?, ?, ?, ?, ?)');
  for (let at = 1; at <= many; at++) {
    const open = at % 10 === 0;
    const created = 1_700_000_000 + at * 3_600;
    ticket.run(
      at,
      `Z-${at}`,
      `Обращение ${at}`,
      'Лифты',
      open ? 'Делаем' : 'Готово',
      10,
      created,
      open ? null : created + 900,
    );
    word.run(at * 2, at, 10, 'Помогите', created + 60);
    word.run(at * 2 + 1, at, 11, 'Смотрим', created + 120);
  }
  desk.exec('commit');
  desk.close();
}
const mapping = {
  source: 'вторая',
  users: { table: 'сотрудники', columns: { id: 'код', name: 'фио', login: 'логин', status: 'активен' } },
  tickets: {
    table: 'обращения',
    columns: {
      id: 'код',
      number: 'номер',
      subject: 'тема',
      category: 'раздел',
      status: 'статус',
      requester: 'автор',
      created: 'создано',
      closed: 'закрыто',
    },
  },
  messages: {
    table: 'ответы',
    columns: { id: 'код', ticket: 'обращение', author: 'кто', body: 'что', created: 'когда' },
  },
  status: { Делаем: 'in_work', Готово: 'closed' },
};
