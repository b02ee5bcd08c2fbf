// Handles what waits: of each chat one update after the other. The answer, the talk's next step and the mark "handled"
// are one transaction; what was done in the person's name before it has the update's own key and is not done twice.
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { type Chat, chatAt } from '../chats.ts';
import type { GivenFile, Incoming } from '../incoming.ts';
import { endChat } from '../link/end-chat.ts';
import { linkWords } from '../link/words.ts';
import { mark } from '../marks.ts';
import { normaliserOf } from '../normaliser-of.ts';
import { queueMessage } from '../outbox/queue-message.ts';
import { openFor, sealFor } from '../sealed.ts';
import { route } from '../talk/route.ts';
import type { TalkState, TalkWrites } from '../talk/talk.ts';
import { wakeChats } from '../wake.ts';
import { fileContext, updateContext } from './store-updates.ts';

const atOnce = 8;
const triesAtMost = 6;
/** So long an update waits for its files; then the person is told which did not come. */
const filesMinutes = 5;
const perMinute = 20;

interface Due {
  id: string;
  channel: string;
  bot: string;
  update_key: string;
  chat_key: Buffer;
  body: Buffer;
  tries: number;
}

/** One round; how many were handled. */
export async function handleUpdates(services: Services): Promise<number> {
  const now = services.clock.now();
  const { rows } = await services.pools.write.query<Due>(
    `select u.id, u.channel, u.bot, u.update_key, u.chat_key, u.body, u.tries from chat_update u
     where u.state = 'waiting' and u.next_at <= $1 and u.body is not null
       and not exists (select from chat_update e where e.chat_key = u.chat_key and e.state = 'waiting' and e.id < u.id)
       and not exists (select from chat_file f where f.update_id = u.id and f.state in ('wanted', 'fetching')
         and u.received_at > $1::timestamptz - interval '${filesMinutes} minutes')
     order by u.id limit ${atOnce}`,
    [now.toISOString()],
  );
  await Promise.all(rows.map((due) => handleOne(services, due)));
  if (rows.length > 0) wakeChats(services.pools);
  return rows.length;
}

async function handleOne(services: Services, due: Due): Promise<void> {
  try {
    await answer(services, due);
  } catch (error) {
    services.log.warn({ err: error, update: due.id, tries: due.tries }, 'an update of a chat was not handled');
    await putOff(services, due);
  }
}

async function answer(services: Services, due: Due): Promise<void> {
  const sql = services.pools.write as Sql;
  const body = await openFor<unknown>(services, sql, null, due.body, updateContext(due.id));
  const incoming = body === null ? undefined : normaliserOf(due.channel)(body);
  if (!incoming) return finish(services, due, undefined, undefined);
  const chat = await chatAt(services, sql, { channel: due.channel, bot: due.bot, address: incoming.address });
  mark('update-opened');
  if (await tooOften(services, sql, due, chat)) return;
  const state = await talkState(services, sql, chat);
  const files = await givenFiles(services, sql, due.id, incoming);
  const { id: updateId, update_key: updateKey } = due;
  const writes = await route({ services, chat, updateId, updateKey, incoming, files, state });
  mark('before-commit');
  await finish(services, due, chat, writes);
  mark('after-commit');
  if (writes.refused || writes.endAs) services.kick();
}

