drop index chat_listed;
drop index chat_message_parked;
drop index chat_message_ageing;
drop index chat_message_sending;
drop index chat_update_failed;
drop index chat_update_spoken;
alter table chat_carrier drop constraint chat_carrier_mode_check;
alter table chat_carrier drop column mode;
alter table chat_carrier drop column last_update_at;
