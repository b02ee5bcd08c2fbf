drop table substitution;
alter table comment drop column behalf_of;
drop table group_membership;
alter table group_member drop column head;
drop table user_photo;
drop index app_user_manager;
drop index app_user_number;
alter table app_user
  drop column number,
  drop column birth_date,
  drop column manager_id,
  drop column zone,
  drop column staff;
-- Who had not yet proven an address waits like the others; no session is open to either.
update app_user set status = 'unconfirmed' where status = 'new';
alter table app_user drop constraint app_user_status_check,
  add constraint app_user_status_check check (status in ('invited', 'unconfirmed', 'active', 'rejected', 'deactivated'));
