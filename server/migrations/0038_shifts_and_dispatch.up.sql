-- Who is to be on duty: one line of the roster is one person, a pattern of the week, and from when to when.
create table duty_line (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  -- The queue that the duty is for; null: all of the person's.
  group_id uuid references user_group (id),
  -- 1 is Monday; a duty that begins on the day may end on the next one.
  weekdays integer[] not null check (cardinality(weekdays) > 0),
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 0 and 1439),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- Only on working days of the production calendar.
  working_days_only boolean not null default false,
  version integer not null default 1
);
create index duty_line_user on duty_line (user_id, starts_on, id);
create index duty_line_group on duty_line (group_id);

-- Who was on duty: taken by oneself, or begun by the roster.
create table shift (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  group_id uuid references user_group (id),
  line_id uuid references duty_line (id) on delete set null,
  -- The day of the roster's line: each day of a line begins one shift, however often it is tried.
  line_day date,
  started_at timestamptz not null,
  -- When it ends unless it is ended before.
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('self', 'roster', 'forgotten', 'other', 'account')),
  ended_by uuid references principal (id),
  constraint shift_line_day unique (line_id, line_day),
  constraint shift_end check ((ended_at is null) = (ended_how is null))
);
-- Nobody is on duty twice.
create unique index shift_open on shift (user_id) where ended_at is null;
create index shift_open_end on shift (ends_at) where ended_at is null;
create index shift_user on shift (user_id, started_at desc);
create index shift_group on shift (group_id);

-- What somebody, or everybody of a queue, can do; nobody listed here: all of the queue's categories.
create table ticket_skill (
  principal_id uuid not null references principal (id),
  category_id uuid not null references ticket_category (id),
  primary key (principal_id, category_id)
);
create index ticket_skill_category on ticket_skill (category_id);

-- The buildings that somebody serves; nobody listed here: all of them.
create table ticket_site (
  user_id uuid not null references app_user (id),
  place_id uuid not null references place (id),
  primary key (user_id, place_id)
);
create index ticket_site_place on ticket_site (place_id);

-- Who gets a new ticket of the category; null: as the category above says, at the top the queue.
alter table ticket_category add column assignment text check (assignment in ('hand', 'queue', 'load', 'turn', 'person'));
alter table ticket_category add column assignee_id uuid references app_user (id);

-- When whoever does it got it; since when nobody does, and whether the dispatchers were told of that.
alter table ticket add column assigned_at timestamptz;
alter table ticket add column unassigned_since timestamptz;
alter table ticket add column unassigned_told_at timestamptz;
create index ticket_assigned on ticket (executor_id, assigned_at) where assigned_at is not null;
create index ticket_unassigned on ticket (unassigned_since, id) where unassigned_since is not null and unassigned_told_at is null;

-- Open tickets of each executor and queue: what their load is summed from.
create index ticket_open_responsible on record (responsible_id, id) include (state_group)
  where kind = 'ticket' and state_group in ('new', 'work', 'waiting');
