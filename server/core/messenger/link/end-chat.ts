// A chat is nobody's any more: unlinked by its person or an administrator, dead because the messenger or the person shut
// it, or because the account ended. What waited for it is not sent.
import type { Actor } from '../../actor.ts';
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import type { Services } from '../../services.ts';
import type { Channel } from '../channels.ts';

export type EndCause = 'person' | 'consent' | 'account' | 'blocked' | 'other-chat' | 'administrator' | 'access';

export interface ChatEnd {
  state: 'unlinked' | 'dead';
  cause: EndCause;
  actor: Actor;
}

/** Ends the chat and writes the event; false when there was nothing to end. */
export async function endChat(
  services: Services,
  sql: Sql,
  chatId: string,
  { state, cause, actor }: ChatEnd,
): Promise<boolean> {
  const now = services.clock.now().toISOString();
  const { rows } = await sql.query<{ person_id: string | null; channel: string }>(
    `update chat set state = $2, ended_at = $3, ended_cause = $4, consent_id = null
     where id = $1 and state in ('linked', 'asked') returning person_id, channel`,
    [chatId, state, now, cause],
  );
  const [ended] = rows;
  await sql.query(`update chat_message set state = 'blocked', body = null where chat_id = $1 and state = 'waiting'`, [
    chatId,
  ]);
  await sql.query('delete from chat_dialogue where chat_id = $1', [chatId]);
  if (!ended?.person_id) return false;
  await sql.query(
    `update notice set shown = true where not shown and id in
       (select notice_id from chat_message where chat_id = $1 and state = 'blocked' and notice_id is not null)`,
    [chatId],
  );
  await sql.query(
    `update chat_file f set reference = null, state = 'failed', error = 'refused' from chat_update u, chat c
     where u.id = f.update_id and c.id = $1 and u.chat_key = c.address_key and f.state in ('wanted', 'fetching')`,
    [chatId],
  );
  const note = { subjectIds: [ended.person_id], data: { chat: chatId, channel: ended.channel, cause } };
  await writeEvents(services, sql, actor, 'core.chat.end', [note], 'done');
  return true;
}

/** Every chat of a person, in the same transaction as what ends them. */
export async function endChatsOf(
  services: Services,
  sql: Sql,
  personId: string,
  end: ChatEnd,
  /** Those of one messenger alone. */
  channel?: Channel,
): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from chat where person_id = $1 and state in ('linked', 'asked') and ($2::text is null or channel = $2)
     for update`,
    [personId, channel ?? null],
  );
  for (const { id } of rows) await endChat(services, sql, id, end);
  await sql.query('delete from chat_link_code where person_id = $1', [personId]);
  return rows.length;
}
