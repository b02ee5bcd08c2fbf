-- data: rewrites file_quarantine where file_id is null or attachment_id is null (what is destroyed names no file, which the older form cannot say)
-- The officer destroys one original: file, attachments and whatever was made of it are gone; the row stays and says who did so.
-- The program of before joins these rows to their files, and passes over one without a file.
-- squawk-ignore ban-drop-not-null
alter table file_quarantine alter column attachment_id drop not null;
-- squawk-ignore ban-drop-not-null
alter table file_quarantine alter column file_id drop not null;
alter table file_quarantine add column destroyed_at timestamptz;
alter table file_quarantine add column destroyed_by uuid references principal (id);
