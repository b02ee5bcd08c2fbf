// The bot as a process of its own, killed as by a power cut at each marked place while five hundred updates flow: each is
// handled once, no answer comes twice, and what could not be known to have arrived is marked so.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { Sql } from '#core/db/sql.ts';
import { chatAt } from '#core/messenger/chats.ts';
import { linkChat, personAlone } from '#core/messenger/link/acts.ts';
import { type Mark, marks } from '#core/messenger/marks.ts';
import { type ChatOffice, openChatOffice, password } from '../support/chat-office.ts';
import { ownEnvironment } from '../support/own-environment.ts';
import { until } from '../support/until.ts';

const people = 30;
const updates = 500;
const root = join(import.meta.dirname, '../..');

let office: ChatOffice;
const desks: { number: number; personId: string; ticketId: string; card: number }[] = [];
const children: ChildProcess[] = [];

/** One who has a ticket whose card stands in their chat, so that an answer to it is one comment. */
async function desk(n: number, categoryId: string): Promise<void> {
  const { services } = office.server;
  const sql = services.pools.write as Sql;
  const login = `person${n}`;
  const made = await office.owner.call('POST', '/api/admin/users', {
    login,
    name: `Человек ${n} Иванович`,
    password,
    mustChangePassword: false,
    roles: [{ key: 'employee' }],
  });
  assert.equal(made.statusCode, 201, made.body);
  const personId = made.json().id as string;
  const number = 600_000 + n;
  const chat = await chatAt(services, sql, { channel: 'telegram', bot: '123456789', address: String(number) });
  const person = await personAlone(services, personId);
  const [text] = await office.sql<{ id: string }>(
    `select t.id from consent_text t join processing_purpose p on p.id = t.purpose_id where p.key = 'messenger'`,
  );
  assert.ok(person && text);
  await linkChat(services, person, { chatId: chat.id, textId: text.id, evidence: 'тест' }, { idempotencyKey: login });
  const ticket = await office.owner.call('POST', '/api/helpdesk/tickets', {
    subject: `Заявка ${n}`,
    categoryId,
    requesterId: personId,
  });
  assert.equal(ticket.statusCode, 201, ticket.body);
  const ticketId = ticket.json().id as string;
  const card = 10 + n;
  await sql.query(`insert into chat_card (chat_id, card, message_ref, changed_at) values ($1, $2, $3, now())`, [
    chat.id,
    `ticket:${ticketId}`,
    String(card),
  ]);
  office.telegram.chat(number);
  desks[n] = { number, personId, ticketId, card };
}

interface Copy {
  child: ChildProcess;
  gone: Promise<string | null>;
  /** It is loaded already, and begins. */
  begin(): void;
}
function load(role: 'bot' | 'all', strike: string): Copy {
  const { server, telegram } = office;
  const program = join(root, 'test/support/loaded-program.ts');
  const child = spawn(process.execPath, [program, '--role', role, '--no-migrate'], {
    cwd: root,
    env: ownEnvironment({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: server.appUrl,
      DATABASE_OWNER_URL: server.ownerUrl,
      VEDOMO_SECRET: '07'.repeat(32),
      VEDOMO_DATA: server.dataDir,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
      PUBLIC_URL: 'http://vedomo.test',
      ...(strike ? { VEDOMO_TEST_STRIKE: strike } : {}),
    }),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  children.push(child);
  const gone = once(child, 'exit').then(([code, signal]) => {
    if (signal !== 'SIGKILL' && strike) throw new Error(`the bot left with ${code}: ${said.slice(-2_000)}`);
    return signal as string | null;
  });
  return { gone, child, begin: () => child.stdin?.write('begin\n') };
}

let sent = 0;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 1, 7, 7, 0xff, 0xd9]);
/** Answers to cards, one after the other of all people; each seventh is a picture. */
function flow(count: number): void {
  for (let end = sent + count; sent < end; sent++) {
    const { number, card } = desks[sent % people] as (typeof desks)[number];
    const chat = office.telegram.chat(number);
    if (sent % 7 === 3) {
      const update = chat.photo(jpeg, { caption: `Слово ${sent}.` });
      Object.assign(update.message as object, { reply_to_message: { message_id: card } });
    } else chat.say(`Слово ${sent}.`, { replyTo: card });
  }
}

