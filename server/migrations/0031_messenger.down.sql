delete from notice_delivery where channel = 'chat';
alter table notice_delivery drop constraint notice_delivery_channel_check;
alter table notice_delivery add constraint notice_delivery_channel_check check (channel in ('mail'));

drop table chat_line;
drop table chat_carrier;
drop table chat_dialogue;
drop table chat_card;
drop table chat_message;
drop table chat_file;
drop table chat_update;
drop table chat_link_code;
drop table chat;
