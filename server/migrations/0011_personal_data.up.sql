-- data: rewrites setting where key = 'personal-data.kept' (what a step down put away goes back to its tables)
-- The law on personal data (152-ФЗ) as tables: purposes and consents, requests of people, blocking, the queue of what
-- is to be destroyed with its acts, packages, leftovers, unusual reading, incidents.

-- ── Purposes and consents ────────────────────────────────────────────────────────────────────
create table processing_purpose (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text collate russian not null check (name <> ''),
  -- What allows the processing; a consent is asked for only with the first.
  basis text not null check (basis in ('consent', 'contract', 'law')),
  basis_note text not null default '',
  -- Without an optional purpose everything else works.
  optional boolean not null default true,
  -- From this day consents to texts before `renew_ordinal` count no longer.
  renew_on date,
  renew_ordinal integer,
  archived_at timestamptz,
  version integer not null default 1,
  check ((renew_on is null) = (renew_ordinal is null))
);

-- One document of one purpose. A changed text is another row: what somebody agreed to stays as it was shown.
create table consent_text (
  id uuid primary key,
  purpose_id uuid not null references processing_purpose (id),
  ordinal integer not null,
  title text not null check (title <> ''),
  operator_name text not null check (operator_name <> ''),
  operator_address text not null check (operator_address <> ''),
  data_list text not null check (data_list <> ''),
  action_list text not null check (action_list <> ''),
  recipients text not null check (recipients <> ''),
  term text not null check (term <> ''),
  withdrawal text not null check (withdrawal <> ''),
  body text not null check (body <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  unique (purpose_id, ordinal)
);
create function consent_text_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a consent text is never changed: % is refused, make a new version', lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
create trigger consent_text_stays before update or delete on consent_text
  for each row execute function consent_text_stays();

create table consent (
  id uuid primary key,
  subject_id uuid not null references data_subject (id),
  purpose_id uuid not null references processing_purpose (id),
  text_id uuid not null references consent_text (id),
  form text not null check (form in ('button', 'paper', 'signature')),
  channel text not null check (channel in ('web', 'paper', 'messenger', 'import')),
  accepted_by uuid not null references principal (id),
  -- What proves it: a request, an event, the number of a paper.
  evidence text not null check (evidence <> ''),
  evidence_file_id uuid references file (id),
  given_at timestamptz not null,
  expires_on date,
  ended_at timestamptz,
  end_kind text check (end_kind in ('withdrawn', 'expired', 'renewed')),
  ended_by uuid references principal (id),
  end_channel text check (end_channel in ('web', 'paper', 'messenger', 'system')),
  end_evidence text not null default '',
  end_file_id uuid references file (id),
  -- The proof was kept its term and is gone; the row says that there was one.
  proof_removed_at timestamptz,
  check ((ended_at is null) = (end_kind is null))
);
create unique index consent_standing on consent (subject_id, purpose_id) where ended_at is null;
create index consent_subject on consent (subject_id, given_at desc, id desc);
create index consent_purpose on consent (purpose_id, given_at desc, id desc);
create index consent_given on consent (given_at desc, id desc);
create index consent_text_of on consent (text_id);
create index consent_expiring on consent (expires_on) where ended_at is null and expires_on is not null;
create index consent_ended on consent (ended_at) where ended_at is not null and proof_removed_at is null;

-- ── Requests of people ───────────────────────────────────────────────────────────────────────
create table subject_request (
  id uuid primary key,
  number bigint generated always as identity unique,
  kind text not null check (kind in ('access', 'correction', 'blocking', 'destruction', 'withdrawal', 'other')),
  -- Null while nobody has found whom it is about, or when the system holds nothing of the person.
  subject_id uuid references data_subject (id),
  -- The name and words of the asker: sealed under the subject's key once there is one.
  applicant text not null default '',
  details text not null default '',
  channel text not null check (channel in ('paper', 'mail', 'web', 'regulator')),
  arrived_on date not null,
  due_on date not null,
  prolonged_on date,
  prolong_reason text not null default '',
  responsible_id uuid not null references app_user (id),
  state text not null default 'open' check (state in ('open', 'answered', 'refused')),
  answer text not null default '',
  answered_at timestamptz,
  request_file_id uuid references file (id),
  answer_file_id uuid references file (id),
  -- The smallest number of days left of which an alarm has told.
  alarmed integer,
  created_by uuid not null references principal (id),
  created_at timestamptz not null,
  version integer not null default 1
);
create index subject_request_open on subject_request (due_on, id) where state = 'open';
create index subject_request_subject on subject_request (subject_id);
create index subject_request_created on subject_request (created_at desc, id desc);

-- ── End of life ──────────────────────────────────────────────────────────────────────────────
-- Acts keep no names: the person is told by the identifiers that the system gave.
create table destruction_act (
  id uuid primary key,
  number bigint generated always as identity unique,
  subject_id uuid not null references data_subject (id),
  way text not null check (way in ('destroy', 'anonymise', 'part')),
  body jsonb not null,
  pdf_file_id uuid references file (id),
  made_at timestamptz not null,
  keep_until date not null,
  -- When the last backup that holds the data is gone.
  backups_until date not null
);
create index destruction_act_subject on destruction_act (subject_id);
create index destruction_act_made on destruction_act (made_at desc, id desc);

-- What is to be destroyed: proposed by a withdrawal, a demand or a term, done only when an officer has approved it.
create table disposal (
  id uuid primary key,
  number bigint generated always as identity unique,
  subject_id uuid not null references data_subject (id),
  category text not null,
  cause text not null check (cause in ('withdrawal', 'demand', 'retention', 'request', 'order')),
  way text not null check (way in ('destroy', 'anonymise', 'part')),
  consent_id uuid references consent (id),
  request_id uuid references subject_request (id),
  reason text not null default '',
  proposed_at timestamptz not null,
  due_on date not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'done', 'declined')),
  decided_by uuid references principal (id),
  decided_at timestamptz,
  decline_reason text not null default '',
  alarmed integer,
  searched_at timestamptz,
  done_at timestamptz,
  act_id uuid references destruction_act (id),
  version integer not null default 1
);
create unique index disposal_once on disposal (subject_id, category) where state in ('proposed', 'approved');
create index disposal_open on disposal (due_on, id) where state in ('proposed', 'approved');
create index disposal_subject on disposal (subject_id);
create index disposal_proposed on disposal (proposed_at desc, id desc);

