-- Sign-in in steps: who else vouches for a person, open attempts, second factors, known devices, sessions that lock.

-- Identities that others vouch for. provider: `ldap:<directory>`, `oidc:<provider>`, `telegram`; subject: what that side never changes.
create table user_identity (
  provider text not null,
  subject text not null,
  user_id uuid not null references app_user (id),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (provider, subject)
);
create index user_identity_user on user_identity (user_id);

-- One attempt that waits for its next step. secret_hash is an HMAC over the row's id and the code, so that a code is good
-- for this attempt alone; attempts are spent before anything is compared.
create table sign_in_challenge (
  id uuid primary key,
  kind text not null,
  user_id uuid references app_user (id),
  secret_hash bytea,
  attempts integer not null default 0,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz
);
create index sign_in_challenge_user on sign_in_challenge (user_id, kind);
create index sign_in_challenge_expired on sign_in_challenge (expires_at);

-- The secret is sealed with the installation's key; last_step refuses a code that was used.
create table mfa_totp (
  user_id uuid primary key references app_user (id),
  sealed_secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
create table mfa_backup_code (
  user_id uuid not null references app_user (id),
  ordinal integer not null,
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, ordinal)
);
create table passkey (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  backed_up boolean not null default false,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create unique index passkey_credential on passkey (credential_id);
create index passkey_user on passkey (user_id);

-- A browser that a person has signed in with; trusted_until lets it pass without a second factor.
create table trusted_device (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  token_hash bytea not null,
  agent text not null default '',
  address text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  trusted_until timestamptz
);
create unique index trusted_device_token on trusted_device (token_hash);
create index trusted_device_user on trusted_device (user_id);

-- Taking somebody's second factors away: one administrator asks, another confirms.
create table factor_reset (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  reason text not null,
  requested_by uuid not null references principal (id),
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  settled_by uuid references principal (id),
  settled_at timestamptz,
  outcome text check (outcome in ('done', 'refused'))
);
create unique index factor_reset_open on factor_reset (user_id) where settled_at is null;

alter table app_user add column last_failed_at timestamptz;
-- How the session was opened (amr); when its person last proved themselves, null for the moment it was opened; since when the
-- screen is locked.
alter table user_session
  add column amr text[] not null default '{pwd}',
  add column authenticated_at timestamptz,
  add column locked_at timestamptz;

-- A letter that carries a code: no list shows its text, and the text goes once it is sent.
alter table outbox add column secret boolean not null default false;
