-- Imports of tables: the file's rows as they were read, what each comes to, and by which key a row is known again.
create table data_import (
  id uuid primary key,
  kind text not null,
  owner_id uuid not null references app_user (id),
  -- The file may go once its rows are taken in.
  file_id uuid references file (id) on delete set null,
  file_name text not null,
  state text not null
    check (state in ('reading', 'mapping', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled')),
  -- Of the lines of the file, the one that holds the headings.
  heading_row integer not null default 1,
  columns jsonb not null default '[]',
  mapping jsonb not null default '[]',
  options jsonb not null default '{}',
  -- Whether the check follows the reading by itself.
  check_next boolean not null default true,
  rows integer not null default 0,
  done integer not null default 0,
  counts jsonb not null default '{}',
  applied jsonb not null default '{}',
  findings jsonb not null default '{}',
  error text,
  -- The long task that works on it, or did last.
  task_id uuid references task (id) on delete set null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index data_import_owner on data_import (owner_id, id desc);
create index data_import_task on data_import (task_id) where task_id is not null;
create index data_import_file on data_import (file_id) where file_id is not null;

create table data_import_row (
  import_id uuid not null references data_import (id) on delete cascade,
  row integer not null,
  cells jsonb not null,
  verdict text check (verdict in ('new', 'changed', 'same', 'error')),
  -- Hashes: which row it is, and whether its values are what they were.
  key text,
  digest text,
  problems jsonb not null default '[]',
  outcome text check (outcome in ('new', 'changed', 'same', 'error')),
  record_id uuid,
  written_at timestamptz,
  primary key (import_id, row)
);
create index data_import_row_verdict on data_import_row (import_id, verdict, row);
create index data_import_row_waiting on data_import_row (import_id, row) where outcome is null;
create index data_import_row_record on data_import_row (record_id) where record_id is not null;

-- What earlier imports have written, so that the same row writes nothing twice.
create table data_import_key (
  kind text not null,
  key text not null,
  digest text not null,
  record_id uuid not null,
  primary key (kind, key)
);
create index data_import_key_record on data_import_key (record_id);

create table data_import_mapping (
  id uuid primary key,
  kind text not null,
  name text not null,
  owner_id uuid not null references app_user (id),
  -- Heading → field.
  columns jsonb not null,
  unique (kind, name)
);

-- «На № … от …» names a letter by the sender's number and its date.
create index letter_document_date on letter (document_date) where external_number <> '';
