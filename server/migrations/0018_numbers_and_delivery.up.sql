-- Numbers that are reserved, given by hand or given up; delivery of outgoing letters to each addressee, dispatch registers.
-- data: rewrites issued_number.state (a number given up is "cancelled" without a record to the earlier program)
-- data: rewrites letter_addressee.delivery_method (an addressee without a way of delivery takes that of the letter)
-- data: rewrites letter_addressee.tracking_number (the first addressee takes the tracking number of the letter)

-- A block of ordinals kept for a person; each of them is a row of issued_number.
create table number_reservation (
  id uuid primary key,
  series_id uuid not null references number_series (id),
  period text not null,
  first_ordinal bigint not null,
  last_ordinal bigint not null,
  holder_id uuid not null references principal (id),
  reason text not null,
  -- The last day on which the holder may use it; empty means until the period is closed.
  until date,
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  check (first_ordinal <= last_ordinal)
);
create index number_reservation_holder on number_reservation (holder_id, id);
create index number_reservation_series on number_reservation (series_id, period, id);

alter table issued_number
  add column reservation_id uuid references number_reservation (id),
  -- Who brought it into its present state, and when; empty while it is as it was issued.
  add column state_by uuid references principal (id),
  add column state_at timestamptz,
  drop constraint issued_number_state_check,
  add constraint issued_number_state_check check (state in ('used', 'reserved', 'cancelled', 'released'));
-- The earlier program has no state for what was given up: there it is a cancelled number without a record.
update issued_number set state = 'released' where state = 'cancelled' and record_id is null;
create index issued_number_reservation on issued_number (reservation_id) where reservation_id is not null;
-- «12а» and «12a» look the same on paper: look-alike letters of both alphabets are one suffix.
create unique index issued_number_suffix_once on issued_number
  (series_id, period, ordinal, translate(lower(suffix), 'abcehkmoptxy', 'авсенкмортху')) where suffix <> '';

-- Null in delivery_state: nobody keeps track of it (letters from before, imported ones).
alter table letter_addressee
  add column delivery_state text check (delivery_state in ('to_send', 'sent', 'delivered', 'returned', 'refused')),
  add column sent_on date,
  -- When it arrived, came back or was refused.
  add column settled_on date,
  add column delivery_note text not null default '',
  add column delivery_by uuid references principal (id),
  add column delivery_at timestamptz;
create index letter_addressee_delivery on letter_addressee (delivery_state, id) where delivery_state is not null;

-- What the cards said of the whole letter moves to the addressees, who have said it themselves since. What does not fit
-- there stays readable in the note.
update letter_addressee a
set delivery_note = trim(leading from concat_ws('; ',
  case when l.tracking_number <> '' and a.tracking_number <> '' and a.tracking_number <> l.tracking_number
    then 'На карточке письма был номер отправления ' || l.tracking_number end,
  case when l.delivery_method is not null and a.delivery_method is not null and a.delivery_method <> l.delivery_method
    then 'На карточке письма был способ отправки ' || l.delivery_method end))
from letter l
where l.id = a.letter_id and l.direction = 'outgoing'
  and a.position = (select min(position) from letter_addressee other where other.letter_id = l.id);
update letter_addressee a set delivery_method = l.delivery_method
from letter l
where l.id = a.letter_id and l.direction = 'outgoing' and a.delivery_method is null and l.delivery_method is not null;
update letter_addressee a set tracking_number = l.tracking_number
from letter l
where l.id = a.letter_id and l.direction = 'outgoing' and a.tracking_number = '' and l.tracking_number <> ''
  and a.position = (select min(position) from letter_addressee other where other.letter_id = l.id);

-- «Реестр отправки»: letters handed over together, by one way of delivery, on one day.
create table dispatch_register (
  id uuid primary key,
  number text not null,
  ordinal bigint not null,
  period text not null,
  method text not null check (method in ('post', 'registered_post', 'courier', 'email', 'edo', 'fax', 'hand', 'other')),
  sent_on date not null,
  note text not null default '',
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by uuid references principal (id),
  cancel_reason text not null default '',
  unique (period, ordinal)
);
create index dispatch_register_made_by on dispatch_register (made_by, id);
create table dispatch_item (
  register_id uuid not null references dispatch_register (id),
  addressee_id uuid not null references letter_addressee (id),
  position integer not null,
  tracking_number text not null default '',
  weight integer,
  primary key (register_id, addressee_id)
);
create index dispatch_item_addressee on dispatch_item (addressee_id);
