-- Numbers of letters hold within one folder of one server. A mailbox may be pointed at another folder that counts under the same
-- validity: a letter is known by what it is (mail_inbox_letter), never by its number alone.
alter table mail_inbox drop constraint mail_inbox_uid;
create index mail_inbox_uid on mail_inbox (mailbox_id, uid_validity, uid);
