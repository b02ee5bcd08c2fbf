// Hands out what is to be sent now: one message a chat at a time, answers before notices, notices before mass messages.
import type { Sql } from '../../db/sql.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import type { BotName } from '../carrier/chat-core.ts';
import { addressOf } from '../chats.ts';
import type { Outgoing, Saying, TapAnswer } from '../outgoing.ts';
import { openFor } from '../sealed.ts';
import { messageContext } from './queue-message.ts';

/** Longer than any call of ours: a claim that ran out belongs to a carrier that died. */
const claimSeconds = 180;

interface Row {
  id: string;
  kind: Outgoing['kind'];
  priority: number;
  body: Buffer;
  chat_id: string;
  person_id: string | null;
  address: Buffer | null;
  message_ref: string | null;
}

export async function takeMessages(services: Services, bot: BotName, atMost: number): Promise<Outgoing[]> {
  const now = services.clock.now().toISOString();
  return inTransaction(services.pools.write, async (sql) => {
    const { rows: paused } = await sql.query(
      'select 1 from chat_carrier where channel = $1 and bot = $2 and paused_until > $3',
      [bot.channel, bot.bot, now],
    );
    if (paused.length > 0) return [];
    await settleUnclear(sql, bot, now);
    await sql.query(
      `update chat_message m set state = 'stale', body = null from chat c
       where c.id = m.chat_id and c.channel = $1 and c.bot = $2 and m.state = 'waiting' and m.not_after < $3`,
      [bot.channel, bot.bot, now],
    );
    const { rows } = await sql.query<Row>(
      `with due as (
         select m.id from chat_message m join chat c on c.id = m.chat_id
         where m.state = 'waiting' and m.next_at <= $3 and c.channel = $1 and c.bot = $2
           and not exists (select from chat_message o where o.chat_id = m.chat_id and (o.state = 'sending'
             or (o.state = 'waiting' and (o.priority, o.id) < (m.priority, m.id))))
         order by m.priority, m.id limit $4 for update of m skip locked
       )
       update chat_message m set state = 'sending', tries = m.tries + 1,
         next_at = $3::timestamptz + make_interval(secs => ${claimSeconds})
       from due, chat c
       where m.id = due.id and c.id = m.chat_id
       returning m.id, m.kind, m.priority, m.body, m.chat_id, c.person_id, c.address,
         (select k.message_ref from chat_card k where k.chat_id = m.chat_id and k.card = m.card) as message_ref`,
      [bot.channel, bot.bot, now, atMost],
    );
    const taken: Outgoing[] = [];
    for (const row of rows.sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))) {
      const address = await addressOf(services, sql, { ...row, id: row.chat_id });
      const said = await openFor<{ saying?: Saying; tap?: TapAnswer }>(
        services,
        sql,
        null,
        row.body,
        messageContext(row.id),
      );
      if (address === null || said === null) {
        await sql.query(`update chat_message set state = 'dropped', body = null where id = $1`, [row.id]);
        continue;
      }
      const { id, kind, priority } = row;
      taken.push({ id, kind, priority, address, ...said, messageRef: row.message_ref ?? undefined });
    }
    return taken;
  });
}

/**
 * What a carrier that died was sending: cards that stand in the chat are edited once more, for that does no harm; whether
 * another message arrived nobody can know, and it is not said twice. What the chat may have missed is shown in the program.
 */
export async function settleUnclear(sql: Sql, bot: BotName, before: string | null): Promise<void> {
  await sql.query(
    `with unclear as (
       select m.id, exists (select from chat_card k where k.chat_id = m.chat_id and k.card = m.card) as stands
       from chat_message m join chat c on c.id = m.chat_id
       where m.state = 'sending' and c.channel = $1 and c.bot = $2 and ($3::timestamptz is null or m.next_at <= $3)
       for update of m),
     settled as (
       update chat_message m set state = case when unclear.stands then 'waiting' else 'maybe' end,
         body = case when unclear.stands then m.body end, next_at = m.created_at
       from unclear where m.id = unclear.id
       returning m.notice_id, m.state)
     update notice n set shown = true from settled where n.id = settled.notice_id and settled.state = 'maybe'`,
    [bot.channel, bot.bot, before],
  );
}
