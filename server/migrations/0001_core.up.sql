-- The floor that every module stands on: principals and rights, records and what hangs on them,
-- numbering, files, drafts, the journal, jobs' outbox.
create collation if not exists russian (provider = icu, locale = 'ru-RU', deterministic = true);

-- ── Principals ───────────────────────────────────────────────────────────────────────────────
create table principal (
  id uuid primary key,
  kind text not null check (kind in ('user', 'group', 'system')),
  name text collate russian not null,
  created_at timestamptz not null
);
create index principal_name on principal (name, id);

create table app_user (
  id uuid primary key references principal (id),
  login text not null,
  email text,
  position text not null default '',
  phone text not null default '',
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  status text not null check (status in ('invited', 'unconfirmed', 'active', 'rejected', 'deactivated')),
  password_hash text,
  must_change_password boolean not null default false,
  failed_count integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null
);
create unique index app_user_login on app_user (lower(login));
create unique index app_user_email on app_user (lower(email)) where email is not null;

create table user_group (
  id uuid primary key references principal (id),
  kind text not null check (kind in ('department', 'branch', 'partner', 'team')),
  index text not null default '',
  parent_id uuid references user_group (id),
  archived_at timestamptz,
  version integer not null default 1
);
create index user_group_parent on user_group (parent_id);

create table group_member (
  group_id uuid not null references user_group (id),
  principal_id uuid not null references principal (id),
  primary key (group_id, principal_id)
);
create index group_member_principal on group_member (principal_id);

-- ── Rights ───────────────────────────────────────────────────────────────────────────────────
-- Ready roles take their grants from the code; only an organisation's own roles have rows in role_grant.
create table role (
  key text primary key,
  name text collate russian not null,
  ready boolean not null default false
);
create table role_grant (
  role_key text not null references role (key) on delete cascade,
  operation text not null,
  reach text not null check (reach in ('own', 'area', 'all')),
  clearances text[] not null default '{}',
  primary key (role_key, operation)
);
create table user_role (
  user_id uuid not null references app_user (id),
  role_key text not null references role (key),
  area_id uuid references user_group (id),
  clearances text[] not null default '{}'
);
create unique index user_role_once on user_role (user_id, role_key, coalesce(area_id, '00000000-0000-0000-0000-000000000000'));
create table user_switch (
  user_id uuid not null references app_user (id),
  operation text not null,
  enabled boolean not null,
  reach text not null default 'own' check (reach in ('own', 'area', 'all')),
  primary key (user_id, operation)
);
-- One row; every change of users, groups, roles or switches raises it, so that cached rights expire.
create table rights_version (
  one boolean primary key default true check (one),
  version bigint not null default 1
);
insert into rights_version default values;

-- ── Sign-in ──────────────────────────────────────────────────────────────────────────────────
create table user_session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user (id),
  address text not null default '',
  agent text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index user_session_user on user_session (user_id);
create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user (id),
  name text not null,
  hint text not null,
  operations text[],
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_user on api_token (user_id);
create table sign_in_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('owner', 'invite', 'reset')),
  user_id uuid references app_user (id),
  expires_at timestamptz not null,
  consumed_at timestamptz
);
create table throttle (
  key text primary key,
  hits integer not null,
  window_end timestamptz not null
);

