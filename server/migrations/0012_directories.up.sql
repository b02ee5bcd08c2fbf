-- Directories of people (LDAP, Active Directory): how each is asked, who came from it, and how the syncs went.
create table directory (
  id uuid primary key,
  -- Part of the provider's name, `ldap:<key>`, in user_identity; never changes.
  key text not null unique,
  name text collate russian not null,
  enabled boolean not null default false,
  settings jsonb not null,
  -- The service account's password under a key that comes from VEDOMO_SECRET.
  sealed_password bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- What a directory said last of a person: where the entry lies, and which groups and roles the person holds because of it.
create table directory_person (
  directory_id uuid not null references directory (id) on delete cascade,
  subject text not null,
  user_id uuid not null references app_user (id),
  dn text not null,
  given jsonb not null,
  seen_at timestamptz not null,
  primary key (directory_id, subject)
);
create unique index directory_person_once on directory_person (directory_id, user_id);
create index directory_person_user on directory_person (user_id);

create table directory_run (
  id uuid primary key,
  directory_id uuid not null references directory (id) on delete cascade,
  dry boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  -- How many deactivations somebody looked at and agreed to; without it the guard against an emptied directory decides.
  agreed integer,
  counts jsonb not null,
  problem text not null default '',
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index directory_run_newest on directory_run (directory_id, id desc);

create table directory_run_line (
  run_id uuid not null references directory_run (id) on delete cascade,
  place integer not null,
  kind text not null,
  user_id uuid references app_user (id),
  data jsonb not null,
  primary key (run_id, place)
);
create index directory_run_line_user on directory_run_line (user_id);
