drop table journal_register_file;
drop table journal_register;
drop table task_file;
drop table task;
