// A letter of a record's conversation on its way out: its own Message-ID, in the thread of the letters before it, with its files.
import { sqlOf, unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import { domainOf } from './addresses.ts';
import type { Mailbox } from './stored.ts';
import { conversationOf, noteLetter } from './threads.ts';

export interface OutgoingLetter {
  recordId: string;
  mailbox: Pick<Mailbox, 'id' | 'settings'>;
  to: { address: string; personId: string | null; contactId: string | null };
  subject: string;
  body: string;
  fileIds?: readonly string[];
  commentId?: string | null;
  /** Written by the program itself. */
  auto?: boolean;
}

export async function queueLetter(unit: AnyUnit, letter: OutgoingLetter): Promise<void> {
  const id = newId(unit.now.getTime());
  const { from } = letter.mailbox.settings;
  const messageId = `<${id}@${domainOf(from)}>`;
  const before = await conversationOf(sqlOf(unit), letter.recordId, letter.to);
  const references = before.map((one) => one.messageId);
  const last = before.findLast((one) => one.direction === 'in') ?? before.at(-1);
  await unscoped(unit)
    .insertInto('outbox')
    .values({
      id,
      channel: 'mail',
      recipient: letter.to.address,
      subject: letter.subject,
      body: letter.body,
      unique_key: null,
      next_attempt_at: unit.moment,
      created_at: unit.moment,
      sent_at: null,
      subject_id: letter.to.personId ?? letter.to.contactId,
      operation: unit.operation,
      letter: JSON.stringify({
        messageId,
        ...(last ? { inReplyTo: last.messageId, references } : {}),
        from,
        ...(letter.auto ? { auto: 'auto-replied' } : {}),
        ...(letter.fileIds?.length ? { fileIds: letter.fileIds } : {}),
      }),
    })
    .execute();
  await noteLetter(unit, {
    recordId: letter.recordId,
    mailboxId: letter.mailbox.id,
    direction: 'out',
    messageId,
    personId: letter.to.personId,
    contactId: letter.to.contactId,
    address: letter.to.address,
    commentId: letter.commentId ?? null,
    outboxId: id,
  });
}
