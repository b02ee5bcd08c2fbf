-- A picture without what a camera wrote beside it, and the one as it was sent, which goes once this one is attached.
alter table file add column cleaned_of uuid references file (id) on delete set null;
create unique index file_cleaned_of on file (cleaned_of) where cleaned_of is not null;

-- Attachments taken out of sight because they show a patient: the original is opened by the personal-data officer alone.
create table file_quarantine (
  id uuid primary key,
  attachment_id uuid not null references attachment (id),
  record_id uuid not null references record (id),
  file_id uuid not null references file (id),
  -- The copy with the patient painted over, which stands in its place.
  redacted_id uuid references attachment (id),
  reason text not null default '',
  held_at timestamptz not null,
  held_by uuid not null references principal (id),
  -- Given back by the officer: it was no patient.
  returned_at timestamptz,
  returned_by uuid references principal (id),
  conclusion text not null default ''
);
create unique index file_quarantine_held on file_quarantine (attachment_id) where returned_at is null;
create index file_quarantine_at on file_quarantine (held_at, id);
create index file_quarantine_record on file_quarantine (record_id);
create index file_quarantine_file on file_quarantine (file_id);
create index file_quarantine_redacted on file_quarantine (redacted_id) where redacted_id is not null;
