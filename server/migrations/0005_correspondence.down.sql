drop table letter_addressee;
drop table letter;
drop table journal_registrar;
drop table journal;
drop table letter_kind;