/** Strangers are not heard more than twenty times a minute; whoever is known waits a moment and loses nothing. */
async function tooOften(services: Services, sql: Sql, due: Due, chat: Chat): Promise<boolean> {
  const now = services.clock.now();
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from chat_update where chat_key = $1 and handled_at > $2`,
    [due.chat_key, new Date(now.getTime() - 60_000).toISOString()],
  );
  if ((rows[0]?.count ?? 0) < perMinute) return false;
  if (chat.state !== 'linked') {
    await finish(services, due, undefined, undefined);
    return true;
  }
  const later = new Date(now.getTime() + 3_000).toISOString();
  await sql.query('update chat_update set next_at = $2 where id = $1', [due.id, later]);
  return true;
}

async function talkState(services: Services, sql: Sql, chat: Chat): Promise<TalkState | undefined> {
  const { rows } = await sql.query<{ dialogue: string; step: string; version: number; data: Buffer }>(
    'select dialogue, step, version, data from chat_dialogue where chat_id = $1 and expires_at > $2',
    [chat.id, services.clock.now().toISOString()],
  );
  const [row] = rows;
  const data =
    row && (await openFor<Record<string, unknown>>(services, sql, chat.personId, row.data, talkContext(chat.id)));
  return row && data ? { ...row, data } : undefined;
}

const talkContext = (chatId: string): string => `chat-dialogue:${chatId}`;

async function givenFiles(services: Services, sql: Sql, updateId: string, incoming: Incoming): Promise<GivenFile[]> {
  if (incoming.files.length === 0) return [];
  const { rows } = await sql.query<{ id: string; name: Buffer; state: string; error: string; file_id: string | null }>(
    'select id, name, state, error, file_id from chat_file where update_id = $1 order by position',
    [updateId],
  );
  const files: GivenFile[] = [];
  for (const row of rows) {
    const name = (await openFor<string>(services, sql, null, row.name, `${fileContext(row.id)}:name`)) ?? '';
    const [problem, reason = ''] = row.error.split(':') as [GivenFile['problem'], string?];
    files.push({ id: row.file_id, name, reason, problem: row.file_id ? '' : problem || 'unreachable' });
  }
  return files;
}

/** The mark, the next step and what is to be said, or nothing at all. */
async function finish(
  services: Services,
  due: Pick<Due, 'id'>,
  chat: Chat | undefined,
  writes: TalkWrites | undefined,
): Promise<void> {
  const now = services.clock.now();
  await inTransaction(services.pools.write, async (sql) => {
    const { rowCount } = await sql.query(
      `update chat_update set state = 'handled', body = null, handled_at = $2, error = '' where id = $1 and state = 'waiting'`,
      [due.id, now.toISOString()],
    );
    // Another process was quicker: what it said holds.
    if (rowCount !== 1 || !chat || !writes) return;
    const { rows } = await sql.query<{ personId: string | null }>(
      `update chat set seen_at = $2, muted_until = case when $3::boolean then $4::timestamptz else muted_until end
       where id = $1 returning person_id as "personId"`,
      [chat.id, now.toISOString(), writes.mutedUntil !== undefined, writes.mutedUntil?.toISOString() ?? null],
    );
    if (writes.endAs) await endChat(services, sql, chat.id, writes.endAs);
    if (writes.refused) {
      const { subjectId, kind } = writes.refused;
      const note = { subjectIds: [subjectId], data: { chat: chat.id, channel: chat.channel, kind } };
      await writeEvents(services, sql, systemActor('messenger'), 'core.chat.refuse', [note], 'refused');
    }
    await writeTalk(services, sql, { id: chat.id, personId: rows[0]?.personId ?? null }, writes);
    for (const [word, value] of writes.remembered) await remember(sql, chat.id, word, value, now);
    for (const message of writes.messages) await queueMessage(services, sql, message);
  });
}

async function writeTalk(
  services: Services,
  sql: Sql,
  chat: { id: string; personId: string | null },
  { next }: TalkWrites,
): Promise<void> {
  if (next === undefined) return;
  if (next === null) {
    await sql.query('delete from chat_dialogue where chat_id = $1', [chat.id]);
    return;
  }
  const now = services.clock.now();
  await sql.query(
    `insert into chat_dialogue (chat_id, dialogue, step, version, data, changed_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (chat_id) do update set dialogue = excluded.dialogue, step = excluded.step, version = excluded.version,
       data = excluded.data, changed_at = excluded.changed_at, expires_at = excluded.expires_at`,
    [
      chat.id,
      next.dialogue,
      next.step,
      next.version,
      await sealFor(services, sql, chat.personId, next.data, talkContext(chat.id)),
      now.toISOString(),
      new Date(now.getTime() + next.minutes * 60_000).toISOString(),
    ],
  );
}

async function remember(sql: Sql, chatId: string, word: string, value: string, now: Date): Promise<void> {
  if (value === '') {
    await sql.query('delete from chat_card where chat_id = $1 and card = $2', [chatId, word]);
    return;
  }
  await sql.query(
    `insert into chat_card (chat_id, card, message_ref, changed_at) values ($1, $2, $3, $4)
     on conflict (chat_id, card) do update set message_ref = excluded.message_ref, changed_at = excluded.changed_at`,
    [chatId, word, value, now.toISOString()],
  );
}

/** Tried again a little later; what cannot be handled at all is kept for a look, and the person is told. */
async function putOff(services: Services, due: Due): Promise<void> {
  const now = services.clock.now();
  await inTransaction(services.pools.write, async (sql) => {
    const over = due.tries + 1 >= triesAtMost;
    await sql.query(
      `update chat_update set tries = tries + 1, state = case when $2 then 'failed' else state end,
         next_at = $3, handled_at = case when $2 then $4::timestamptz end, error = 'fault' where id = $1 and state = 'waiting'`,
      [due.id, over, new Date(now.getTime() + 2 ** due.tries * 500).toISOString(), now.toISOString()],
    );
    if (!over) return;
    const { rows } = await sql.query<{ id: string }>(
      'select id from chat where channel = $1 and bot = $2 and address_key = $3',
      [due.channel, due.bot, due.chat_key],
    );
    if (rows[0]) {
      await queueMessage(services, sql, {
        chatId: rows[0].id,
        key: `u:${due.id}:lost`,
        saying: { text: linkWords().lost },
      });
    }
  });
}