-- What the search for a person's name, phones and addresses found in free texts, with the decision on each.
create table leftover (
  id uuid primary key,
  disposal_id uuid not null references disposal (id) on delete cascade,
  place text not null,
  row_id uuid not null,
  decision text check (decision in ('replace', 'keep')),
  decided_by uuid references principal (id),
  decided_at timestamptz,
  unique (disposal_id, place, row_id)
);

-- A block takes the person's values out of the tables; they lie here under the person's key until it is released.
create table subject_block (
  id uuid primary key,
  subject_id uuid not null references data_subject (id),
  sealed bytea,
  request_id uuid references subject_request (id),
  blocked_by uuid not null references principal (id),
  blocked_at timestamptz not null,
  released_by uuid references principal (id),
  released_at timestamptz
);
create unique index subject_block_standing on subject_block (subject_id) where released_at is null;
create index subject_block_subject on subject_block (subject_id);

create table subject_package (
  id uuid primary key,
  subject_id uuid not null references data_subject (id),
  request_id uuid references subject_request (id),
  requested_by uuid not null references app_user (id),
  state text not null default 'waiting' check (state in ('waiting', 'working', 'ready', 'failed')),
  done_steps integer not null default 0,
  all_steps integer not null default 0,
  error text not null default '',
  json_file_id uuid references file (id),
  pdf_file_id uuid references file (id),
  created_at timestamptz not null,
  ready_at timestamptz
);
create index subject_package_subject on subject_package (subject_id, created_at desc);

