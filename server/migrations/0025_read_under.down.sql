alter table journal_register drop column read_under;
alter table task drop column read_under;
