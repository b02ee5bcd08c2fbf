-- What the screens of messengers and the chat inside the network need, and indexes for what is asked at every update.

-- When the last update came in, and since when the carrier has not been able to reach its messenger.
alter table chat_carrier add column last_update_at timestamptz;
alter table chat_carrier add column mode text not null default 'polling';
alter table chat_carrier add constraint chat_carrier_mode_check check (mode in ('polling', 'webhook')) not valid;
alter table chat_carrier validate constraint chat_carrier_mode_check;

-- How often a chat has spoken in the last minute.
create index chat_update_spoken on chat_update (chat_key, handled_at) where state = 'handled';
create index chat_update_failed on chat_update (id) where state = 'failed';
-- What a dead carrier was sending, what makes no sense any more, what waits for a person's decision.
create index chat_message_sending on chat_message (next_at) where state = 'sending';
create index chat_message_ageing on chat_message (not_after) where state = 'waiting' and not_after is not null;
create index chat_message_parked on chat_message (id) where state = 'parked';
-- The list of people's chats: the newest links first.
create index chat_listed on chat (linked_at desc, id desc) where linked_at is not null;
