drop table dispatch_item;
drop table dispatch_register;
drop index letter_addressee_delivery;
alter table letter_addressee
  drop column delivery_state,
  drop column sent_on,
  drop column settled_on,
  drop column delivery_note,
  drop column delivery_by,
  drop column delivery_at;
-- What was given up stays unused, with its reason, as a cancelled number without a record; the step up knows it again.
update issued_number set state = 'cancelled' where state = 'released';
drop index issued_number_suffix_once;
drop index issued_number_reservation;
alter table issued_number
  drop constraint issued_number_state_check,
  add constraint issued_number_state_check check (state in ('used', 'reserved', 'cancelled')),
  drop column reservation_id,
  drop column state_by,
  drop column state_at;
drop table number_reservation;
