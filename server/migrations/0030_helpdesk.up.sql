-- The moment by which something is due, for deadlines that count hours; `due_on` stays its day.
alter table record add column due_at timestamptz;
create index record_due_at on record (kind, due_at, id) where due_at is not null;

-- Where things stand and work is done: buildings with their floors and rooms, for all modules.
create table place (
  id uuid primary key,
  parent_id uuid references place (id),
  -- The topmost place above it; null for that one itself.
  building_id uuid references place (id),
  kind text not null check (kind in ('building', 'floor', 'room', 'other')),
  name text not null,
  -- With the names of the places above it, as lists show and find it.
  path text collate russian not null,
  enabled boolean not null default true,
  version integer not null default 1,
  constraint place_name unique nulls not distinct (parent_id, name)
);
create index place_parent on place (parent_id);
create index place_building on place (building_id);
create index place_path on place (path, id);

create table ticket_category (
  id uuid primary key,
  parent_id uuid references ticket_category (id),
  name text not null,
  hint text not null default '',
  position integer not null default 0,
  enabled boolean not null default true,
  -- The queue that its tickets come into; null: that of the category above, or nobody's.
  group_id uuid references user_group (id),
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  -- Its tickets may tell of patients: they are marked, and no messenger carries more than a link.
  patient_data boolean not null default false,
  -- What messengers may carry beside number, category, state and due time.
  messenger_fields text[] not null default '{}',
  minutes_required boolean not null default false,
  norm_minutes integer check (norm_minutes > 0),
  -- Working days without a word from the requester after which a solved ticket closes by itself; null: never.
  close_after_days integer check (close_after_days > 0),
  -- Calendar days in which the requester may reopen a closed ticket.
  reopen_days integer not null default 14 check (reopen_days >= 0),
  version integer not null default 1,
  constraint ticket_category_name unique nulls not distinct (parent_id, name)
);
create index ticket_category_parent on ticket_category (parent_id, position, id);

create table ticket (
  id uuid primary key references record (id) deferrable initially deferred,
  category_id uuid not null references ticket_category (id),
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
  channel text not null check (channel in ('web', 'api', 'phone', 'email', 'telegram', 'max', 'chat', 'import')),
  description text not null default '',
  -- Whose matter it is: an employee or, for people without an account, a contact.
  requester_id uuid references principal (id),
  contact_id uuid references contact (id),
  place_id uuid references place (id),
  place_note text not null default '',
  executor_id uuid references principal (id),
  group_id uuid references user_group (id),
  waiting_reason text check (waiting_reason in ('requester', 'part', 'access', 'vendor', 'other')),
  waiting_until timestamptz,
  result text not null default '',
  result_kind text check (result_kind in ('done', 'advised', 'not_confirmed', 'declined', 'duplicate')),
  cancel_reason text,
  minutes integer not null default 0 check (minutes >= 0),
  reopened integer not null default 0,
  answered_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  -- When a solved ticket closes by itself.
  closes_at timestamptz,
  answer_due_at timestamptz,
  solve_due_at timestamptz,
  -- The requester spoke last: somebody of ours is waited for.
  awaits_us boolean not null default true,
  spoken_at timestamptz not null,
  merged_into uuid references record (id),
  -- The mass incident that it is a part of.
  parent_id uuid references record (id),
  rating integer check (rating between 1 and 5),
  rating_words text not null default '',
  rated_at timestamptz,
  constraint ticket_requester check (requester_id is null or contact_id is null)
);
create index ticket_open on record (registration_order desc, id desc) where kind = 'ticket' and state_group in ('new', 'work', 'waiting');
create index ticket_open_due on record (due_at, id) where kind = 'ticket' and state_group in ('new', 'work', 'waiting');
create index ticket_category_id on ticket (category_id, id);
create index ticket_priority on ticket (priority, id) where priority in ('high', 'urgent');
create index ticket_executor on ticket (executor_id, id) where executor_id is not null;
create index ticket_group on ticket (group_id, id) where group_id is not null;
create index ticket_requester_id on ticket (requester_id, id) where requester_id is not null;
create index ticket_contact on ticket (contact_id, id) where contact_id is not null;
create index ticket_place on ticket (place_id, id) where place_id is not null;
create index ticket_channel on ticket (channel, id) where channel not in ('web', 'import');
create index ticket_parent on ticket (parent_id, id) where parent_id is not null;
create index ticket_merged on ticket (merged_into, id) where merged_into is not null;
create index ticket_closes on ticket (closes_at, id) where closes_at is not null;
create index ticket_resolved on ticket (resolved_at, id) where resolved_at is not null;
create index ticket_rated on ticket (rated_at, id) where rated_at is not null;

-- What a ticket was from a moment on: reports as of any day read it. Rows are only ever added.
create table ticket_turn (
  id uuid primary key,
  ticket_id uuid not null references ticket (id),
  at timestamptz not null,
  state text not null,
  state_group text not null,
  category_id uuid not null,
  priority text not null,
  executor_id uuid,
  group_id uuid,
  by_id uuid not null references principal (id)
);
create index ticket_turn_ticket on ticket_turn (ticket_id, at, id);
create index ticket_turn_at on ticket_turn (at, id);
