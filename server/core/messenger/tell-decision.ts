// Tells the person who registered through a chat what was decided, in that chat; the delivery stands in the journal.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';
import { chatsOf } from './chats.ts';
import { linkWords } from './link/words.ts';
import { queueMessage } from './outbox/queue-message.ts';
import { wakeChats } from './wake.ts';

export type ChatDecision = 'confirmed' | 'rejected' | 'merged' | 'reopened';

/** Whether there is a chat to tell. Confirmed or merged, the chat works from the same moment on. */
export async function tellInChat(
  unit: AnyUnit,
  personId: string,
  decision: ChatDecision,
  { reason = '', into = personId }: { reason?: string; into?: string } = {},
): Promise<boolean> {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ locale: 'ru' | 'en' }>('select locale from app_user where id = $1', [into]);
  const locale = rows[0]?.locale ?? 'ru';
  const chats = await chatsOf(sql, into, ['asked', 'linked']);
  for (const chat of chats) {
    if (decision === 'confirmed' || decision === 'merged') {
      await sql.query(`update chat set state = 'linked', linked_at = $2 where id = $1 and state = 'asked'`, [
        chat.id,
        unit.moment,
      ]);
    }
    const { form } = linkWords(locale);
    const words = {
      confirmed: form.confirmed,
      merged: form.merged,
      rejected: form.rejected(reason),
      reopened: form.reopened,
    };
    await queueMessage(services, sql, {
      chatId: chat.id,
      key: `registration:${personId}:${decision}:${unit.moment}:${chat.id}`,
      priority: 'status',
      saying: { text: words[decision] },
      subjectId: into,
      operation: unit.operation,
    });
  }
  unit.afterCommit(() => wakeChats(services.pools));
  return chats.length > 0;
}
