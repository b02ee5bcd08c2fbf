-- Rows of what is destroyed name no file; the older form has no place for them.
delete from file_quarantine where file_id is null or attachment_id is null;
alter table file_quarantine drop column destroyed_by;
alter table file_quarantine drop column destroyed_at;
alter table file_quarantine alter column file_id set not null;
alter table file_quarantine alter column attachment_id set not null;
