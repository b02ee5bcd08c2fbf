-- data: rewrites notice_delivery where channel = 'chat' (a program without chats has nothing to send there)
-- Chats of messengers: whose they are, what came in, what goes out, the talk under way.

-- One row for each chat that ever wrote to us. `address_key` finds it without telling who it is; the address itself is
-- sealed: under the person's key once there is one, so that it goes with that key.
create table chat (
  id uuid primary key,
  channel text not null check (channel in ('telegram', 'web')),
  bot text not null,
  address_key bytea not null,
  address bytea,
  person_id uuid references app_user (id),
  -- `asked` filled in the registration form and waits for the decision.
  state text not null check (state in ('stranger', 'asked', 'linked', 'unlinked', 'dead')),
  consent_id uuid references consent (id),
  linked_at timestamptz,
  ended_at timestamptz,
  ended_cause text not null default '',
  muted_until timestamptz,
  seen_at timestamptz not null,
  unique (channel, bot, address_key)
);
create unique index chat_linked on chat (person_id, channel) where state in ('linked', 'asked');
create index chat_person on chat (person_id) where person_id is not null;
create index chat_consent on chat (consent_id) where consent_id is not null;

-- A code that links a chat to an account: the hint finds the row, the rest is kept as a keyed hash.
create table chat_link_code (
  id uuid primary key,
  hint text not null unique,
  code_hash bytea not null,
  person_id uuid not null references app_user (id),
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index chat_link_code_person on chat_link_code (person_id);
create index chat_link_code_made_by on chat_link_code (made_by);

-- What came in, stored before the messenger is told that it may forget it. The body goes once it is handled.
create table chat_update (
  id uuid primary key,
  channel text not null,
  bot text not null,
  update_key text not null,
  chat_key bytea not null,
  body bytea,
  state text not null default 'waiting' check (state in ('waiting', 'handled', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null,
  error text not null default '',
  received_at timestamptz not null,
  handled_at timestamptz,
  unique (channel, bot, update_key)
);
create index chat_update_waiting on chat_update (chat_key, id) where state = 'waiting';
create index chat_update_received on chat_update (received_at);

-- Files of an update, fetched by whoever reaches the messenger.
create table chat_file (
  id uuid primary key,
  update_id uuid not null references chat_update (id) on delete cascade,
  position integer not null,
  person_id uuid not null references app_user (id),
  reference bytea,
  name bytea,
  size bigint,
  state text not null default 'wanted' check (state in ('wanted', 'fetching', 'kept', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null,
  error text not null default '',
  file_id uuid references file (id) on delete set null,
  unique (update_id, position)
);
create index chat_file_wanted on chat_file (next_at) where state in ('wanted', 'fetching');
create index chat_file_person on chat_file (person_id);
create index chat_file_file on chat_file (file_id) where file_id is not null;

-- What goes out. Priority 1 answers a person who waits, 2 tells of their affairs, 3 goes to many.
create table chat_message (
  id uuid primary key,
  chat_id uuid not null references chat (id),
  unique_key text not null unique,
  priority integer not null check (priority in (1, 2, 3)),
  kind text not null check (kind in ('send', 'card', 'tap')),
  card text,
  body bytea,
  -- A notice that makes no sense after this moment is dropped, not sent late.
  not_after timestamptz,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'maybe', 'stale', 'parked', 'blocked', 'dropped')),
  tries integer not null default 0,
  next_at timestamptz not null,
  error text not null default '',
  notice_id uuid references notice (id) on delete set null,
  subject_id uuid,
  operation text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index chat_message_waiting on chat_message (priority, id) where state = 'waiting';
create index chat_message_leaving on chat_message (chat_id) where state in ('waiting', 'sending');
create index chat_message_notice on chat_message (notice_id) where notice_id is not null;
create index chat_message_subject on chat_message (subject_id, created_at) where subject_id is not null;
create index chat_message_created on chat_message (created_at);

-- Messages that are edited in place: one for each ticket of a chat, for the draft under way.
create table chat_card (
  chat_id uuid not null references chat (id) on delete cascade,
  card text not null,
  message_ref text not null,
  changed_at timestamptz not null,
  primary key (chat_id, card)
);

create table chat_dialogue (
  chat_id uuid primary key references chat (id) on delete cascade,
  dialogue text not null,
  step text not null,
  version integer not null,
  data bytea not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null
);

-- The copy of the program that speaks with a messenger, how that goes, and until when it alone may.
create table chat_carrier (
  channel text not null,
  bot text not null,
  name text not null default '',
  place text not null default '' check (place in ('', 'core', 'gateway')),
  state text not null default 'new' check (state in ('new', 'works', 'unreachable', 'conflict', 'refused')),
  since timestamptz not null,
  last_ok_at timestamptz,
  error text not null default '',
  paused_until timestamptz,
  holder text not null default '',
  lease_until timestamptz,
  primary key (channel, bot)
);

-- Lines of the chat inside the network, which has no messenger to keep them.
create table chat_line (
  id uuid primary key,
  chat_id uuid not null references chat (id) on delete cascade,
  from_person boolean not null,
  card text,
  body bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index chat_line_chat on chat_line (chat_id, id);

alter table notice_delivery drop constraint notice_delivery_channel_check;
alter table notice_delivery add constraint notice_delivery_channel_check check (channel in ('mail', 'chat'));
