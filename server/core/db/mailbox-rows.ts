// Row types of mail: mailboxes and how each is read, letters as they came, those of records' conversations, those that leave.
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<Record<string, unknown>, string, string>;

/** What a letter of a conversation has beside its text. */
export interface LetterHead {
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  from: string;
  /** Written by the program, which answering machines must see. */
  auto?: 'auto-replied' | 'auto-generated';
  fileIds?: string[];
}

export type MailboxRow = {
  id: string;
  name: string;
  enabled: Generated<boolean>;
  settings: Json;
  sealed_password: Buffer | null;
  receiver: string;
  receiver_settings: Json;
  version: Generated<number>;
  created_at: string;
  changed_at: string;
  uid_validity: number | null;
  last_uid: Generated<number>;
  state: Generated<'new' | 'works' | 'fails'>;
  since: string;
  read_at: string | null;
  fault: Generated<string>;
  said: Generated<string>;
  failures: Generated<number>;
  pushed: Generated<boolean>;
  holder: Generated<string>;
  lease_until: string | null;
  removed_at: string | null;
};
export type MailState = 'waiting' | 'handled' | 'ignored' | 'parked' | 'dropped';
export type MailInboxRow = {
  id: string;
  mailbox_id: string;
  uid_validity: number;
  uid: number;
  letter_key: string;
  size: number;
  head: Buffer | null;
  body: Buffer | null;
  state: Generated<MailState>;
  reason: Generated<string>;
  tries: Generated<number>;
  next_at: string;
  received_at: string;
  handled_at: string | null;
  acked_at: string | null;
  sender_key: Buffer | null;
  sender_id: string | null;
  record_id: string | null;
};
export type MailLetterRow = {
  id: string;
  record_id: string;
  mailbox_id: string | null;
  direction: 'in' | 'out';
  message_id: string;
  person_id: string | null;
  contact_id: string | null;
  address: Generated<string>;
  comment_id: string | null;
  outbox_id: string | null;
  request_id: Generated<string>;
  bounced_at: string | null;
  at: string;
};
export type OutboxRow = {
  id: string;
  channel: 'mail';
  recipient: string;
  subject: string;
  body: string;
  unique_key: string | null;
  /** Carries a code: lists leave its text out, and it is wiped once sent. */
  secret: Generated<boolean>;
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'kept'>;
  attempts: Generated<number>;
  next_attempt_at: string;
  error: Generated<string>;
  created_at: string;
  sent_at: string | null;
  subject_id: string | null;
  operation: string | null;
  /** Of a conversation: its Message-ID, what it answers, from whom, its files. */
  letter: ColumnType<LetterHead | null, string | null | undefined, string | null>;
};
export interface MailboxTables {
  outbox: OutboxRow;
  mailbox: MailboxRow;
  mail_inbox: MailInboxRow;
  mail_letter: MailLetterRow;
}
