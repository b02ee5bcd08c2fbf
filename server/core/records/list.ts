// Lists of records: one primitive for every module. Natural order is registration order, newest first, paged by key.
// Enum values and limits are literals, so each shape is one prepared statement with a plan of its own; ids are parameters.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import { plannedAnew } from '../db/driver.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { Lens } from '../rights.ts';
import { recordRows } from '../scope.ts';
import { amongIds, fewVisible } from './few.ts';

export interface SortKey {
  /** The column that sorts, not null, of the record or the module's own table. */
  column: string;
  descending: boolean;
  type: 'bigint' | 'date' | 'timestamptz' | 'text';
  /** Only rows that have the column, such as a due date. */
  present?: boolean;
}
export const registrationSort: SortKey = { column: 'record.registration_order', descending: true, type: 'bigint' };
export const commonSorts = {
  registered: registrationSort,
  due: { column: 'record.due_on', descending: false, type: 'date', present: true },
  counterpart: { column: 'record.counterpart', descending: false, type: 'text' },
  changed: { column: 'record.changed_at', descending: true, type: 'timestamptz' },
} as const satisfies Record<string, SortKey>;

export interface ListRequest {
  kind: string;
  /** The module's own table, joined by the record's id. */
  table?: string;
  /** More tables to join for columns, such as names; left joins only. */
  joins?: RawBuilder<unknown>;
  columns: RawBuilder<unknown>;
  sort: SortKey;
  /** Conditions on `record` and the module's table. */
  filters: readonly RawBuilder<SqlBool>[];
  /** A filter on the record's state, which the participants' index holds too. */
  state?: string | undefined;
  /** Only records in which the actor takes part. */
  mine?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

export interface Cursor {
  key: string | number;
  id: string;
}

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');
export function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if ((typeof key !== 'string' && typeof key !== 'number') || !/^[0-9a-f-]{36}$/.test(id)) throw new Error();
    return { key, id };
  } catch {
    throw new Refusal('bad_cursor');
  }
}

/** A literal for closed lists of values: the statement's text then names the value, and the plan knows it. */
function literal(value: string): RawBuilder<string> {
  if (!/^[\w.-]+$/.test(value)) throw new Error(`not a literal: ${value}`);
  return sql.raw(`'${value}'`);
}

export interface ListPage {
  items: Record<string, unknown>[];
  next: string | null;
}

/** One page. Rows carry the requested columns. */
export async function listRecords(reader: AnyReader, request: ListRequest): Promise<ListPage> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return { items: [], next: null };
  const natural = request.sort.column === registrationSort.column;
  const narrow = lenses.filter((lens) => lens.principals !== 'all');
  const twoPass =
    natural && request.filters.length === 0 && narrow.length === lenses.length && lenses.every((lens) => !lens.parts);
  const few = twoPass ? null : await fewVisible(reader, lenses, literal(request.kind));
  const query = twoPass ? ownOrder(narrow, request) : filtered(lenses, few ? among(request, few) : request);
  const { rows } = await query.execute(unscoped(reader));
  const found = rows as (Record<string, unknown> & { list_key: string | number; list_id: string })[];
  const items = found.slice(0, request.limit);
  const last = items.at(-1);
  const next = found.length > request.limit && last ? encodeCursor({ key: last.list_key, id: last.list_id }) : null;
  return { items: items.map(({ list_key: _key, list_id: _id, ...row }) => row), next };
}

/** How many rows a list has, counted no further than `most`. */
export async function countRecords(reader: AnyReader, request: ListRequest, most: number): Promise<number> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return 0;
  const few = await fewVisible(reader, lenses, literal(request.kind));
  const asked = few ? among(request, few) : request;
  const { rows } = await sql<{ count: number }>`${plannedAnew}select count(*)::int as count from (
    select 1 from ${source(asked)} where ${sql.join(conditions(lenses, asked), sql` and `)} limit ${sql.raw(String(most))}) as counted`.execute(
    unscoped(reader),
  );
  return rows[0]?.count ?? 0;
}

const among = (request: ListRequest, ids: readonly string[]): ListRequest => ({
  ...request,
  filters: [...request.filters, amongIds(ids)],
});

function lensesOf(reader: AnyReader, request: ListRequest): readonly Lens[] {
  const lenses = reader.actor.rights.lenses(reader.operation);
  if (!request.mine) return lenses;
  const covered = reader.actor.rights.clearances(reader.operation);
  return covered.length > 0 ? [{ principals: [reader.actor.id], clearances: covered }] : [];
}

