-- Takes the protection away and keeps every event: the months' rows go back to the default partition.
drop trigger journal_untouched on event;
do $$
declare
  child record;
begin
  for child in
    select c.oid::regclass as name, c.relname
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'event'::regclass
  loop
    execute format('drop trigger if exists journal_untouched on %s', child.name);
    if child.relname <> 'event_default' then
      execute format('alter table event detach partition %s', child.name);
      execute format('insert into event select * from %s', child.name);
      execute format('drop table %s', child.name);
    end if;
  end loop;
end $$;
drop table journal_seal;
drop function journal_make_partitions(integer, timestamptz);
drop function journal_first_id(timestamptz);
drop function journal_protect(regclass);
drop function journal_refuse_change();
drop function journal_after(integer, xid8, uuid, integer, boolean);
drop function journal_current_era();
drop table journal_era;
alter table event alter column era set default 1;
