-- Sign-in through outside providers (OpenID Connect); programs of others that sign in with keys of their own.

-- ── Providers ────────────────────────────────────────────────────────────────────────────────
create table openid_provider (
  id uuid primary key,
  -- Names the provider in user_identity as `oidc:<key>` and in the address that it sends people back to; never changes.
  key text not null unique,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- Sealed by a key from VEDOMO_SECRET; a public client has none.
  client_secret bytea,
  authentication text not null check (authentication in ('basic', 'post', 'none')),
  scopes text[] not null,
  claims jsonb not null,
  group_rules jsonb not null,
  allowed_domains text[] not null default '{}',
  admission text not null check (admission in ('linked', 'pending', 'active')),
  emails_trusted boolean not null default false,
  second_factor_trusted boolean not null default false,
  second_factor_values text[] not null default '{}',
  certificate text,
  enabled boolean not null default true,
  position integer not null default 0,
  version integer not null default 1,
  changed_at timestamptz not null
);

-- One row from the button to the end of the sign-in; bound to the browser by a cookie.
create table openid_attempt (
  id uuid primary key,
  provider_id uuid not null references openid_provider (id) on delete cascade,
  purpose text not null check (purpose in ('sign-in', 'link')),
  step text not null check (step in ('sent', 'link', 'register', 'done')),
  state_hash bytea not null unique,
  browser_hash bytea not null,
  -- Sealed: nonce and verifier at first, afterwards what the provider said of the person.
  sealed bytea not null,
  -- Who is linking, or whose account the proven address belongs to.
  user_id uuid references app_user (id),
  code_hash bytea,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index openid_attempt_expires on openid_attempt (expires_at);
create index openid_attempt_user on openid_attempt (user_id) where user_id is not null;

-- ── Programs of others ───────────────────────────────────────────────────────────────────────
create table service_client (
  id uuid primary key,
  name text not null,
  owner_id uuid not null references app_user (id),
  operations text[] not null,
  created_by uuid not null references principal (id),
  created_at timestamptz not null,
  expires_at timestamptz,
  -- The owner was deactivated: the program waits until somebody gives it another owner or lets it go on.
  suspended_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  last_used_address text not null default '',
  version integer not null default 1
);
create index service_client_owner on service_client (owner_id);
create index service_client_name on service_client (name, id);
create table service_client_secret (
  id uuid primary key,
  client_id uuid not null references service_client (id),
  hash bytea not null,
  hint text not null,
  created_at timestamptz not null,
  -- After a rotation the earlier secret is good until then.
  expires_at timestamptz,
  last_used_at timestamptz
);
create index service_client_secret_client on service_client_secret (client_id);

-- The keys that sign access tokens of programs. A retired key still verifies for a while.
create table signing_key (
  kid text primary key,
  public_key jsonb not null,
  private_key bytea,
  created_at timestamptz not null,
  retired_at timestamptz,
  verifies_until timestamptz
);

alter table api_token add column last_used_address text not null default '';