const source = (request: ListRequest): RawBuilder<unknown> =>
  request.table
    ? sql`record join ${sql.table(request.table)} on ${sql.ref(`${request.table}.id`)} = record.id`
    : sql`record`;

function conditions(lenses: readonly Lens[], request: ListRequest): RawBuilder<SqlBool>[] {
  return [
    sql<SqlBool>`record.kind = ${literal(request.kind)}`,
    ...(request.state ? [sql<SqlBool>`record.state = ${literal(request.state)}`] : []),
    ...(request.sort.present ? [sql<SqlBool>`${sql.ref(request.sort.column)} is not null`] : []),
    ...request.filters,
    recordRows(lenses),
  ];
}

function beyond(request: ListRequest, column: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<SqlBool>[] {
  if (!request.after) return [];
  const cursor = decodeCursor(request.after);
  const sign = sql.raw(request.sort.descending ? '<' : '>');
  return [sql<SqlBool>`(${column}, ${id}) ${sign} (${cursor.key}::${sql.raw(request.sort.type)}, ${cursor.id}::uuid)`];
}

function filtered(lenses: readonly Lens[], request: ListRequest) {
  const column = sql.ref(request.sort.column);
  const id = sql.ref('record.id');
  const direction = sql.raw(request.sort.descending ? 'desc' : 'asc');
  const where = sql.join([...conditions(lenses, request), ...beyond(request, column, id)], sql` and `);
  const plan = request.filters.length > 0 ? plannedAnew : sql``;
  return sql`${plan}select ${column} as list_key, ${id} as list_id, ${request.columns}
    from ${source(request)} ${request.joins ?? sql``} where ${where}
    order by ${column} ${direction}, ${id} ${direction} limit ${sql.raw(String(request.limit + 1))}`;
}

/**
 * The newest page over many principals without reading each one's page whole: four of each first; the cut is the page's
 * last among those; only principals whose fourth lies above the cut are read on, down to it. A principal may hold several
 * parts in one record, hence `distinct`.
 */
function ownOrder(lenses: readonly Lens[], request: ListRequest) {
  const pairs = lenses.flatMap((lens) =>
    (lens.principals as string[]).flatMap((principal) =>
      lens.clearances.map((mark): [string, Clearance] => [principal, mark]),
    ),
  );
  const limit = sql.raw(String(request.limit + 1));
  const state = request.state ? sql` and part.state = ${literal(request.state)}` : sql``;
  const page = beyond(request, sql`part.registration_order`, sql`part.record_id`);
  const after = page.length > 0 ? sql` and ${sql.join(page, sql` and `)}` : sql``;
  const each = (more: RawBuilder<unknown>, count: RawBuilder<unknown>) => sql`
    select distinct part.registration_order as place, part.record_id as id from participant as part
    where part.principal_id = pair.principal and part.kind = ${literal(request.kind)} and part.clearance = pair.mark${state}${after}${more}
    order by part.registration_order desc, part.record_id desc limit ${count}`;
  return sql`
    with pair as materialized (
      select * from unnest(${pairs.map(([principal]) => principal)}::uuid[], ${pairs.map(([, mark]) => mark)}::text[]) as pair (principal, mark)
    ), first as materialized (
      select pair.principal, pair.mark, four.place, four.id from pair cross join lateral (${each(sql``, sql.raw('4'))}) as four
    ), cut as materialized (
      select place, id from (select distinct place, id from first) as seen order by place desc, id desc offset ${sql.raw(String(request.limit))} limit 1
    ), fourth as materialized (
      select principal, mark, (array_agg(place order by place, id))[1] as place, (array_agg(id order by place, id))[1] as id
      from first group by principal, mark having count(*) = 4
    ), rest as (
      select more.place, more.id from fourth as pair left join cut on true
      cross join lateral (${each(sql` and (part.registration_order, part.record_id) < (pair.place, pair.id) and (cut.id is null or (part.registration_order, part.record_id) >= (cut.place, cut.id))`, limit)}) as more
      where cut.id is null or (pair.place, pair.id) > (cut.place, cut.id)
    ), page as materialized (
      select place, id from (select place, id from first union select place, id from rest) as both_passes
      order by place desc, id desc limit ${limit}
    )
    select page.place as list_key, page.id as list_id, ${request.columns}
    from page join record on record.id = page.id ${request.table ? sql`join ${sql.table(request.table)} on ${sql.ref(`${request.table}.id`)} = record.id` : sql``}
    ${request.joins ?? sql``} order by page.place desc, page.id desc`;
}
