-- How people come in: registration with its code and its queue, invitations, import of people, passwords that may not
-- come again; and letters whose delivery is told in the journal.

create table password_history (
  user_id uuid not null references app_user (id) on delete cascade,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (user_id, set_at)
);

-- What somebody sent who has not proved the mailbox yet: no account exists until then, and what was never finished is
-- swept away whole. A taken address has a row too, without data, so that guessing a code looks the same.
create table registration_attempt (
  id uuid primary key,
  code_hash bytea not null,
  attempts integer not null default 0,
  login text,
  email text,
  name text,
  phone text,
  note text,
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  password_hash text,
  consent_text_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz
);
create index registration_attempt_expires on registration_attempt (expires_at);

-- Accounts that came by themselves, waiting for a decision or decided.
create table registration (
  user_id uuid primary key references app_user (id) on delete cascade,
  source text not null check (source in ('form', 'ldap', 'oidc', 'telegram')),
  note text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'rejected', 'merged')),
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references principal (id),
  reason text not null default '',
  merged_into uuid references app_user (id)
);
create index registration_state on registration (state, requested_at, user_id);
create index registration_merged_into on registration (merged_into) where merged_into is not null;
create index registration_decided_by on registration (decided_by) where decided_by is not null;

alter table sign_in_link add column created_at timestamptz;
alter table sign_in_link add column created_by uuid references principal (id);
create index sign_in_link_user on sign_in_link (user_id) where user_id is not null;

-- A letter about somebody tells the journal what became of it, under the operation that wrote it.
alter table outbox add column subject_id uuid;
alter table outbox add column operation text;
create index outbox_subject on outbox (subject_id, created_at desc) where subject_id is not null;

create table people_import (
  id uuid primary key,
  owner_id uuid not null references app_user (id),
  file_name text not null,
  state text not null default 'mapping' check (state in ('mapping', 'checked', 'running', 'done', 'cancelled')),
  columns jsonb not null,
  mapping jsonb not null,
  options jsonb not null default '{}',
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  version integer not null default 1
);
create index people_import_owner on people_import (owner_id, id desc);
create table people_import_row (
  import_id uuid not null references people_import (id) on delete cascade,
  row integer not null,
  cells jsonb not null,
  verdict text check (verdict in ('create', 'update', 'same', 'error')),
  -- What the row comes to: fields of the account, and what is wrong with it.
  fields jsonb,
  problems jsonb not null default '[]',
  user_id uuid references app_user (id),
  outcome text check (outcome in ('created', 'updated', 'same', 'failed')),
  applied_at timestamptz,
  primary key (import_id, row)
);
create index people_import_row_verdict on people_import_row (import_id, verdict, row);
create index people_import_row_user on people_import_row (user_id) where user_id is not null;
