-- The organisation's own fields of records with their values, the day on which a record was done, and the index that
-- figures by registrar open their letters with.
create table record_field (
  id uuid primary key,
  -- What the field belongs to: `letter`. Modules name their subjects on their cards.
  subject text not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text collate russian not null check (name <> ''),
  type text not null check (type in ('text', 'long-text', 'number', 'date', 'flag', 'choice', 'principal', 'contact')),
  help text not null default '',
  unit text not null default '',
  decimals integer not null default 0 check (decimals between 0 and 6),
  -- Of a choice: [{ key, title, retired }].
  options jsonb not null default '[]',
  -- The kinds of records that have the field; empty means all of the subject.
  kinds text[] not null default '{}',
  required boolean not null default false,
  -- The subject's own kinds that have it: [{ id, required }]; null means all, and records without one.
  variants jsonb,
  personal boolean not null default false,
  enabled boolean not null default true,
  -- A value was written once: the type stays, options are retired instead of removed.
  used boolean not null default false,
  position integer not null,
  version integer not null default 1,
  constraint record_field_key_once unique (subject, key)
);

create table record_field_value (
  id uuid primary key,
  record_id uuid not null references record (id) deferrable initially deferred,
  field_id uuid not null constraint record_field_in_use references record_field (id),
  -- Copied from the record, so that a list in natural order is one range of an index.
  registration_order bigint not null,
  text_value text,
  -- The option of a choice; `yes` or `no` of a flag.
  code text collate "C",
  number_value numeric,
  date_value date,
  principal_id uuid references principal (id),
  contact_id uuid references record (id),
  unique (record_id, field_id)
);
create index record_field_value_code on record_field_value (field_id, code, registration_order desc, record_id desc)
  where code is not null;
create index record_field_value_number on record_field_value (field_id, number_value, record_id) where number_value is not null;
create index record_field_value_date on record_field_value (field_id, date_value, record_id) where date_value is not null;
create index record_field_value_principal
  on record_field_value (principal_id, field_id, registration_order desc, record_id desc) where principal_id is not null;
create index record_field_value_contact
  on record_field_value (contact_id, field_id, registration_order desc, record_id desc) where contact_id is not null;
-- Words of texts, folded as search folds them. The expression stands in server/core/fields/field-filter.ts too.
create index record_field_value_words on record_field_value using gin (
  (to_tsvector('pg_catalog.russian', translate(lower(text_value), 'ё«»„“”№', 'е      '))
    || to_tsvector('pg_catalog.simple', translate(lower(text_value), 'ё«»„“”№', 'е      ')))
) where text_value is not null;

-- The day on which the record was done; of records done before, as the journal tells it.
alter table record add column done_on date;
update record set done_on = coalesce(
  (select max(e.at) from event e where e.record_id = record.id and e.outcome = 'done'
    and e.data -> 'changes' @> '[{"field": "state", "to": "done"}]'),
  changed_at)::date
where state_group = 'done';
create index record_late on record (kind, registration_order desc, id desc) where done_on > due_on;
create index record_open_due on record (kind, due_on, id) where done_on is null and due_on is not null;
create index record_created_by on record (created_by, kind, registration_order desc, id desc);
