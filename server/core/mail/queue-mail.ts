// A letter of the system itself, put into the outbox in the action's transaction: never lost, never before the commit.
import type { Sql } from '../db/sql.ts';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';

export interface SystemMail {
  recipient: string;
  subject: string;
  body: string;
  /** The same letter asked for twice is kept once. */
  uniqueKey?: string;
  /** Carries a code: nobody reads it in the outbox. */
  secret?: boolean;
  /** Whose affairs the letter concerns: what becomes of it is told in the journal. */
  subjectId?: string;
}

export async function queueMail(unit: AnyUnit, mail: SystemMail): Promise<void> {
  await unscoped(unit)
    .insertInto('outbox')
    .values({
      id: newId(unit.now.getTime()),
      channel: 'mail',
      recipient: mail.recipient,
      subject: mail.subject,
      body: mail.body,
      unique_key: mail.uniqueKey ?? null,
      secret: mail.secret ?? false,
      ...(mail.subjectId ? { subject_id: mail.subjectId, operation: unit.operation } : {}),
      next_attempt_at: unit.moment,
      created_at: unit.moment,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .execute();
}

/** The same from the program's own work, in whatever transaction `sql` is of. */
export async function putMail(
  sql: Sql,
  now: Date,
  mail: Pick<SystemMail, 'recipient' | 'subject' | 'body'> & { uniqueKey: string },
): Promise<void> {
  await sql.query(
    `insert into outbox (id, channel, recipient, subject, body, unique_key, next_attempt_at, created_at)
     values ($1, 'mail', $2, $3, $4, $5, $6, $6) on conflict (unique_key) do nothing`,
    [newId(now.getTime()), mail.recipient, mail.subject, mail.body, mail.uniqueKey, now.toISOString()],
  );
}
