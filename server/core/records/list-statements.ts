// The statements of lists. Each finds the page's keys first, in a step that the planner can't turn around, and joins what
// is shown to those alone. Enum values and limits are literals, so each shape is one prepared statement with a plan of its
// own; ids are parameters.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import type { Lens } from '../rights.ts';
import { recordRows } from '../scope.ts';
import { decodeCursor } from './list-cursor.ts';
import { type IdSet, type ListRequest, registrationSort } from './list-request.ts';

/** A literal for closed lists of values: the statement's text then names the value, and the plan knows it. */
export function literal(value: string): RawBuilder<string> {
  if (!/^[\w.-]+$/.test(value)) throw new Error(`not a literal: ${value}`);
  return sql.raw(`'${value}'`);
}
const number = (value: number) => sql.raw(String(value));
const and = (conditions: readonly RawBuilder<SqlBool>[]) => sql.join([...conditions], sql` and `);

export const isNatural = (request: ListRequest): boolean => request.sort.column === registrationSort.column;

/** Rows past the page before. */
function beyond(request: ListRequest, column: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<SqlBool>[] {
  if (!request.after) return [];
  const cursor = decodeCursor(request.after, request.sort.type);
  const sign = sql.raw(request.sort.descending ? '<' : '>');
  return [sql<SqlBool>`(${column}, ${id}) ${sign} (${cursor.key}::${sql.raw(request.sort.type)}, ${cursor.id}::uuid)`];
}

const isKind = (request: ListRequest) => sql<SqlBool>`record.kind = ${literal(request.kind)}`;
const isState = (request: ListRequest) =>
  request.state ? [sql<SqlBool>`record.state = ${literal(request.state)}`] : [];
const isSorted = (request: ListRequest) =>
  request.sort.present ? [sql<SqlBool>`${sql.ref(request.sort.column)} is not null`] : [];
const beyondRecord = (request: ListRequest) =>
  beyond(request, sql.ref(request.sort.column), sql.ref(request.sort.of?.recordId ?? 'record.id'));

const ordered = (request: ListRequest, column: RawBuilder<unknown>, id: RawBuilder<unknown>) => {
  const direction = sql.raw(request.sort.descending ? 'desc' : 'asc');
  return sql`order by ${column} ${direction}, ${id} ${direction}`;
};
const inOrder = (request: ListRequest) =>
  ordered(request, sql.ref(request.sort.column), sql.ref(request.sort.of?.recordId ?? 'record.id'));
/** The table that a sort's column stands in, beside `record`. */
const joinSorted = ({ sort }: ListRequest) =>
  sort.of ? sql` join ${sort.of.table} on ${sql.ref(sort.of.recordId)} = record.id and ${sort.of.where}` : sql``;

const joinTable = (request: ListRequest) =>
  request.table ? sql` join ${sql.table(request.table)} on ${sql.ref(`${request.table}.id`)} = record.id` : sql``;
/** Filters that are not met already by whatever `sets` hold. */
const remaining = (request: ListRequest, sets: readonly IdSet[]) =>
  request.filters.filter((filter) => !filter.among || !sets.includes(filter.among));
/** The module's table is joined for its own filters only. */
const joinFiltered = (request: ListRequest, sets: readonly IdSet[] = []) =>
  remaining(request, sets).some((filter) => filter.ofTable) ? joinTable(request) : sql``;

/** The rows of a page whose keys `page (place, id)` are found. */
function shown(request: ListRequest, before: RawBuilder<unknown>, page: RawBuilder<unknown>) {
  return sql`with ${before}page as materialized (${page})
    select page.place as list_key, page.id as list_id, ${request.columns}
    from page join record on record.id = page.id${joinTable(request)} ${request.joins ?? sql``}
    ${ordered(request, sql`page.place`, sql`page.id`)}`;
}
const page = (request: ListRequest, from: RawBuilder<unknown>, where: readonly RawBuilder<SqlBool>[]) =>
  sql`select ${sql.ref(request.sort.column)} as place, record.id from ${from}
    where ${and(where)} ${inOrder(request)} limit ${number(request.limit + 1)}`;

/** The list's conditions on `record` and the module's table, but for those that all of the sets' records meet. */
function conditions(lenses: readonly Lens[], request: ListRequest, sets: readonly IdSet[] = []): RawBuilder<SqlBool>[] {
  return [
    isKind(request),
    ...isState(request),
    ...isSorted(request),
    ...remaining(request, sets).map((filter) => filter.where),
    ...(sets.some((set) => set.own) ? [] : [recordRows(lenses)]),
  ];
}

/** Along the sort's index until the page is full, however far that is. */
export function along(lenses: readonly Lens[], request: ListRequest) {
  const where = [...conditions(lenses, request), ...beyondRecord(request)];
  return shown(request, sql``, page(request, sql`record${joinSorted(request)}${joinFiltered(request)}`, where));
}

/** Along the sort's index, but no further than `budget` rows: a page that isn't full then says nothing. */
export function walk(lenses: readonly Lens[], request: ListRequest, budget: number) {
  const bounded = request.filters.filter((filter) => filter.column === request.sort.column);
  const inside = [
    isKind(request),
    ...isSorted(request),
    ...bounded.map((filter) => filter.where),
    ...beyondRecord(request),
  ];
  const outside = request.filters.filter((filter) => !bounded.includes(filter)).map((filter) => filter.where);
  (isNatural(request) ? inside : outside).push(...isState(request));
  const near = sql`(select record.* from record where ${and(inside)} ${inOrder(request)} limit ${number(budget)}) as record`;
  return shown(request, sql``, page(request, sql`${near}${joinFiltered(request)}`, [...outside, recordRows(lenses)]));
}

/** The ids that all the sets hold. */
const common = (sets: readonly IdSet[]) =>
  sql.join(
    sets.map((set) => sql`select listed.id from (${set.ids}) as listed`),
    sql` intersect `,
  );

/** From what sets find together. One that knows its places is read in natural order until the page is full. */
export function from(sets: readonly [IdSet, ...IdSet[]], lenses: readonly Lens[], request: ListRequest) {
  const [set, ...others] = sets;
  const where = conditions(lenses, request, sets);
  const join = sql`join record on record.id = few.id${joinSorted(request)}${joinFiltered(request, sets)}`;
  if (!set.placed || !isNatural(request)) {
    const few = sql`few as materialized (select distinct id from (${common(sets)}) as listed), `;
    return shown(request, few, page(request, sql`few ${join}`, [...where, ...beyondRecord(request)]));
  }
  const inOthers = others.length > 0 ? [sql<SqlBool>`listed.id in (${common(others)})`] : [];
  const past = [...beyond(request, sql`listed.place`, sql`listed.id`), ...inOthers];
  const few = sql`(select distinct listed.place, listed.id from (${set.ids}) as listed
    ${past.length > 0 ? sql`where ${and(past)}` : sql``} order by listed.place desc, listed.id desc offset 0) as few`;
  return shown(
    request,
    sql``,
    sql`select few.place, few.id from ${few} ${join}
      where ${and(where)} order by few.place desc, few.id desc limit ${number(request.limit + 1)}`,
  );
}

/** How many rows there are, counted no further than `most`; of what sets find together, or else along an index. */
export function counted(sets: readonly IdSet[], lenses: readonly Lens[], request: ListRequest, most: number) {
  const rows =
    sets.length > 0
      ? sql`(select distinct id from (${common(sets)}) as listed) as few join record on record.id = few.id`
      : sql`record`;
  return sql<{ count: number }>`select count(*)::int as count from (
    select from ${rows}${joinSorted(request)}${joinFiltered(request, sets)} where ${and(conditions(lenses, request, sets))} limit ${number(most)}) as some_of_them`;
}

/** How a list's records are taken apart for figures. */
export interface Grouping {
  /** The key of a record's group. */
  by: RawBuilder<unknown>;
  /** Names the module's own table. */
  ofTable?: boolean;
  /** More tables that the key comes from; a record may then stand in several groups. */
  joins?: RawBuilder<unknown>;
  /** The period in registration order, which `request` is filtered by too. */
  places: { from: number; to: number };
}

/**
 * The records of a list by groups, each with its count: the list's own conditions, so that a figure is what the list shows.
 * `also` narrows to records under these lenses too.
 */
export function grouped(
  lenses: readonly Lens[],
  also: readonly Lens[] | null,
  request: ListRequest,
  { by, ofTable, joins, places }: Grouping,
) {
  const narrow = lenses.every((lens) => lens.principals !== 'all');
  const mine = sql`select listed.id from (${ownIds(narrow ? lenses : [], request)}) as listed
    where listed.place >= ${places.from}::bigint and listed.place < ${places.to}::bigint`;
  const sets: IdSet[] = narrow ? [{ key: 'own of a period', ids: mine, own: true }] : [];
  const rows = narrow
    ? sql`(select distinct id from (${mine}) as of_period) as few join record on record.id = few.id`
    : sql`record`;
  const table = ofTable || request.filters.some((filter) => filter.ofTable) ? joinTable(request) : sql``;
  const where = [...conditions(lenses, request, sets), ...(also ? [recordRows(also)] : [])];
  return sql<{ key: string | null; count: number }>`select (${by})::text as key, count(*)::int as count
    from ${rows}${table}${joins ?? sql``} where ${and(where)} group by 1`;
}

/** The records in which the lenses' principals take part; all lenses are narrow. */
export function ownIds(lenses: readonly Lens[], request: ListRequest): RawBuilder<unknown> {
  const state = request.state ? sql` and part.state = ${literal(request.state)}` : sql``;
  const each = lenses.map((lens) => {
    const parts = lens.parts ? sql` and part.part = any(${[...lens.parts]}::text[])` : sql``;
    return sql`select part.record_id as id, part.registration_order as place from participant as part
      where part.principal_id = any(${[...lens.principals]}::uuid[]) and part.kind = ${literal(request.kind)}
        and part.clearance = any(${[...lens.clearances]}::text[])${state}${parts}`;
  });
  return sql.join(each, sql` union all `);
}

/**
 * The newest page over many principals without reading each one's page whole: four of each first; the cut is the page's
 * last among those; only principals whose fourth lies above the cut are read on, down to it. A principal may hold several
 * parts in one record, hence `distinct`.
 */
export function ownOrder(lenses: readonly Lens[], request: ListRequest) {
  const pairs = lenses.flatMap((lens) =>
    (lens.principals as string[]).flatMap((principal) =>
      lens.clearances.map((mark): [string, Clearance] => [principal, mark]),
    ),
  );
  const limit = number(request.limit + 1);
  const state = request.state ? sql` and part.state = ${literal(request.state)}` : sql``;
  const past = beyond(request, sql`part.registration_order`, sql`part.record_id`);
  const after = past.length > 0 ? sql` and ${and(past)}` : sql``;
  const each = (more: RawBuilder<unknown>, count: RawBuilder<unknown>) => sql`
    select distinct part.registration_order as place, part.record_id as id from participant as part
    where part.principal_id = pair.principal and part.kind = ${literal(request.kind)} and part.clearance = pair.mark${state}${after}${more}
    order by part.registration_order desc, part.record_id desc limit ${count}`;
  const before = sql`pair as materialized (
      select * from unnest(${pairs.map(([principal]) => principal)}::uuid[], ${pairs.map(([, mark]) => mark)}::text[]) as pair (principal, mark)
    ), first as materialized (
      select pair.principal, pair.mark, four.place, four.id from pair cross join lateral (${each(sql``, sql.raw('4'))}) as four
    ), cut as materialized (
      select coalesce(last.place, ${sql.raw('-9223372036854775808')}) as place, coalesce(last.id, ${sql.raw(`'00000000-0000-0000-0000-000000000000'`)}) as id
      from (select) as always left join (select place, id from (select distinct place, id from first) as seen
        order by place desc, id desc offset ${number(request.limit)} limit 1) as last on true
    ), fourth as materialized (
      select principal, mark, (array_agg(place order by place, id))[1] as place, (array_agg(id order by place, id))[1] as id
      from first group by principal, mark having count(*) = 4
    ), rest as (
      select more.place, more.id from fourth as pair cross join cut
      cross join lateral (${each(sql` and (part.registration_order, part.record_id) < (pair.place, pair.id) and (part.registration_order, part.record_id) >= (cut.place, cut.id)`, limit)}) as more
      where (pair.place, pair.id) > (cut.place, cut.id)
    ), `;
  return shown(
    request,
    before,
    sql`select place, id from (select place, id from first union select place, id from rest) as both_passes
      order by place desc, id desc limit ${limit}`,
  );
}
