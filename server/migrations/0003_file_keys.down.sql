-- The keys are kept in a setting until the step up, for without them no file opens.
insert into setting (key, value, changed_at)
select 'file.master_keys',
  jsonb_agg(jsonb_build_object('version', version, 'wrapped', encode(wrapped, 'hex'), 'created_at', created_at, 'retired_at', retired_at)
    order by version),
  now()
from file_master_key
having count(*) > 0;

alter table file drop constraint file_key_version_fkey;
drop index file_key_version;
drop table file_master_key;
