// Puts a message into the outbox of chats, within whatever transaction `sql` is of: never lost, never before the commit,
// and under its key never twice.
import type { Sql } from '../../db/sql.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { type Priority, priorities, type Saying, type TapAnswer } from '../outgoing.ts';
import { sealFor } from '../sealed.ts';

export interface NewMessage {
  chatId: string;
  /** The same told twice is kept once. */
  key: string;
  priority?: Priority;
  saying?: Saying;
  tap?: TapAnswer;
  /** Stands in the chat once and is edited in place from then on. */
  card?: string | undefined;
  notAfter?: Date | undefined;
  noticeId?: string | undefined;
  /** Whose affairs it tells of, as which operation: its delivery is told in the journal. */
  subjectId?: string | undefined;
  operation?: string | undefined;
}

export const messageContext = (id: string): string => `chat-message:${id}`;

export async function queueMessage(services: Services, sql: Sql, message: NewMessage): Promise<void> {
  const now = services.clock.now();
  const id = newId(now.getTime());
  const kind = message.tap ? 'tap' : message.card ? 'card' : 'send';
  // Of several changes of a card that still wait only the last one matters.
  if (kind === 'card') {
    await sql.query(
      `update chat_message set state = 'dropped', body = null where chat_id = $1 and card = $2 and state = 'waiting'`,
      [message.chatId, message.card],
    );
  }
  await sql.query(
    `insert into chat_message (id, chat_id, unique_key, priority, kind, card, body, not_after, next_at, notice_id, subject_id,
       operation, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $9) on conflict (unique_key) do nothing`,
    [
      id,
      message.chatId,
      message.key,
      priorities[message.priority ?? 'answer'],
      kind,
      message.card ?? null,
      await sealFor(services, sql, null, { saying: message.saying, tap: message.tap }, messageContext(id)),
      message.notAfter?.toISOString() ?? null,
      now.toISOString(),
      message.noticeId ?? null,
      message.subjectId ?? null,
      message.operation ?? null,
    ],
  );
}
