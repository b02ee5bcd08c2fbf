-- A second outside messenger, and whose the chat was before by which somebody registers.
alter table chat drop constraint chat_channel_check;
alter table chat add constraint chat_channel_check check (channel in ('telegram', 'max', 'web')) not valid;
alter table chat validate constraint chat_channel_check;

alter table registration drop constraint registration_source_check;
alter table registration add constraint registration_source_check
  check (source in ('form', 'ldap', 'oidc', 'telegram', 'max')) not valid;
alter table registration validate constraint registration_source_check;

alter table registration add column former_id uuid;
alter table registration add constraint registration_former_id_fkey foreign key (former_id) references app_user (id) not valid;
alter table registration validate constraint registration_former_id_fkey;
create index registration_former on registration (former_id) where former_id is not null;
