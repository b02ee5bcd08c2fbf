-- The master keys of files: each is wrapped by a key from VEDOMO_SECRET, and wraps the files' own keys.
-- `wrapped` is emptied once the key is retired and no file is under it.
create table file_master_key (
  version integer primary key,
  wrapped bytea,
  created_at timestamptz not null,
  retired_at timestamptz
);

-- A step down keeps the keys in a setting, for without them no file opens.
insert into file_master_key (version, wrapped, created_at, retired_at)
select (kept ->> 'version')::integer, decode(kept ->> 'wrapped', 'hex'),
  (kept ->> 'created_at')::timestamptz, (kept ->> 'retired_at')::timestamptz
from setting, jsonb_array_elements(setting.value) as kept
where setting.key = 'file.master_keys';
delete from setting where key = 'file.master_keys';

create index file_key_version on file (key_version, id);
alter table file add constraint file_key_version_fkey foreign key (key_version) references file_master_key (version);
