-- What makes the journal tamper-evident: monthly partitions, refusal of changes, eras and seals.

-- One row per cluster that the journal has lived in; transaction numbers are comparable only within an era.
create table journal_era (
  era integer primary key,
  system_identifier text not null,
  started_at timestamptz not null
);
create function journal_current_era() returns integer language sql stable as $$
  select coalesce(max(era), 1) from journal_era
$$;

-- The next `most` events after a place, in order; with `finished`, only of transactions that nothing can come before.
-- Sorting is off for it: the planner, which looks at the era alone, takes the rest of the journal for one row and sorts it.
create function journal_after(after_era integer, after_xid xid8, after_id uuid, most integer, finished boolean)
returns setof event language plpgsql stable set enable_sort = off as $$
begin
  if finished then
    return query select e.* from event e
      where (e.era, e.xid, e.id) > (after_era, after_xid, after_id)
        and (e.era, e.xid) < (journal_current_era(), pg_snapshot_xmin(pg_current_snapshot()))
      order by e.era, e.xid, e.id limit most;
  else
    return query select e.* from event e
      where (e.era, e.xid, e.id) > (after_era, after_xid, after_id)
      order by e.era, e.xid, e.id limit most;
  end if;
end $$;

-- Seal `no` covers the events after place (from_*), exclusive, up to place (to_*), inclusive, in order of (era, xid, id).
create table journal_seal (
  no bigint primary key,
  from_era integer not null,
  from_xid xid8 not null,
  from_id uuid not null,
  to_era integer not null,
  to_xid xid8 not null,
  to_id uuid not null,
  count integer not null,
  -- Events in this and all earlier seals.
  total bigint not null,
  -- SHA-256 over (id, stamp) of each event in order; an event's stamp is SHA-256 over its mac and place.
  digest bytea not null,
  -- 16 bytes of id and the first 8 of the stamp per event, so that a deleted event can be named.
  manifest bytea not null,
  -- The mac of the seal before.
  previous bytea not null,
  mac bytea not null,
  at timestamptz not null
);
alter table journal_seal alter column manifest set storage external;

create function journal_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only ever added to: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- Statement triggers are not inherited, and a truncate has no other kind: each partition gets its own.
create function journal_protect(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create trigger journal_untouched before update or delete or truncate on %s for each statement execute function journal_refuse_change()',
    target
  );
  execute format('alter table %s enable always trigger journal_untouched', target);
end $$;

select journal_protect('event'), journal_protect('event_default'), journal_protect('journal_seal');

-- The smallest uuidv7 of a moment.
create function journal_first_id(moment timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- Makes the partitions of the month of `moment` and of `months_ahead` months after it; returns the names of the new ones.
-- Attaching, unlike creating in place, lets inserts go on. Rows that had to go to the default partition move over.
create function journal_make_partitions(months_ahead integer, moment timestamptz) returns setof text
language plpgsql set lock_timeout = '3s' as $$
declare
  home name := (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = 'event'::regclass);
  spare text := format('%I.event_default', home);
  month timestamp;
  child text;
  lowest uuid;
  beyond uuid;
  late boolean;
begin
  perform pg_advisory_xact_lock(hashtext('journal_make_partitions'));
  for step in 0..months_ahead loop
    month := date_trunc('month', moment at time zone 'UTC') + make_interval(months => step);
    child := format('%I.%I', home, to_char(month, '"event_"YYYY_MM'));
    continue when to_regclass(child) is not null;
    lowest := journal_first_id(month at time zone 'UTC');
    beyond := journal_first_id((month + interval '1 month') at time zone 'UTC');
    execute format('create table %s (like %I.event including defaults including constraints)', child, home);
    execute format('lock table %s in access exclusive mode', spare);
    execute format('select exists (select from %s where id >= %L and id < %L)', spare, lowest, beyond) into late;
    if late then
      execute format('alter table %s disable trigger journal_untouched', spare);
      execute format(
        'with moved as (delete from %s where id >= %L and id < %L returning *) insert into %s select * from moved',
        spare, lowest, beyond, child
      );
      execute format('alter table %s enable always trigger journal_untouched', spare);
    end if;
    execute format('alter table %I.event attach partition %s for values from (%L) to (%L)', home, child, lowest, beyond);
    perform journal_protect(child::regclass);
    return next to_char(month, '"event_"YYYY_MM');
  end loop;
end $$;

select journal_make_partitions(3, now());
