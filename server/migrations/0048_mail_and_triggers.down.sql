-- Of several letters with one number the newest keeps it.
drop index mail_inbox_uid;
update mail_inbox i set uid = -(twin.uid * 1000 + twin.place)
from (select id, uid, row_number() over (partition by mailbox_id, uid_validity, uid order by id desc) as place from mail_inbox) twin
where twin.id = i.id and twin.place > 1;
alter table mail_inbox add constraint mail_inbox_uid unique (mailbox_id, uid_validity, uid);
