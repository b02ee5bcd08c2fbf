-- data: drops data_import_beside (files named beside a table are uploaded anew)
-- data: drops data_import_row_file (the same)
-- data: rewrites data_import where kind = 'people' (imports of people go back)
-- data: rewrites data_import_row where import_id in (select id from data_import where kind = 'people') (their rows go back)
-- data: rewrites data_import_key where kind = 'people' (the earlier program has no such keys)
create table people_import (
  id uuid primary key,
  owner_id uuid not null references app_user (id),
  file_name text not null,
  state text not null default 'mapping' check (state in ('mapping', 'checked', 'running', 'done', 'cancelled')),
  columns jsonb not null,
  mapping jsonb not null,
  options jsonb not null default '{}',
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  version integer not null default 1
);
create index people_import_owner on people_import (owner_id, id desc);
create table people_import_row (
  import_id uuid not null references people_import (id) on delete cascade,
  row integer not null,
  cells jsonb not null,
  verdict text check (verdict in ('create', 'update', 'same', 'error')),
  fields jsonb,
  problems jsonb not null default '[]',
  user_id uuid references app_user (id),
  outcome text check (outcome in ('created', 'updated', 'same', 'failed')),
  applied_at timestamptz,
  primary key (import_id, row)
);
create index people_import_row_verdict on people_import_row (import_id, verdict, row);
create index people_import_row_user on people_import_row (user_id) where user_id is not null;

-- What has not ended waits for its columns again: the earlier program keeps other keys of its rows.
insert into people_import (id, owner_id, file_name, state, columns, mapping, options, created_at, started_at, finished_at)
select id, owner_id, file_name,
  case when state in ('done', 'cancelled') then state when started_at is not null then 'cancelled' else 'mapping' end,
  columns, mapping, options, created_at, started_at, finished_at
from data_import where kind = 'people';
insert into people_import_row (import_id, row, cells, verdict, problems, user_id, outcome, applied_at)
select r.import_id, r.row, r.cells,
  case r.verdict when 'new' then 'create' when 'changed' then 'update' else r.verdict end,
  (select coalesce(jsonb_agg(jsonb_build_object('field', p ->> 'column', 'code', p ->> 'code', 'message', p -> 'message')), '[]')
   from jsonb_array_elements(case jsonb_typeof(r.problems) when 'array' then r.problems else '[]' end) p),
  (select u.id from app_user u where u.id = r.record_id),
  case r.outcome when 'new' then 'created' when 'changed' then 'updated' when 'error' then 'failed' else r.outcome end,
  r.written_at
from data_import_row r join data_import i on i.id = r.import_id where i.kind = 'people';
delete from data_import where kind = 'people';
delete from data_import_key where kind = 'people';

drop table data_import_row_file;
drop table data_import_beside;
