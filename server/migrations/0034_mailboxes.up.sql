-- Mailboxes that the program reads: how each is reached, who takes its letters, how the reading goes.
create table mailbox (
  id uuid primary key,
  name text not null,
  enabled boolean not null default false,
  settings jsonb not null,
  sealed_password bytea,
  receiver text not null,
  receiver_settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- What was read up to: letters of one validity have growing numbers.
  uid_validity bigint,
  last_uid bigint not null default 0,
  state text not null default 'new' check (state in ('new', 'works', 'fails')),
  since timestamptz not null,
  read_at timestamptz,
  fault text not null default '',
  said text not null default '',
  failures integer not null default 0,
  pushed boolean not null default false,
  holder text not null default '',
  lease_until timestamptz,
  removed_at timestamptz
);
create unique index mailbox_name on mailbox (lower(name)) where removed_at is null;

-- Letters as they came, stored before the mailbox is told that they are taken.
create table mail_inbox (
  id uuid primary key,
  mailbox_id uuid not null references mailbox (id),
  uid_validity bigint not null,
  uid bigint not null,
  -- Message-ID, or a keyed hash of the letter that has none.
  letter_key text not null,
  size integer not null,
  -- Sealed: who writes about what; the whole letter.
  head bytea,
  body bytea,
  state text not null default 'waiting' check (state in ('waiting', 'handled', 'ignored', 'parked', 'dropped')),
  reason text not null default '',
  tries integer not null default 0,
  next_at timestamptz not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  -- When the mailbox was told.
  acked_at timestamptz,
  sender_key bytea,
  sender_id uuid,
  record_id uuid references record (id),
  constraint mail_inbox_uid unique (mailbox_id, uid_validity, uid),
  constraint mail_inbox_letter unique (mailbox_id, letter_key)
);
alter table mail_inbox alter column body set storage external;
create index mail_inbox_waiting on mail_inbox (next_at, id) where state = 'waiting';
create index mail_inbox_unacked on mail_inbox (mailbox_id) where acked_at is null;
create index mail_inbox_shown on mail_inbox (mailbox_id, id desc);
create index mail_inbox_state on mail_inbox (mailbox_id, state, id desc);
create index mail_inbox_sender on mail_inbox (sender_key, received_at) where sender_key is not null;
create index mail_inbox_person on mail_inbox (sender_id) where sender_id is not null;
create index mail_inbox_record on mail_inbox (record_id) where record_id is not null;

-- Letters of records' conversations, both ways: by their Message-IDs an answer finds its record.
create table mail_letter (
  id uuid primary key,
  record_id uuid not null references record (id),
  mailbox_id uuid references mailbox (id),
  direction text not null check (direction in ('in', 'out')),
  message_id text not null,
  -- Of an employee who writes, or a contact.
  person_id uuid references principal (id),
  contact_id uuid references record (id),
  address text not null default '',
  comment_id uuid references comment (id),
  outbox_id uuid references outbox (id) on delete set null,
  -- Which request wrote it: whoever got the letter is not told of the same once more.
  request_id text not null default '',
  bounced_at timestamptz,
  at timestamptz not null,
  constraint mail_letter_message unique (message_id)
);
create index mail_letter_record on mail_letter (record_id, at);
create index mail_letter_comment on mail_letter (comment_id) where comment_id is not null;
create index mail_letter_contact on mail_letter (contact_id) where contact_id is not null;
create index mail_letter_person on mail_letter (person_id) where person_id is not null;
create index mail_letter_mailbox on mail_letter (mailbox_id);
create index mail_letter_outbox on mail_letter (outbox_id) where outbox_id is not null;

-- What a letter of a conversation has beside its text: its own Message-ID, what it answers, from whom, its files.
alter table outbox add column letter jsonb;

-- Whoever without an account said it: a contact, whose words a door brought in.
alter table comment add column spoken_by uuid references record (id);
