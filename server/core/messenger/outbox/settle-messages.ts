// What became of messages: their rows, the cards that now stand in chats, chats that want us no more, and the journal.
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import type { BotName } from '../carrier/chat-core.ts';
import { endChat } from '../link/end-chat.ts';
import type { Settlement } from '../outgoing.ts';
import { wakeChats } from '../wake.ts';

interface Row {
  chat_id: string;
  card: string | null;
  tries: number;
  notice_id: string | null;
  subject_id: string | null;
  operation: string | null;
}

export async function settleMessages(
  services: Services,
  bot: BotName,
  settlements: readonly Settlement[],
): Promise<void> {
  let told = false;
  for (const settlement of settlements) {
    if (await inTransaction(services.pools.write, (sql) => settleOne(services, sql, bot, settlement))) told = true;
  }
  if (told) services.kick();
  wakeChats(services.pools);
}

/** True when the journal tells of it. */
async function settleOne(services: Services, sql: Sql, bot: BotName, settlement: Settlement): Promise<boolean> {
  const now = services.clock.now();
  const { id, result, error = '', pauseSeconds = 0 } = settlement;
  const pausedUntil = new Date(now.getTime() + pauseSeconds * 1_000).toISOString();
  if (pauseSeconds > 0) {
    await sql.query(
      `update chat_carrier set paused_until = greatest(paused_until, $3) where channel = $1 and bot = $2`,
      [bot.channel, bot.bot, pausedUntil],
    );
  }
  const state = result === 'retry' ? 'waiting' : result;
  const { rows } = await sql.query<Row>(
    `update chat_message m set state = $2::text, error = $3, sent_at = case when $2::text = 'sent' then $4::timestamptz end,
       body = case when $2::text in ('waiting', 'parked') then m.body end,
       tries = case when $5::boolean then greatest(0, m.tries - 1) else m.tries end,
       next_at = case when $5::boolean then $6::timestamptz else $4::timestamptz + make_interval(secs => least(300, 2 ^ least(m.tries, 9))) end
     from chat c where m.id = $1 and m.state = 'sending' and c.id = m.chat_id and c.channel = $7 and c.bot = $8
     returning m.chat_id, m.card, m.tries, m.notice_id, m.subject_id, m.operation`,
    [id, state, error.slice(0, 300), now.toISOString(), pauseSeconds > 0, pausedUntil, bot.channel, bot.bot],
  );
  const [row] = rows;
  if (!row) return false;
  if (result === 'sent' && row.card && settlement.messageRef) {
    await sql.query(
      `insert into chat_card (chat_id, card, message_ref, changed_at) values ($1, $2, $3, $4)
       on conflict (chat_id, card) do update set message_ref = excluded.message_ref, changed_at = excluded.changed_at`,
      [row.chat_id, row.card, settlement.messageRef, now.toISOString()],
    );
  }
  if (result === 'blocked') {
    await endChat(services, sql, row.chat_id, { state: 'dead', cause: 'blocked', actor: systemActor('messenger') });
  }
  // What the chat did not take is shown in the program.
  if (row.notice_id && ['blocked', 'parked', 'maybe'].includes(result)) {
    await sql.query('update notice set shown = true where id = $1', [row.notice_id]);
  }
  if (row.subject_id && result !== 'retry') {
    const note = {
      subjectIds: [row.subject_id],
      data: { message: id, about: row.operation, state: result, channel: bot.channel },
    };
    await writeEvents(services, sql, systemActor('messenger'), 'core.chat.deliver', [note], 'done');
    return true;
  }
  return result === 'blocked';
}
