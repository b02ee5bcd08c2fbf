-- What each person is told and how; what became of files: checked for viruses, previews made of them.

-- ── Notices ──────────────────────────────────────────────────────────────────────────────────
alter table notice
  add column kind text not null default 'change',
  -- Not shown in the program to whoever chose mail alone.
  add column shown boolean not null default true,
  -- What is told once only, such as a date that comes near.
  add column unique_key text;
create unique index notice_once on notice (unique_key) where unique_key is not null;

-- No row: the defaults of each kind.
create table notice_choice (
  user_id uuid primary key references app_user (id),
  -- kind → channel → yes or no; what is absent follows the default.
  choices jsonb not null,
  -- Minutes after midnight in the organisation's zone; letters wait for the end.
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_until integer check (quiet_until between 0 and 1439),
  quiet_rest_days boolean not null default false,
  changed_at timestamptz not null
);

-- A notice that still has to leave through a channel; what waits for one person leaves together.
create table notice_delivery (
  notice_id uuid not null references notice (id) on delete cascade,
  channel text not null check (channel in ('mail')),
  user_id uuid not null references app_user (id),
  due_at timestamptz not null,
  primary key (notice_id, channel)
);
create index notice_delivery_due on notice_delivery (channel, due_at);
create index notice_delivery_user on notice_delivery (user_id, channel);

-- Who was told of the due dates of a day; the system's own row says that the whole day is done.
create table notice_digest (
  day date not null,
  user_id uuid not null references principal (id),
  made_at timestamptz not null,
  primary key (day, user_id)
);
create index notice_digest_user on notice_digest (user_id);

create index record_responsible_due on record (responsible_id, due_on)
  where due_on is not null and life = 'active' and state_group not in ('done', 'refused');

-- ── Files ────────────────────────────────────────────────────────────────────────────────────
alter table file
  -- What the virus scanner said: `waiting` was taken while it was away, `skipped` was too large for it.
  add column scan text not null default 'none' check (scan in ('none', 'clean', 'waiting', 'skipped', 'infected')),
  add column scanned_at timestamptz,
  -- A preview or a thumbnail lies in the store like any file, and goes with the file that it shows.
  add column rendition_of uuid references file (id) on delete cascade;
create index file_scan on file (scan, id) where scan in ('waiting', 'infected');
create index file_rendition_of on file (rendition_of) where rendition_of is not null;

create table file_rendition (
  file_id uuid not null references file (id) on delete cascade,
  kind text not null check (kind in ('thumbnail', 'pdf')),
  state text not null check (state in ('waiting', 'ready', 'failed')),
  made_id uuid references file (id) on delete cascade,
  changed_at timestamptz not null,
  primary key (file_id, kind)
);
create index file_rendition_made on file_rendition (made_id) where made_id is not null;
