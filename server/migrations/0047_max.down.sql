-- Chats and registrations of the second messenger stay as they are; new ones are refused.
alter table registration drop column former_id;
alter table registration drop constraint registration_source_check;
alter table registration add constraint registration_source_check
  check (source in ('form', 'ldap', 'oidc', 'telegram')) not valid;
alter table chat drop constraint chat_channel_check;
alter table chat add constraint chat_channel_check check (channel in ('telegram', 'web')) not valid;
