-- The registry of letters: kinds, journals, letters and the addressees of outgoing ones.
create table letter_kind (
  id uuid primary key,
  name text collate russian not null,
  directions text[] not null,
  -- Names of the card's fields that a letter of this kind may not leave empty.
  required text[] not null default '{}',
  due_days integer,
  enabled boolean not null default true,
  version integer not null default 1
);

-- A journal's template, restart and index are its number series, under the same id.
create table journal (
  id uuid primary key references number_series (id),
  name text collate russian not null,
  direction text not null check (direction in ('incoming', 'outgoing', 'internal')),
  department_id uuid references user_group (id),
  archived_at timestamptz,
  version integer not null default 1
);
create index journal_department on journal (department_id);
-- Who registers; without rows, everyone who holds the right.
create table journal_registrar (
  journal_id uuid not null references journal (id),
  principal_id uuid not null references principal (id),
  primary key (journal_id, principal_id)
);
create index journal_registrar_principal on journal_registrar (principal_id);

create table letter (
  -- Deferred, so that the record, with the number, is written last.
  id uuid primary key references record (id) deferrable initially deferred,
  direction text not null check (direction in ('incoming', 'outgoing', 'internal')),
  journal_id uuid not null references journal (id),
  kind_id uuid references letter_kind (id),
  -- Of an outgoing letter, the first addressee.
  correspondent_id uuid references contact (id),
  correspondent_name text not null default '',
  -- The person or group of ours that an incoming or internal letter is addressed to.
  addressee_id uuid references principal (id),
  signatory_name text not null default '',
  signatory_position text not null default '',
  document_date date,
  external_number text not null default '',
  received_on date,
  case_index text not null default '',
  forwarded_to text not null default '',
  main_sheets integer,
  appendix_count integer,
  appendix_sheets integer,
  instruction text not null default '',
  on_control boolean not null default false,
  signature_note text not null default '',
  signature_check text not null default '',
  department_id uuid references user_group (id),
  delivery_method text check (delivery_method in ('post', 'registered_post', 'courier', 'email', 'edo', 'fax', 'hand', 'other')),
  tracking_number text not null default '',
  note text not null default '',
  cancel_reason text
);
create index letter_journal on letter (journal_id);
create index letter_kind_of on letter (kind_id);
create index letter_correspondent on letter (correspondent_id);
create index letter_department on letter (department_id);
create index letter_addressee_of on letter (addressee_id);
create index letter_delivery on letter (delivery_method) where delivery_method is not null;
create index letter_control on letter (id) where on_control;

create table letter_addressee (
  id uuid primary key,
  letter_id uuid not null references letter (id),
  contact_id uuid references contact (id),
  name text not null,
  delivery_method text check (delivery_method in ('post', 'registered_post', 'courier', 'email', 'edo', 'fax', 'hand', 'other')),
  tracking_number text not null default '',
  position integer not null
);
create index letter_addressee_letter on letter_addressee (letter_id, position);
create index letter_addressee_contact on letter_addressee (contact_id);
