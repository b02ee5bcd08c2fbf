// The one statement that writes a batch of records with all that belongs to them.

const name = (text: string): string => {
  if (!/^[a-z_]+$/.test(text)) throw new Error(`not a name of the schema: ${text}`);
  return `"${text}"`;
};

/** Takes the batch as JSON in `$1`; `columns` are those of the module's own rows, besides `id`. */
export function insertText(table: string, columns: readonly string[]): string {
  const own = ['id', ...columns].map(name);
  return `
  with given as materialized (
    select * from json_to_recordset($1::json) as given (
      id uuid, kind text, number text, ordinal bigint, title text, counterpart text, state text, state_group text, due_on date, due_at timestamptz,
      responsible_id uuid, registered_on date, registration_order bigint, life text, clearance text, created_by uuid,
      created_at timestamptz, changed_at timestamptz, done_on date, participants json, number_key text, words text, series_id uuid,
      period text, place bigint, suffix text, ledger text, number_state text, reason text, state_by uuid,
      state_at timestamptz, own json)
  ), made as (
    insert into record (id, kind, number, ordinal, title, counterpart, state, state_group, due_on, due_at, responsible_id,
      registered_on, registration_order, life, clearance, created_by, created_at, changed_at, done_on)
    select id, kind, number, ordinal, title, counterpart, state, state_group, due_on, due_at, responsible_id,
      registered_on, registration_order, life, clearance, created_by, created_at, changed_at, done_on from given
  ), taking as (
    insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
    select given.id, one.principal_id, one.part, given.kind, given.state, given.clearance, given.registration_order
    from given cross join lateral json_to_recordset(given.participants) as one (principal_id uuid, part text)
    on conflict do nothing
  ), found as (
    insert into search_row (record_id, kind, registration_order, clearance, number_key, words)
    select id, kind, registration_order, clearance, number_key,
      to_tsvector('pg_catalog.russian', words) || setweight(to_tsvector('pg_catalog.simple', words), 'A') from given
  ), due as (
    -- Rows of search besides the card are written by the worker, after the changes of people.
    insert into search_due (record_id, urgent, since) select id, false, now() from given on conflict do nothing
  ), numbered as (
    insert into issued_number (series_id, period, ordinal, suffix, number, state, record_id, reason, issued_by, issued_at,
      state_by, state_at)
    select series_id, period, place, suffix, ledger, number_state, id, reason, created_by, created_at, state_by, state_at
    from given where series_id is not null
  )
  insert into ${name(table)} (${own.join(', ')})
  select ${own.map((column) => `own.${column}`).join(', ')}
  from given cross join lateral json_populate_record(null::${name(table)}, given.own) as own`;
}

/** Takes rows of a table as JSON in `$1`, whole: what hangs on records, such as addressees, links, comments. */
export function rowsText(table: string, columns: readonly string[]): string {
  const list = columns.map(name).join(', ');
  return `insert into ${name(table)} (${list}) select ${list} from json_populate_recordset(null::${name(table)}, $1::json) on conflict do nothing`;
}
