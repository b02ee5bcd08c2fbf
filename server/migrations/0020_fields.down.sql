drop index record_created_by;
drop index record_open_due;
drop index record_late;
alter table record drop column done_on;
drop table record_field_value;
drop table record_field;
