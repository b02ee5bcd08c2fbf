-- Under which rights the files of tasks and registers were read, by operation: they open only to somebody who holds as much.
-- Empty: read before this was kept.
alter table task add column read_under jsonb;
alter table journal_register add column read_under jsonb;
