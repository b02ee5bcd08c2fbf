// What the helpdesk tells people beyond what core tells of every record: the requester, of what concerns them.
import type { Sql } from '#core/db/sql.ts';
import { type NoticeKind, reminderKind } from '#core/notify/kinds.ts';
import type { Subscription } from '#core/notify/subscription.ts';
import { isPassedOn, toldByAnotherPart } from './incidents/passed-on.ts';
import { joinedKind } from './joining/tell-joined.ts';
import { morningKind, ticketKind } from './rules.ts';

export const noticeKinds: readonly NoticeKind[] = [
  {
    key: 'ticket',
    title: { ru: 'Ответы и решения по моим заявкам', en: 'Answers and results of my tickets' },
    hint: {
      ru: 'Ответ, вопрос к вам, решение, отмена',
      en: 'An answer, a question to you, the result, a cancellation',
    },
    channels: { app: true, mail: true, chat: true },
  },
  {
    key: morningKind,
    title: { ru: 'Утром: сколько заявок за мной', en: 'In the morning: how many tickets are mine' },
    hint: { ru: 'В рабочий день, одним сообщением в чат', en: 'On working days, one message in the chat' },
    channels: { chat: true },
  },
  {
    key: joinedKind,
    title: { ru: 'Чужие заявки, к которым вы присоединились', en: 'Tickets of others that you joined' },
    hint: { ru: 'Номер, категория и новое состояние', en: 'Number, category and the new state' },
    // Whoever joined in a chat is told there, as the chat has promised.
    channels: { app: true, chat: true },
  },
];

const requesters = async (sql: Sql, recordId: string | null): Promise<string[]> => {
  const { rows } = await sql.query<{ id: string }>(
    `select principal_id as id from participant where record_id = $1 and kind = '${ticketKind}' and part = 'requester'`,
    [recordId],
  );
  return rows.map((row) => row.id);
};

export const subscriptions: readonly Subscription[] = [
  {
    // The moment that a ticket waited for has come: for whoever does it, else for its queue.
    kind: reminderKind,
    operations: ['helpdesk.ticket.resume'],
    async recipients(sql, event) {
      if (!(event.data as { waitedUntil?: string } | null)?.waitedUntil) return [];
      const { rows } = await sql.query<{ id: string }>(
        'select responsible_id as id from record where id = $1 and responsible_id is not null',
        [event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
  {
    kind: 'ticket',
    operations: [
      'record.comment.add',
      'helpdesk.ticket.reply',
      'helpdesk.ticket.wait',
      'helpdesk.ticket.resolve',
      'helpdesk.ticket.cancel',
      'helpdesk.ticket.merge',
      'helpdesk.ticket.reopen',
    ],
    async recipients(sql, event) {
      const told = await toldByAnotherPart(sql, event);
      return (await requesters(sql, event.recordId)).filter((id) => !told.has(id));
    },
  },
  {
    // Whoever has read or been sent what was taken back hears that it is no longer so, once.
    kind: 'ticket',
    operations: ['helpdesk.ticket.undo'],
    async recipients(sql, event) {
      const { undoOf } = event.data as { undoOf?: string };
      const { rows } = await sql.query<{ id: string }>(
        `select distinct user_id as id from notice where data ->> 'undoId' = $1 and record_id = $2`,
        [undoOf ?? '', event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
  {
    // What the requester says is news for whoever does the ticket, else for its queue.
    kind: 'comment',
    operations: ['helpdesk.ticket.reply', 'helpdesk.ticket.note'],
    async recipients(sql, event) {
      if (await isPassedOn(sql, event)) return [];
      const { rows } = await sql.query<{ id: string }>(
        `select responsible_id as id from record where id = $1 and responsible_id is not null
         union select user_id from watch where record_id = $1`,
        [event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
];
