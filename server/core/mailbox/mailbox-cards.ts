// Mailboxes as the administrators' page shows them: settings without the password, how the reading goes, what waits.
import { sql } from 'kysely';
import { type MailboxCard, mailboxSettings } from '#contract/mailboxes.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { faultWords } from './intake/faults.ts';

type Row = Omit<MailboxCard, 'settings' | 'problem'> & { settings: unknown; fault: string };

export async function mailboxCards(handle: AnyUnit | AnyReader, id?: string): Promise<MailboxCard[]> {
  const now = handle.now.toISOString();
  const { rows } = await sql<Row>`
    select m.id, m.name, m.enabled, m.settings, m.sealed_password is not null as "hasPassword", m.receiver,
      m.receiver_settings as "receiverSettings", case when m.enabled then m.state else 'off' end as state, m.since,
      m.read_at as "readAt", m.fault, m.said, m.pushed, m.version,
      (select count(*)::int from mail_inbox i where i.mailbox_id = m.id and i.state = 'waiting') as waiting,
      (select coalesce(extract(epoch from ${now}::timestamptz - min(i.received_at)), 0)::int from mail_inbox i
        where i.mailbox_id = m.id and i.state = 'waiting') as "lagSeconds",
      (select count(*)::int from mail_inbox i where i.mailbox_id = m.id and i.state = 'parked') as parked,
      (select count(*)::int from mail_inbox i where i.mailbox_id = m.id and i.id > ${dayAgo(handle.now)}::uuid) as "takenToday"
    from mailbox m where m.removed_at is null ${id ? sql`and m.id = ${id}` : sql``} order by m.created_at, m.id`.execute(
    unscoped(handle),
  );
  return rows.map(({ fault, settings, ...row }) => ({
    ...row,
    settings: mailboxSettings.parse(settings),
    problem: row.state === 'fails' ? faultWords(fault) : null,
  }));
}

/** The least id that a row of the last 24 hours can have: they begin with the moment. */
function dayAgo(now: Date): string {
  const hex = (now.getTime() - 86_400_000).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

export async function mailboxCard(handle: AnyUnit | AnyReader, id: string): Promise<MailboxCard> {
  const [card] = await mailboxCards(handle, id);
  if (!card) throw new Refusal('not_found');
  return card;
}
