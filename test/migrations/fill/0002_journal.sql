-- The master keys of the files that stand, as a step down from 0003 keeps them.
insert into setting (key, value, changed_at)
select 'file.master_keys',
  jsonb_agg(jsonb_build_object('version', key_version, 'wrapped', '00ff', 'created_at', now(), 'retired_at', null)),
  now()
from (select distinct key_version from file) files
on conflict (key) do update set value = excluded.value;
