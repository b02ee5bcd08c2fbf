// Row types of messengers: chats, what came in, what goes out, talks under way.
import type { Generated } from 'kysely';

export type ChatState = 'stranger' | 'asked' | 'linked' | 'unlinked' | 'dead';
export type ChatRow = {
  id: string;
  channel: 'telegram' | 'max' | 'web';
  bot: string;
  address_key: Buffer;
  address: Buffer | null;
  person_id: string | null;
  state: ChatState;
  consent_id: string | null;
  linked_at: string | null;
  ended_at: string | null;
  ended_cause: Generated<string>;
  muted_until: string | null;
  seen_at: string;
};
export type ChatLinkCodeRow = {
  id: string;
  hint: string;
  code_hash: Buffer;
  person_id: string;
  made_by: string;
  made_at: string;
  expires_at: string;
  tries: Generated<number>;
  used_at: string | null;
};
export type ChatUpdateRow = {
  id: string;
  channel: string;
  bot: string;
  update_key: string;
  chat_key: Buffer;
  body: Buffer | null;
  state: Generated<'waiting' | 'handled' | 'failed'>;
  tries: Generated<number>;
  next_at: string;
  error: Generated<string>;
  received_at: string;
  handled_at: string | null;
};
export type ChatFileRow = {
  id: string;
  update_id: string;
  position: number;
  person_id: string;
  reference: Buffer | null;
  name: Buffer | null;
  size: number | null;
  state: Generated<'wanted' | 'fetching' | 'kept' | 'failed'>;
  tries: Generated<number>;
  next_at: string;
  error: Generated<string>;
  file_id: string | null;
};
export type ChatMessageState = 'waiting' | 'sending' | 'sent' | 'maybe' | 'stale' | 'parked' | 'blocked' | 'dropped';
export type ChatMessageRow = {
  id: string;
  chat_id: string;
  unique_key: string;
  priority: number;
  kind: 'send' | 'card' | 'tap';
  card: string | null;
  body: Buffer | null;
  not_after: string | null;
  state: Generated<ChatMessageState>;
  tries: Generated<number>;
  next_at: string;
  error: Generated<string>;
  notice_id: string | null;
  subject_id: string | null;
  operation: string | null;
  created_at: string;
  sent_at: string | null;
};
export type ChatCardRow = { chat_id: string; card: string; message_ref: string; changed_at: string };
export type ChatDialogueRow = {
  chat_id: string;
  dialogue: string;
  step: string;
  version: number;
  data: Buffer;
  changed_at: string;
  expires_at: string;
};
export type ChatCarrierRow = {
  channel: string;
  bot: string;
  name: Generated<string>;
  place: Generated<'' | 'core' | 'gateway'>;
  state: Generated<'new' | 'works' | 'unreachable' | 'conflict' | 'refused'>;
  since: string;
  last_ok_at: string | null;
  error: Generated<string>;
  paused_until: string | null;
  last_update_at: string | null;
  mode: Generated<'polling' | 'webhook'>;
  holder: Generated<string>;
  lease_until: string | null;
};
export type ChatLineRow = {
  id: string;
  chat_id: string;
  from_person: boolean;
  card: string | null;
  body: Buffer;
  created_at: string;
  changed_at: string;
};

export interface MessengerTables {
  chat: ChatRow;
  chat_link_code: ChatLinkCodeRow;
  chat_update: ChatUpdateRow;
  chat_file: ChatFileRow;
  chat_message: ChatMessageRow;
  chat_card: ChatCardRow;
  chat_dialogue: ChatDialogueRow;
  chat_carrier: ChatCarrierRow;
  chat_line: ChatLineRow;
}
