// Notices in chats: what waits for a person leaves as one message a record, when they want no quiet. By itself a message
// says the number and what happened; more only where the record's module lets it out.
import { calendarsOf } from '../../calendar/of-handle.ts';
import type { Sql } from '../../db/sql.ts';
import { soonEvent } from '../../deadlines/fire.ts';
import { deadlineKind } from '../../deadlines/subscriptions.ts';
import { eventTitle } from '../../journal/titles.ts';
import { inTransaction } from '../../journal/transaction.ts';
import { type Chat, chatsOf } from '../../messenger/chats.ts';
import { consentStands } from '../../messenger/link/consent-stands.ts';
import { queueMessage } from '../../messenger/outbox/queue-message.ts';
import type { Saying } from '../../messenger/outgoing.ts';
import { chatActor } from '../../messenger/talk/chat-actor.ts';
import { wakeChats } from '../../messenger/wake.ts';
import type { Services } from '../../services.ts';
import { choicesOf, wants } from '../choices.ts';
import { mailReader, sees, sightOf } from '../mail/reader.ts';
import { quietUntil } from '../quiet.ts';

const peoplePerRound = 100;

interface Waiting {
  noticeId: string;
  noticeKind: string;
  operation: string;
  seen: boolean;
  forId: string | null;
  dueAt: string | null;
  /** Where a notice that is of no record leads. */
  to: string | null;
  /** Null for a notice that is of no record. */
  id: string | null;
  kind: string;
  number: string | null;
  clearance: never;
  participants: never;
}

export async function tellInChats(services: Services): Promise<void> {
  const { pools, clock } = services;
  const { rows } = await pools.write.query<{ id: string }>(
    `select user_id as id from notice_delivery where channel = 'chat' and due_at <= $1
     group by user_id order by min(due_at) limit ${peoplePerRound}`,
    [clock.now().toISOString()],
  );
  for (const { id } of rows) await tellPerson(services, id);
  if (rows.length > 0) wakeChats(pools);
}

async function tellPerson(services: Services, userId: string): Promise<void> {
  const { pools, clock, catalog, config } = services;
  const sql = pools.write as Sql;
  const waiting = await waitingFor(sql, userId);
  // The chat inside the network stands beside the program's own notices.
  const chat = (await chatsOf(sql, userId)).find(({ channel }) => channel !== 'web');
  const reader = await mailReader(sql, userId);
  const now = clock.now();
  if (!chat || !reader || !(await consentStands(services, chat))) return forget(sql, waiting);
  const choice = (await choicesOf(sql, [userId])).get(userId);
  const calendar = await calendarsOf(services).get(sql, config.calendarCountry);
  const muted = chat.mutedUntil ? new Date(chat.mutedUntil) : now;
  const later = new Date(Math.max(quietUntil(choice, now, config.zone, calendar).getTime(), muted.getTime()));
  if (later > now) {
    await sql.query(`update notice_delivery set due_at = $2 where user_id = $1 and channel = 'chat'`, [
      userId,
      later.toISOString(),
    ]);
    return;
  }
  for (const notices of Map.groupBy(waiting, ({ id, noticeId }) => id ?? noticeId).values()) {
    const told: Waiting[] = [];
    for (const one of notices) {
      if (one.seen || !wants(catalog, choice, one.noticeKind, 'chat')) continue;
      const sight = one.id === null ? undefined : await sightOf(services, reader, one.forId);
      if (one.id === null || (sight && sees(services, sight, one))) told.push(one);
    }
    const [first] = told;
    const saying = first && (await sayingOf(services, chat, reader, told));
    await inTransaction(pools.write, async (own) => {
      // Another worker was quicker: what it queued holds, what it left is told in the next round.
      if (!(await lockAll(own, notices))) return;
      await forget(own, notices);
      if (!first || !saying) return;
      const card = first.id === null ? undefined : catalog.chatViews.get(first.kind)?.card(first.id);
      // It comes anew at the end of the chat, where it is seen.
      if (card) await own.query('delete from chat_card where chat_id = $1 and card = $2', [chat.id, card]);
      await queueMessage(services, own, {
        chatId: chat.id,
        key: `n:${first.noticeId}:${chat.id}`,
        priority: 'status',
        saying,
        noticeId: first.noticeId,
        // «Осталось 15 минут» makes no sense once they are over; what else is told makes sense late too.
        ...(told.every(({ operation }) => operation === soonEvent) && first.dueAt
          ? { notAfter: new Date(first.dueAt) }
          : {}),
        ...(card ? { card } : {}),
      });
    });
  }
}

async function sayingOf(
  services: Services,
  chat: Chat,
  reader: { id: string; locale: 'ru' | 'en' },
  told: readonly Waiting[],
): Promise<Saying | null> {
  const [first] = told;
  if (!first) return null;
  const { catalog, config } = services;
  const { locale } = reader;
  const titles = told.map((one) => {
    const kind = catalog.noticeKinds.get(one.noticeKind);
    return (
      one.noticeKind === 'change' || one.noticeKind === deadlineKind.key || !kind
        ? eventTitle(catalog, one.operation)
        : kind.title
    )[locale];
  });
  const head = [...new Set(titles)].join(', ');
  // Its own words may name places and people: in a messenger only what it is and where to look.
  if (first.id === null)
    return { text: [head, first.to && config.publicUrl ? config.publicUrl + first.to : ''].filter(Boolean).join('\n') };
  const view = catalog.chatViews.get(first.kind);
  const person =
    view && (await chatActor(services, reader.id, view.operations, { channel: chat.channel, chatId: chat.id }));
  if (!view) {
    const link = config.publicUrl ? `\n${config.publicUrl}/r/${first.kind}/${first.id}` : '';
    return { text: `${head}\n${first.number ?? ''}${link}` };
  }
  const shown = person ? await view.show(services, person, first.id) : null;
  return shown && { ...shown, text: `${head}\n${shown.text}` };
}

async function lockAll(sql: Sql, notices: readonly Waiting[]): Promise<boolean> {
  const { rows } = await sql.query(
    `select 1 from notice_delivery where channel = 'chat' and notice_id = any($1::uuid[]) order by notice_id for update`,
    [notices.map((one) => one.noticeId)],
  );
  return rows.length === notices.length;
}

async function forget(sql: Sql, notices: readonly Waiting[]): Promise<void> {
  if (notices.length === 0) return;
  await sql.query(`delete from notice_delivery where channel = 'chat' and notice_id = any($1::uuid[])`, [
    notices.map((one) => one.noticeId),
  ]);
}

async function waitingFor(sql: Sql, userId: string): Promise<Waiting[]> {
  const { rows } = await sql.query<Waiting>(
    `select n.id as "noticeId", n.kind as "noticeKind", n.operation, n.data ->> 'forId' as "forId",
       case when n.operation = '${soonEvent}' then
         (select e.data ->> 'dueAt' from event e where e.id = (n.data ->> 'eventId')::uuid) end as "dueAt",
       n.data ->> 'to' as "to", n.shown and n.read_at is not null as seen, r.id, coalesce(r.kind, '') as kind, r.number, r.clearance,
       coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
         from participant p where p.record_id = r.id), '[]') as participants
     from notice_delivery d join notice n on n.id = d.notice_id left join record r on r.id = n.record_id
     where d.user_id = $1 and d.channel = 'chat' order by n.id limit 200`,
    [userId],
  );
  return rows;
}