-- ── Unusual reading, incidents ───────────────────────────────────────────────────────────────
create table reading_count (
  actor_id uuid not null,
  hour timestamptz not null,
  people integer not null,
  primary key (actor_id, hour)
);
create index reading_count_hour on reading_count (hour);
create table reading_alert (
  id uuid primary key,
  kind text not null check (kind in ('many', 'night', 'other-department')),
  actor_id uuid not null references principal (id),
  hour timestamptz not null,
  people integer not null,
  found_at timestamptz not null,
  seen_by uuid references principal (id),
  seen_at timestamptz,
  conclusion text not null default '',
  unique (kind, actor_id, hour)
);
create index reading_alert_found on reading_alert (found_at desc, id desc);

create table incident (
  id uuid primary key,
  number bigint generated always as identity unique,
  title text not null check (title <> ''),
  description text not null default '',
  noticed_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz,
  suspect_id uuid references principal (id),
  cause text not null default '',
  harm text not null default '',
  measures text not null default '',
  findings text not null default '',
  categories text[] not null default '{}',
  first_notice_at timestamptz,
  second_notice_at timestamptz,
  closed_at timestamptz,
  alarmed text[] not null default '{}',
  created_by uuid not null references principal (id),
  created_at timestamptz not null,
  version integer not null default 1
);
create index incident_noticed on incident (noticed_at desc, id desc);
create table incident_subject (
  incident_id uuid not null references incident (id) on delete cascade,
  subject_id uuid not null references data_subject (id),
  primary key (incident_id, subject_id)
);
create index incident_subject_subject on incident_subject (subject_id);

-- What a step down kept comes back.
insert into processing_purpose
  select t.* from setting s, jsonb_populate_recordset(null::processing_purpose, s.value -> 'purposes') t where s.key = 'personal-data.kept';
insert into consent_text
  select t.* from setting s, jsonb_populate_recordset(null::consent_text, s.value -> 'texts') t where s.key = 'personal-data.kept';
insert into consent
  select t.* from setting s, jsonb_populate_recordset(null::consent, s.value -> 'consents') t where s.key = 'personal-data.kept';
insert into subject_request overriding system value
  select t.* from setting s, jsonb_populate_recordset(null::subject_request, s.value -> 'requests') t where s.key = 'personal-data.kept';
insert into destruction_act overriding system value
  select t.* from setting s, jsonb_populate_recordset(null::destruction_act, s.value -> 'acts') t where s.key = 'personal-data.kept';
insert into disposal overriding system value
  select t.* from setting s, jsonb_populate_recordset(null::disposal, s.value -> 'disposals') t where s.key = 'personal-data.kept';
insert into leftover
  select t.* from setting s, jsonb_populate_recordset(null::leftover, s.value -> 'leftovers') t where s.key = 'personal-data.kept';
insert into subject_block
  select t.* from setting s, jsonb_populate_recordset(null::subject_block, s.value -> 'blocks') t where s.key = 'personal-data.kept';
insert into subject_package
  select t.* from setting s, jsonb_populate_recordset(null::subject_package, s.value -> 'packages') t where s.key = 'personal-data.kept';
insert into reading_alert
  select t.* from setting s, jsonb_populate_recordset(null::reading_alert, s.value -> 'alerts') t where s.key = 'personal-data.kept';
insert into incident overriding system value
  select t.* from setting s, jsonb_populate_recordset(null::incident, s.value -> 'incidents') t where s.key = 'personal-data.kept';
insert into incident_subject
  select t.* from setting s, jsonb_populate_recordset(null::incident_subject, s.value -> 'incidentSubjects') t where s.key = 'personal-data.kept';
select setval(pg_get_serial_sequence('subject_request', 'number'), greatest((select max(number) from subject_request), 1), exists (select from subject_request)),
  setval(pg_get_serial_sequence('destruction_act', 'number'), greatest((select max(number) from destruction_act), 1), exists (select from destruction_act)),
  setval(pg_get_serial_sequence('disposal', 'number'), greatest((select max(number) from disposal), 1), exists (select from disposal)),
  setval(pg_get_serial_sequence('incident', 'number'), greatest((select max(number) from incident), 1), exists (select from incident));
delete from setting where key = 'personal-data.kept';
