-- Rows stay: bundles in role_grant and user_switch name nothing to the earlier program and come back with the step up.
drop table group_role;
-- The ends of roles, which the earlier program can't keep, wait for the step up; until then such roles do not end.
insert into setting (key, value, changed_at)
select 'rights.role_ends',
  jsonb_agg(jsonb_build_object('user', user_id, 'role', role_key, 'area', area_id, 'ends_at', ends_at) order by user_id, role_key),
  now()
from user_role where ends_at is not null
having count(*) > 0;
drop index user_switch_operation;
drop index user_role_role;
drop index user_role_ends;
alter table user_role drop column ends_at;
alter table role drop column about, drop column changed, drop column archived_at, drop column version;
