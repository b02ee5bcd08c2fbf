-- Files that come beside an imported table: each as it was uploaded, or an entry of an uploaded archive.
create table data_import_beside (
  import_id uuid not null references data_import (id) on delete cascade,
  place integer not null,
  -- The uploaded file itself, or the archive that holds the entry; kept while the import may still need it.
  file_id uuid not null references file (id),
  name text not null,
  -- Its folded name, and the same without the extension: what rows name it by.
  base_key text not null,
  stem_key text not null,
  size bigint not null,
  -- Where it lies in the archive; none for the uploaded file itself.
  entry jsonb,
  -- An archive whose entries are still to be listed, or are.
  archive text check (archive in ('waiting', 'listed')),
  named boolean not null default false,
  primary key (import_id, place)
);
create index data_import_beside_base on data_import_beside (import_id, base_key);
create index data_import_beside_stem on data_import_beside (import_id, stem_key);
create index data_import_beside_file on data_import_beside (file_id);

-- Which row names which file, and what became of it.
create table data_import_row_file (
  import_id uuid not null,
  row integer not null,
  place integer not null,
  -- The order in which the row names its files.
  position integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'attached', 'same', 'refused')),
  -- Why it was refused, in both languages.
  refusal jsonb,
  primary key (import_id, row, place),
  foreign key (import_id, row) references data_import_row (import_id, row) on delete cascade,
  foreign key (import_id, place) references data_import_beside (import_id, place) on delete cascade
);
create index data_import_row_file_place on data_import_row_file (import_id, place);
create index data_import_row_file_waiting on data_import_row_file (import_id, row) where state = 'waiting';
