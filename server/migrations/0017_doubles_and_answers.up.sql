-- Letters that were registered twice, contacts that are one, and letters that wait for an answer.

-- ── Letters ──────────────────────────────────────────────────────────────────────────────────
alter table letter
  -- What doubles are found by: their number and the sender, folded. Null until they were computed: letters that came
  -- past the registration (imports, earlier versions) are folded by a job.
  add column number_key text collate "C",
  add column sender_key text collate "C",
  -- The day by which the other side (of an outgoing letter) or we (of an incoming one) should have answered.
  add column answer_by date,
  -- The first letter in force that answers this one; a letter without it and with a day waits.
  add column answered_id uuid references letter (id) deferrable initially deferred;
create index letter_unfolded on letter (id) where number_key is null;
create index letter_number_sender on letter (number_key, sender_key) where number_key <> '';
create index letter_number_date on letter (number_key, document_date) where number_key <> '';
create index letter_sender_date on letter (sender_key, document_date) where sender_key <> '';
create index letter_waiting on letter (direction, answer_by, id) where answer_by is not null and answered_id is null;
create index letter_answered on letter (answered_id) where answered_id is not null;

alter table letter_kind
  -- Incoming letters of the kind wait for our answer by their due date.
  add column needs_answer boolean not null default false,
  -- The registered answer marks the letter as done.
  add column answer_closes boolean not null default false;

alter table attachment add column second_copy boolean not null default false;

-- ── Contacts ─────────────────────────────────────────────────────────────────────────────────
alter table contact
  add column merged_into uuid references contact (id),
  -- What doubles are found by: ИНН, name, phones, mailboxes. Null until they were computed.
  add column double_keys text[];
create index contact_merged on contact (merged_into) where merged_into is not null;
create index contact_double_keys on contact using gin (double_keys) with (fastupdate = off);
create index contact_unfolded on contact (id) where double_keys is null;
drop index contact_inn;
create unique index contact_inn on contact (kind, inn, kpp) where inn <> '' and merged_into is null;

-- What a merge moved and changed, so that it can be undone to the letter.
create table contact_merge (
  id uuid primary key,
  kept_id uuid not null references contact (id),
  merged_id uuid not null references contact (id),
  merged_by uuid not null references principal (id),
  merged_at timestamptz not null,
  undone_by uuid references principal (id),
  undone_at timestamptz,
  -- [{ place, ids }]: the rows that pointed to the merged contact.
  moved jsonb not null,
  -- The kept contact's fields that the merge changed: { field: [before, after] }. Gone with the person's data.
  changed jsonb
);
create unique index contact_merge_standing on contact_merge (merged_id) where undone_at is null;
create index contact_merge_kept on contact_merge (kept_id, merged_at desc);

-- Pairs that look like one contact, and those of which somebody said that they are two.
create table contact_double (
  one_id uuid not null references contact (id),
  other_id uuid not null references contact (id),
  score real not null,
  reasons text[] not null,
  found_at timestamptz not null,
  parted_by uuid references principal (id),
  parted_at timestamptz,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index contact_double_open on contact_double (score desc, one_id, other_id) where parted_at is null;
create index contact_double_other on contact_double (other_id);
