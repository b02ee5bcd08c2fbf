-- data: rewrites setting where key = 'rights.role_ends' (the ends of roles go back to user_role)
-- Roles become data: what a ready role grants may be the organisation's own, roles end by themselves, groups hold roles.
alter table role
  add column about text not null default '',
  -- A ready role whose grants stand in role_grant instead of following the program.
  add column changed boolean not null default false,
  add column archived_at timestamptz,
  add column version integer not null default 1;
alter table user_role add column ends_at timestamptz;
-- What an earlier step down put away.
update user_role set ends_at = (kept.one ->> 'ends_at')::timestamptz
  from setting, lateral jsonb_array_elements(setting.value) as kept (one)
  where setting.key = 'rights.role_ends' and user_role.user_id = (kept.one ->> 'user')::uuid
    and user_role.role_key = kept.one ->> 'role' and user_role.area_id is not distinct from (kept.one ->> 'area')::uuid;
delete from setting where key = 'rights.role_ends';
create index user_role_ends on user_role (ends_at) where ends_at is not null;
create index user_role_role on user_role (role_key, user_id);
create index user_switch_operation on user_switch (operation, user_id);

-- Whoever belongs to the group, or to one under it, holds the role; with the mark, only those marked as staff.
create table group_role (
  group_id uuid not null references user_group (id),
  role_key text not null references role (key),
  area_id uuid references user_group (id),
  staff_only boolean not null default false,
  clearances text[] not null default '{}'
);
create unique index group_role_once on group_role (group_id, role_key, coalesce(area_id, '00000000-0000-0000-0000-000000000000'));
create index group_role_role on group_role (role_key);