-- ── Records ──────────────────────────────────────────────────────────────────────────────────
create table record (
  id uuid primary key,
  kind text not null,
  number text,
  ordinal bigint,
  title text not null,
  counterpart text collate russian not null default '',
  state text not null,
  state_group text not null check (state_group in ('new', 'work', 'waiting', 'done', 'refused')),
  due_on date,
  responsible_id uuid references principal (id),
  registered_on date,
  -- Registration order as one number: days since 1970-01-01 × 10^10 + ordinal. Lists sort and page by (registration_order, id).
  registration_order bigint not null,
  life text not null default 'active' check (life in ('active', 'cancelled', 'merged', 'deleted', 'destroyed')),
  clearance text not null default 'none' check (clearance in ('none', 'restricted', 'confidential', 'patient')),
  version integer not null default 1,
  created_by uuid not null references principal (id),
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index record_order on record (kind, registration_order desc, id desc);
create index record_state on record (kind, state, registration_order desc, id desc);
create index record_due on record (kind, due_on, id) where due_on is not null;
create index record_changed on record (kind, changed_at desc, id desc);
create index record_counterpart on record (kind, counterpart, id);
create index record_number on record (kind, number);
create index record_responsible on record (responsible_id, kind, registration_order desc, id desc);

create table participant (
  record_id uuid not null references record (id),
  principal_id uuid not null references principal (id),
  part text not null check (part in ('author', 'responsible', 'executor', 'recipient', 'approver', 'signer', 'requester', 'watcher', 'home')),
  -- Copied from the record by core, so that a restricted reader's list is one index range per principal.
  kind text not null,
  state text not null,
  clearance text not null,
  registration_order bigint not null,
  primary key (record_id, principal_id, part)
);
create index participant_order on participant (principal_id, kind, clearance, registration_order desc, record_id desc);
create index participant_state on participant (principal_id, kind, clearance, state, registration_order desc, record_id desc);

-- What a record is found by. Apart from `record`, cut by pages when texts of attachments join it.
create table search_row (
  record_id uuid not null references record (id) deferrable initially deferred,
  page integer not null default 0,
  kind text not null,
  registration_order bigint not null,
  clearance text not null,
  audience text not null default 'internal' check (audience in ('internal', 'external')),
  number_key text not null default '',
  words tsvector not null,
  primary key (record_id, page)
);
create index search_row_words on search_row using gin (words);
create index search_row_number on search_row (number_key text_pattern_ops) where number_key <> '';
create index record_ordinal on record (ordinal, kind);

create table record_link (
  id uuid primary key,
  from_id uuid not null references record (id) deferrable initially deferred,
  to_id uuid not null references record (id) deferrable initially deferred,
  kind text not null,
  created_by uuid not null references principal (id),
  created_at timestamptz not null,
  unique (from_id, to_id, kind)
);
create index record_link_to on record_link (to_id);

create table comment (
  id uuid primary key,
  record_id uuid not null references record (id),
  author_id uuid not null references principal (id),
  audience text not null check (audience in ('internal', 'external')),
  body text not null,
  created_at timestamptz not null,
  edited_at timestamptz
);
create index comment_record on comment (record_id, id);

-- Watching asks for news of a record; it never opens the record (see docs/decisions).
create table watch (
  record_id uuid not null references record (id),
  user_id uuid not null references app_user (id),
  primary key (record_id, user_id)
);
create index watch_user on watch (user_id);

create table draft (
  id uuid primary key,
  owner_id uuid not null references app_user (id),
  operation text not null,
  record_id uuid references record (id),
  data jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null
);
create unique index draft_once on draft (owner_id, operation, coalesce(record_id, '00000000-0000-0000-0000-000000000000'));

-- ── Files ────────────────────────────────────────────────────────────────────────────────────
create table file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  -- The file's own key, wrapped by the master key numbered key_version.
  wrapped_key bytea not null,
  key_version integer not null,
  owner_id uuid not null references principal (id),
  draft_id uuid references draft (id) on delete set null,
  attached_at timestamptz,
  created_at timestamptz not null
);
create index file_loose on file (created_at) where attached_at is null;
create index file_sha256 on file (sha256);
create index file_draft on file (draft_id) where draft_id is not null;
create table attachment (
  id uuid primary key,
  -- Deferred, so that a registration can write its parts first and take the number, with the record, last.
  record_id uuid not null references record (id) deferrable initially deferred,
  file_id uuid not null references file (id),
  audience text not null default 'internal' check (audience in ('internal', 'external')),
  position integer not null,
  added_by uuid not null references principal (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  unique (record_id, file_id)
);
create index attachment_file on attachment (file_id);

-- ── Numbering ────────────────────────────────────────────────────────────────────────────────
create table number_series (
  id uuid primary key,
  template text not null,
  restart text not null check (restart in ('year', 'quarter', 'month', 'day', 'never')),
  index text not null default ''
);
create table number_counter (
  series_id uuid not null references number_series (id),
  period text not null,
  last bigint not null,
  primary key (series_id, period)
);
create table number_period (
  series_id uuid not null references number_series (id),
  period text not null,
  closed_at timestamptz not null,
  closed_by uuid not null references principal (id),
  reason text not null default '',
  primary key (series_id, period)
);
create table issued_number (
  series_id uuid not null references number_series (id),
  period text not null,
  ordinal bigint not null,
  suffix text not null default '',
  number text not null,
  state text not null check (state in ('used', 'reserved', 'cancelled')),
  record_id uuid references record (id) deferrable initially deferred,
  reason text not null default '',
  issued_by uuid not null references principal (id),
  issued_at timestamptz not null,
  primary key (series_id, period, ordinal, suffix),
  constraint issued_number_printed_once unique (series_id, period, number)
);
create index issued_number_record on issued_number (record_id);

-- ── The journal ──────────────────────────────────────────────────────────────────────────────
create table data_subject (
  id uuid primary key,
  kind text not null,
  wrapped_key bytea,
  destroyed_at timestamptz
);
-- An event's place is (era, xid, id): transaction numbers restart in another cluster, so a restore raises the era's default.
create table event (
  id uuid not null,
  era integer not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  operation text not null,
  outcome text not null check (outcome in ('done', 'refused', 'read')),
  actor_id uuid not null,
  actor_kind text not null,
  behalf_of uuid,
  record_id uuid,
  record_kind text,
  subject_ids uuid[] not null default '{}',
  audience text not null default 'internal' check (audience in ('internal', 'external')),
  address text not null default '',
  request_id text not null default '',
  data jsonb not null default '{}',
  -- subject id → base64 of AES-256-GCM over JSON, under the subject's key.
  personal jsonb not null default '{}',
  mac bytea not null,
  primary key (id)
) partition by range (id);
create table event_default partition of event default;
create index event_place on event (era, xid, id);
create index event_at on event (at, id);
create index event_personal on event (at, id) where subject_ids <> '{}';
create index event_record on event (record_id, at, id);
create index event_actor on event (actor_id, at, id);
create index event_operation on event (operation, at, id);
create index event_subjects on event using gin (subject_ids);

-- ── Writes that repeat, views, counters, notices, outbox ─────────────────────────────────────
create table idempotency (
  actor_id uuid not null,
  key text not null,
  operation text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_created on idempotency (created_at);

create table saved_view (
  id uuid primary key,
  owner_id uuid not null references principal (id),
  list text not null,
  name text not null,
  shared boolean not null default false,
  settings jsonb not null,
  position integer not null default 0,
  version integer not null default 1
);
create index saved_view_list on saved_view (list, owner_id);

create table notice (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  operation text not null,
  record_id uuid references record (id),
  data jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz
);
create index notice_user on notice (user_id, id desc);
create index notice_unread on notice (user_id) where read_at is null;

create table outbox (
  id uuid primary key,
  channel text not null check (channel in ('mail')),
  recipient text not null,
  subject text not null,
  body text not null,
  unique_key text unique,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  error text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where state in ('waiting', 'sending');
create index outbox_created on outbox (created_at desc, id desc);

-- Where each follower of the journal stands; read on by (era, xid, id) below the oldest running transaction.
create table event_cursor (
  follower text primary key,
  era integer not null default 0,
  xid xid8 not null default '0',
  event_id uuid not null default '00000000-0000-0000-0000-000000000000'
);

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null
);

create table calendar_day (
  country text not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'short', 'working')),
  name text not null default '',
  primary key (country, day)
);

-- The actors that are not people (server/core/actor.ts names them).
insert into principal (id, kind, name, created_at) values
  ('00000000-0000-7000-8000-000000000001', 'system', 'Без входа', '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000002', 'system', 'Система', '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000003', 'system', 'Командная строка', '2026-01-01T00:00:00Z');
