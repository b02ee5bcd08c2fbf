drop table task_file;
drop table task;
