drop table ticket_turn;
drop index ticket_open;
drop index ticket_open_due;
drop table ticket;
drop table ticket_category;
drop table place;
drop index record_due_at;
alter table record drop column due_at;
