// Lists of records: one primitive for every module. Natural order is registration order, newest first, paged by key.
// The rows are the same whatever the plan (list-plan.ts) and its statements (list-statements.ts).
import { type SqlBool, sql } from 'kysely';
import { workOf } from '../actor.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { Lens } from '../rights.ts';
import { encodeCursor } from './list-cursor.ts';
import { countedFrom, type Plan, planFor } from './list-plan.ts';
import { type ListRequest, registrationSort } from './list-request.ts';
import { along, counted, from, ownOrder, walk } from './list-statements.ts';

export { type Cursor, decodeCursor, encodeCursor } from './list-cursor.ts';
export * from './list-request.ts';

export interface ListPage {
  items: Record<string, unknown>[];
  next: string | null;
}

/** One page. Rows carry the requested columns. */
export async function listRecords(reader: AnyReader, request: ListRequest): Promise<ListPage> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return { items: [], next: null };
  return request.sort.blanksLast ? withBlanks(reader, lenses, request) : pageOf(reader, lenses, request);
}

const isBlank = (column: string) => sql<SqlBool>`${sql.ref(column)} is null`;
/** A cursor that begins so stands among the rows without the column; nothing after it: at their beginning. */
const amongBlanks = 'blank.';

/** Those that have the sort's column, then those that lack it: two lists of which the second goes on where the first ends. */
async function withBlanks(reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<ListPage> {
  const { after, sort, limit } = request;
  const blanks = async (from: string, most: number): Promise<ListPage> => {
    const filters = [...request.filters, { where: isBlank(sort.column) }];
    const asked = { ...request, sort: registrationSort, filters, after: from || undefined, limit: most };
    const { items, next } = await pageOf(reader, lenses, asked);
    return { items, next: next && amongBlanks + next };
  };
  if (after?.startsWith(amongBlanks)) return blanks(after.slice(amongBlanks.length), limit);
  const page = await pageOf(reader, lenses, request);
  if (page.next) return page;
  const left = limit - page.items.length;
  const rest = await blanks('', Math.max(left, 1));
  if (left > 0) return { items: [...page.items, ...rest.items], next: rest.next };
  return { items: page.items, next: rest.items.length > 0 ? amongBlanks : null };
}

async function pageOf(reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<ListPage> {
  const found = await rowsBy(await planFor(reader, lenses, request), reader, lenses, request);
  const items = found.slice(0, request.limit);
  const last = items.at(-1);
  const next = found.length > request.limit && last ? encodeCursor({ key: last.list_key, id: last.list_id }) : null;
  return { items: items.map(({ list_key: _key, list_id: _id, ...row }) => row), next };
}

/** How many rows a list has, counted no further than `most`. */
export async function countRecords(reader: AnyReader, request: ListRequest, most: number): Promise<number> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return 0;
  const start = await countedFrom(reader, lenses, request);
  const { rows } = await counted(start, lenses, request, most).execute(unscoped(reader));
  return rows[0]?.count ?? 0;
}

const mineOf = new WeakMap<object, readonly Lens[]>();
/** The same array for the same rights, so that what is known about it can be kept by it. */
function lensesOf(reader: AnyReader, request: ListRequest): readonly Lens[] {
  const lenses = reader.actor.rights.lenses(reader.operation);
  if (!request.mine) return lenses;
  let mine = mineOf.get(lenses);
  if (!mine) {
    const covered = reader.actor.rights.clearances(reader.operation);
    mine = covered.length > 0 ? [{ principals: [workOf(reader.actor)], clearances: covered }] : [];
    mineOf.set(lenses, mine);
  }
  return mine;
}

type Row = Record<string, unknown> & { list_key: string | number; list_id: string };

async function rowsBy(plan: Plan, reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<Row[]> {
  const rowsOf = async (statement: ReturnType<typeof along>) =>
    (await statement.execute(unscoped(reader))).rows as Row[];
  if (plan.by === 'own-order') return rowsOf(ownOrder(lenses, request));
  if (plan.by === 'sort') return rowsOf(along(lenses, request));
  if (plan.by === 'sets') return rowsOf(from(plan.sets, lenses, request));
  const near = await rowsOf(walk(lenses, request, plan.budget));
  if (near.length > request.limit) return near;
  return rowsOf(plan.otherwise ? from(plan.otherwise, lenses, request) : along(lenses, request));
}
