-- data: drops people_import (its imports become imports of the kind people)
-- data: drops people_import_row (its rows become rows of imports)
-- data: rewrites data_import where kind = 'people' (imports of people come in)
-- data: rewrites data_import_row where import_id in (select id from data_import where kind = 'people') (their rows come in)
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

-- Imports of people go the way of all imports; those that stand are kept as such.
insert into data_import (id, kind, owner_id, file_name, state, columns, mapping, options, check_next, rows, done, counts,
  applied, error, created_at, started_at, finished_at)
select i.id, 'people', i.owner_id, i.file_name,
  case i.state when 'checked' then 'mapping' when 'running' then 'failed' else i.state end,
  i.columns, i.mapping, i.options, false, r.rows, r.done, r.counts, r.applied,
  case i.state when 'running' then 'task_failed' end, i.created_at, i.started_at, i.finished_at
from people_import i cross join lateral (
  select count(*)::integer as rows, (count(*) filter (where outcome is not null))::integer as done,
    jsonb_build_object(
      'new', count(*) filter (where verdict = 'create'), 'changed', count(*) filter (where verdict = 'update'),
      'same', count(*) filter (where verdict = 'same'), 'error', count(*) filter (where verdict = 'error')) as counts,
    jsonb_build_object(
      'new', count(*) filter (where outcome = 'created'), 'changed', count(*) filter (where outcome = 'updated'),
      'same', count(*) filter (where outcome = 'same'), 'error', count(*) filter (where outcome = 'failed')) as applied
  from people_import_row where import_id = i.id) r;
insert into data_import_row (import_id, row, cells, verdict, problems, outcome, record_id, written_at)
select import_id, row, cells,
  case verdict when 'create' then 'new' when 'update' then 'changed' else verdict end,
  (select coalesce(jsonb_agg(jsonb_build_object('column', p ->> 'field', 'code', p ->> 'code', 'message', p -> 'message')), '[]')
   from jsonb_array_elements(case jsonb_typeof(problems) when 'array' then problems else '[]' end) p),
  case outcome when 'created' then 'new' when 'updated' then 'changed' when 'failed' then 'error' else outcome end,
  user_id, applied_at
from people_import_row;
-- squawk-ignore ban-drop-table
drop table people_import_row;
-- squawk-ignore ban-drop-table
drop table people_import;
