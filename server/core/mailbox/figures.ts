// What the state of the system is told of mailboxes.
import type { Sql } from '../db/sql.ts';

export interface MailboxFigures {
  /** Mailboxes that are on and cannot be read, or that nobody has read for a while. */
  away: number;
  /** Mailboxes with letters that wait for somebody's decision. */
  parked: number;
}

export async function mailboxFigures(sql: Sql, now: Date): Promise<MailboxFigures> {
  const { rows } = await sql.query<MailboxFigures>(
    `select (select count(*)::int from mailbox where enabled and removed_at is null
         and (state = 'fails' or greatest(read_at, changed_at) < $1::timestamptz - interval '10 minutes')) as away,
       (select count(*)::int from mailbox m where m.removed_at is null
         and exists (select from mail_inbox i where i.mailbox_id = m.id and i.state = 'parked')) as parked`,
    [now.toISOString()],
  );
  return rows[0] ?? { away: 0, parked: 0 };
}
