alter table comment drop column spoken_by;
alter table outbox drop column letter;
drop table mail_letter;
drop table mail_inbox;
drop table mailbox;
