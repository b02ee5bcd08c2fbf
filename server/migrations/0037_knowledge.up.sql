-- data: rewrites principal where id::text like '00000000-0000-7000-8000-00000000001%' (those who stand for everybody come and stay)
-- The knowledge base: sections, articles as records, what was published of them, how suggestions fared; and tickets that
-- several people wait for.

-- Whom an article may be addressed to beside groups: each stands for everybody who may, never signs in.
insert into principal (id, kind, name, created_at) values
  ('00000000-0000-7000-8000-000000000011', 'system', 'Все сотрудники', '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000012', 'system', 'Исполнители', '2026-01-01T00:00:00Z')
on conflict (id) do nothing;

create table article_section (
  id uuid primary key,
  parent_id uuid references article_section (id),
  name text not null,
  hint text not null default '',
  position integer not null default 0,
  enabled boolean not null default true,
  version integer not null default 1,
  constraint article_section_name unique nulls not distinct (parent_id, name)
);
create index article_section_parent on article_section (parent_id, position, id);

-- Here stands the text that is being written; what readers see is the published version.
create table article (
  id uuid primary key references record (id) deferrable initially deferred,
  section_id uuid not null references article_section (id),
  title text not null,
  answer text not null default '',
  body text not null default '',
  -- Words that people use for it, parted by commas.
  synonyms text not null default '',
  audience text not null default 'everyone' check (audience in ('everyone', 'groups', 'executors')),
  author_id uuid not null references principal (id),
  reviewer_id uuid references principal (id),
  -- What it was made from.
  source_id uuid references record (id),
  published integer,
  published_at timestamptz,
  -- The text differs from what is published.
  changed boolean not null default true,
  -- Of the published text: title and synonyms weigh A, the short answer B, the body C.
  words tsvector not null default ''
);
create index article_words on article using gin (words);
create index article_section_id on article (section_id, id);
create index article_author on article (author_id);
create index article_reviewer on article (reviewer_id) where reviewer_id is not null;
create index article_source on article (source_id) where source_id is not null;
create index article_published on article (published_at desc, id desc) where published_at is not null;

create table article_group (
  article_id uuid not null references article (id) on delete cascade,
  group_id uuid not null references user_group (id),
  primary key (article_id, group_id)
);
create index article_group_group on article_group (group_id);
create table article_category (
  article_id uuid not null references article (id) on delete cascade,
  category_id uuid not null references ticket_category (id),
  primary key (article_id, category_id)
);
create index article_category_category on article_category (category_id);

-- Rows are only ever added.
create table article_version (
  article_id uuid not null references article (id),
  number integer not null,
  title text not null,
  answer text not null,
  body text not null,
  synonyms text not null,
  -- What is new in it.
  note text not null default '',
  published_at timestamptz not null,
  published_by uuid not null references principal (id),
  primary key (article_id, number)
);
create index article_version_by on article_version (published_by);

-- How often it was of use, by days; who it was is kept nowhere.
create table article_use (
  article_id uuid not null references article (id),
  day date not null,
  shown integer not null default 0,
  opened integer not null default 0,
  helped integer not null default 0,
  not_helped integer not null default 0,
  -- Tickets that were not written because of it.
  spared integer not null default 0,
  primary key (article_id, day)
);

-- Searches that nothing answered: stems of words in the order of the alphabet, never the text or who typed it.
create table article_miss (
  day date not null,
  words text not null,
  category_id uuid references ticket_category (id),
  count integer not null default 1,
  constraint article_miss_key unique nulls not distinct (day, words, category_id)
);
create index article_miss_category on article_miss (category_id) where category_id is not null;

-- «И у меня тоже»: people who wait for somebody else's ticket without seeing it.
alter table ticket add column joined integer not null default 0 check (joined >= 0);
create index ticket_joined on ticket (joined, id) where joined > 0;
create table ticket_join (
  ticket_id uuid not null references ticket (id),
  user_id uuid not null references app_user (id),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (ticket_id, user_id)
);
create index ticket_join_user on ticket_join (user_id, joined_at desc, ticket_id) where left_at is null;
