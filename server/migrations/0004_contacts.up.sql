-- Contacts: organisations and people outside, each a record.
create table contact (
  -- Deferred, so that a contact made in place is written before its record.
  id uuid primary key references record (id) deferrable initially deferred,
  kind text not null check (kind in ('organisation', 'person')),
  name text collate russian not null,
  -- The name as it is compared: lower case, ё as е, the legal form last. Ordered by bytes, for prefixes.
  name_key text collate "C" not null,
  full_name text not null default '',
  inn text not null default '',
  kpp text not null default '',
  ogrn text not null default '',
  postal_address text not null default '',
  legal_address text not null default '',
  emails text[] not null default '{}',
  phones text[] not null default '{}',
  organisation_id uuid references contact (id),
  position text not null default '',
  note text not null default '',
  -- Every word that a lookup finds the contact by: names, numbers, mailboxes, phones.
  words tsvector not null
);
create index contact_name on contact (name, id);
create index contact_key on contact (name_key, id);
-- Lookups come far more often than changes, so new words go into the index at once.
create index contact_words on contact using gin (words) with (fastupdate = off);
create index contact_organisation on contact (organisation_id) where organisation_id is not null;
-- Branches of one organisation share its ИНН and differ in КПП.
create unique index contact_inn on contact (kind, inn, kpp) where inn <> '';
