-- What is searched besides the cards: other fields, comments and the texts of attachments; which records wait to be written
-- anew, and what became of each file's text.
create table search_text (
  id uuid primary key,
  record_id uuid not null references record (id) deferrable initially deferred,
  source text not null check (source in ('fields', 'comment', 'file')),
  -- The record for its fields, the comment, the attachment.
  source_id uuid not null,
  page integer not null,
  kind text not null,
  registration_order bigint not null,
  audience text not null check (audience in ('internal', 'external')),
  -- Texts of files only: fields and comments are shown from where they live.
  body text not null default '',
  words tsvector not null,
  unique (record_id, source_id, page)
);
create index search_text_words on search_text using gin (words);
create index search_text_source on search_text (source_id);

-- Numbers other than the record's own: the sender's, a tracking number.
create table search_number (
  record_id uuid not null references record (id) deferrable initially deferred,
  number_key text not null,
  kind text not null,
  registration_order bigint not null,
  primary key (record_id, number_key)
);
create index search_number_key on search_number (number_key text_pattern_ops);

-- Records whose rows of search are to be written anew; a row goes when that is done.
create table search_due (
  record_id uuid primary key references record (id) on delete cascade,
  -- Changes of people go before a reindex of everything.
  urgent boolean not null,
  since timestamptz not null
);
create index search_due_order on search_due (urgent desc, since);

create table file_text (
  file_id uuid primary key references file (id) on delete cascade,
  state text not null check (state in ('waiting', 'reading', 'done', 'empty', 'failed', 'unsupported')),
  -- How it was read: the document's own text, or letters recognised on its pages.
  way text not null default '' check (way in ('', 'text', 'ocr')),
  reason text not null default '',
  pages integer not null default 0,
  attempts integer not null default 0,
  -- A person's data was taken out of the text: it is never read from the file again.
  edited boolean not null default false,
  next_at timestamptz not null,
  changed_at timestamptz not null
);
create index file_text_waiting on file_text (next_at) where state in ('waiting', 'reading');
create index file_text_failed on file_text (changed_at desc, file_id) where state = 'failed';

-- The journal is followed from now on; everything that is there already waits its turn.
insert into search_due (record_id, urgent, since) select id, false, created_at from record;