before(async () => {
  office = await openChatOffice({}, { carrier: false, handling: false });
  const categories = (await office.owner.call('GET', '/api/helpdesk/categories')).json().items;
  const { id } = categories.find((one: { name: string }) => /Принтер/.test(one.name));
  for (let n = 0; n < people; n += 6) {
    await Promise.all(Array.from({ length: 6 }, (_, more) => desk(n + more, id)));
  }
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await office.close();
});

it('T1 kill -9 at each of ten marked places while 500 updates flow: each is handled once', async () => {
  const strikes: [Mark, number, 'bot' | 'all'][] = marks.map((mark) => [
    mark,
    mark.startsWith('updates') ? 1 : 4,
    'bot',
  ]);
  strikes.push(['operation-run', 6, 'all']);
  const each = Math.floor(updates / (strikes.length + 1));
  // The next copy is loaded while this one works.
  let next = load(strikes[0]?.[2] ?? 'bot', `${strikes[0]?.[0]}:${strikes[0]?.[1]}`);
  for (const [n, [place]] of strikes.entries()) {
    const copy = next;
    const [mark, times, role] = strikes[n + 1] ?? [];
    next = load(role ?? 'bot', mark ? `${mark}:${times}` : '');
    flow(each);
    copy.begin();
    assert.equal(await copy.gone, 'SIGKILL', place);
    // Nobody waits in the test until the dead one is taken for dead.
    await office.sql('update chat_carrier set lease_until = null');
    await office.sql(`update chat_file set next_at = now() where state = 'fetching'`);
  }
  flow(updates - sent);
  next.begin();
  await until(
    'the last update to be handled',
    async () => {
      const [row] = await office.sql<{ n: number; waiting: number }>(
        `select count(*)::int as n, count(*) filter (where state <> 'handled')::int as waiting from chat_update`,
      );
      return office.telegram.updates.waiting === 0 && row?.n === updates && row.waiting === 0;
    },
    120,
  );
  await office.quiet();
  next.child.kill('SIGTERM');
  await next.gone;

  const said = await office.sql<{ body: string; record_id: string; count: number }>(
    `select body, record_id, count(*)::int as count from comment group by 1, 2`,
  );
  assert.equal(said.length, updates);
  assert.deepEqual(
    said.filter(({ count }) => count !== 1),
    [],
  );
  // To whom it belongs, and in the order in which each person wrote.
  for (const { number, ticketId } of desks) {
    const theirs = await office.sql<{ body: string }>('select body from comment where record_id = $1 order by id', [
      ticketId,
    ]);
    const numbers = theirs.map(({ body }) => Number(/\d+/.exec(body)?.[0]));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      `order of ${number}`,
    );
    assert.ok(numbers.every((n) => n % people === number - 600_000));
  }
  const files = await office.sql<{ files: number }>(
    `select count(*)::int as files from attachment a where a.record_id = any($1::uuid[])`,
    [desks.map(({ ticketId }) => ticketId)],
  );
  assert.equal(files[0]?.files, Array.from({ length: updates }, (_, n) => n).filter((n) => n % 7 === 3).length);
  // No answer stands in a chat twice for the same update; what may not have arrived is marked and small in number.
  const [told] = await office.sql<{ sent: number; maybe: number; other: number }>(
    `select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'maybe')::int as maybe,
       count(*) filter (where state not in ('sent', 'maybe'))::int as other from chat_message`,
  );
  assert.equal((told?.sent ?? 0) + (told?.maybe ?? 0), updates);
  assert.equal(told?.other, 0);
  const arrived = office.telegram.calls('sendMessage').filter(({ answer }) => answer === 200).length;
  assert.ok(arrived <= updates, `${arrived} answers to ${updates} updates`);
  assert.ok(arrived >= (told?.sent ?? 0));
  // Of eight in hand at each of eleven blows at most.
  assert.ok((told?.maybe ?? 0) <= 8 * strikes.length, `${told?.maybe} are not known to have arrived`);
});
