// Conversations of records by letters: which record a letter answers, and what ours must name to stay in the conversation.
import type { Sql } from '../db/sql.ts';
import { sqlOf } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';

export interface KnownLetter {
  id: string;
  recordId: string;
  direction: 'in' | 'out';
  messageId: string;
  personId: string | null;
  contactId: string | null;
  address: string;
}
const columns = `l.id, l.record_id as "recordId", l.direction, l.message_id as "messageId", l.person_id as "personId",
  l.contact_id as "contactId", l.address`;

/**
 * The letter that is answered, of one kind of record: the nearest of those that we know. `open`: the writer may speak in that
 * conversation. Ids of our own letters cannot be guessed, who names one was given it; those of other people's programs can, so
 * they count only from somebody who takes part already.
 */
export async function answeredLetter(
  sql: Sql,
  messageIds: readonly string[],
  kind: string,
  writer: { personId: string | null; contactId: string | null },
): Promise<(KnownLetter & { open: boolean }) | undefined> {
  if (messageIds.length === 0) return undefined;
  const { rows } = await sql.query<KnownLetter & { open: boolean }>(
    `select * from (select ${columns}, array_position($1::text[], l.message_id) as near,
         l.direction = 'out' or exists (select from mail_letter own where own.record_id = l.record_id
           and (own.person_id = $3 or own.contact_id = $4)) as open
       from mail_letter l join record r on r.id = l.record_id and r.kind = $2 where l.message_id = any($1::text[])) known
     order by open desc, near limit 1`,
    [[...messageIds], kind, writer.personId, writer.contactId],
  );
  return rows[0];
}

/** Which of these Message-IDs are of letters that we sent. */
export async function ourLetters(sql: Sql, messageIds: readonly string[]): Promise<KnownLetter[]> {
  const { rows } = await sql.query<KnownLetter>(
    `select ${columns} from mail_letter l where l.message_id = any($1::text[]) and l.direction = 'out'`,
    [[...messageIds]],
  );
  return rows;
}

/** The letters of a record's conversation with one address or person, the oldest first. */
export async function conversationOf(
  sql: Sql,
  recordId: string,
  to: { personId: string | null; contactId: string | null },
): Promise<(KnownLetter & { mailboxId: string | null })[]> {
  const { rows } = await sql.query<KnownLetter & { mailboxId: string | null }>(
    `select * from (select ${columns}, l.mailbox_id as "mailboxId", l.at from mail_letter l
       where l.record_id = $1 and (l.person_id = $2 or l.contact_id = $3) order by l.at desc, l.id desc limit 30) last
     order by at, id`,
    [recordId, to.personId, to.contactId],
  );
  return rows;
}

export interface NewLetter {
  recordId: string;
  mailboxId: string | null;
  direction: 'in' | 'out';
  messageId: string;
  personId?: string | null;
  contactId?: string | null;
  address: string;
  commentId?: string | null;
  outboxId?: string | null;
}

/** One whose Message-ID is known already stays as it was: others may write any Message-ID. */
export async function noteLetter(unit: AnyUnit, letter: NewLetter): Promise<void> {
  await sqlOf(unit).query(
    `insert into mail_letter (id, record_id, mailbox_id, direction, message_id, person_id, contact_id, address, comment_id, outbox_id,
       request_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (message_id) do nothing`,
    [
      newId(unit.now.getTime()),
      letter.recordId,
      letter.mailboxId,
      letter.direction,
      letter.messageId,
      letter.personId ?? null,
      letter.contactId ?? null,
      letter.address,
      letter.commentId ?? null,
      letter.outboxId ?? null,
      unit.actor.requestId,
      unit.moment,
    ],
  );
}
