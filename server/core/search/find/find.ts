// The newest records that meet all questions, rights asked within each statement. What is common is found by walking the
// newest; what is rare, by the indexes; who sees little, by that.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { estimateOf } from './estimate.ts';
import type { Question } from './questions.ts';
import { candidates, met, type Past, type Places, type View } from './view.ts';

export interface Found {
  id: string;
  place: string;
}
export interface Sought {
  questions: readonly Question[];
  without: readonly Question[];
  /** Rows of `id`: only these records. */
  among?: RawBuilder<{ id: string }> | undefined;
  /** Filters on `record`. */
  where: readonly RawBuilder<SqlBool>[];
  places: Places;
  past: Past;
  /** How many are wanted. */
  most: number;
}

const literal = (number: number) => sql.raw(String(number));
/** Limits of the plans. A test turns them, to see every plan. */
export const findLimits = {
  /** A question that finds fewer is answered by the indexes at once. */
  rare: 3_000,
  /** Records that are walked before the indexes are asked, in two goes. */
  walks: [400, 6_000],
  /** A narrow reader's own records lie in as many stretches of the participants' index; beyond this all are walked. */
  ownStretches: 24,
};

export async function findIn(reader: AnyReader, view: View, sought: Sought): Promise<Found[]> {
  const conditions = all([
    sql<SqlBool>`record.life in ('active', 'cancelled')`,
    view.visible,
    ...(sought.among ? [sql<SqlBool>`record.id in (${sought.among})`] : []),
    ...sought.where,
    ...sought.questions.map((question) => met(question, view, sought.places)),
    ...sought.without.map((question) => sql<SqlBool>`not ${met(question, view, sought.places)}`),
  ]);
  const amongThem = () =>
    run(reader, ofCandidates(listed(view, sought, sought.among as RawBuilder<unknown>)), conditions, sought.most);
  if (sought.among && (await isRare(reader, sought.among))) return amongThem();
  const sizes = await Promise.all(sought.questions.map((question) => estimateOf(reader, question)));
  const size = Math.min(...sizes);
  const rarest = sought.questions[sizes.indexOf(size)];
  const byIndex = (question: Question) =>
    run(reader, ofCandidates(candidates(question, view.kinds, sought.past)), conditions, sought.most);
  if (rarest && size <= findLimits.rare) return byIndex(rarest);
  const own = stretchesOf(view);
  const few = own && own.length <= findLimits.ownStretches ? own : null;
  for (const steps of findLimits.walks) {
    const near = few ? ownSteps(few, sought, steps) : newestSteps(view, sought, steps);
    const { found, whole } = await walk(reader, near, conditions, sought.most);
    if (whole || found.length >= sought.most) return found;
  }
  if (rarest) return byIndex(rarest);
  if (sought.among) return amongThem();
  return run(reader, newest(view, sought, null), conditions, sought.most);
}

const all = (conditions: readonly RawBuilder<SqlBool>[]) => sql.join([...conditions], sql` and `);

async function isRare(reader: AnyReader, rows: RawBuilder<unknown>): Promise<boolean> {
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from (${rows} limit ${literal(findLimits.rare + 1)}) as counted`.execute(
    unscoped(reader),
  );
  return (counted[0]?.count ?? 0) <= findLimits.rare;
}

const listed = (view: View, { past }: Sought, rows: RawBuilder<unknown>) =>
  sql`select record.id, record.registration_order as place from record
    where record.kind = any(${[...view.kinds]}::text[]) and record.id in (${rows}) and ${past('record', 'record.id')}`;

/** `source` gives `few (id, place)` in order. */
async function run(
  reader: AnyReader,
  source: RawBuilder<unknown>,
  conditions: RawBuilder<unknown>,
  most: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select few.id, few.place::text as place from ${source} as few
      cross join lateral (select * from record where record.id = few.id offset 0) as record
    where ${conditions} order by few.place desc, few.id desc limit ${literal(most)}`.execute(unscoped(reader));
  return rows;
}

const ofCandidates = (rows: RawBuilder<unknown>) =>
  sql`(select distinct listed.place, listed.id from (${rows}) as listed order by listed.place desc, listed.id desc offset 0)`;

/** The newest records of the view's kinds, together in order. */
function newest(view: View, { past }: Sought, steps: number | null): RawBuilder<unknown> {
  const limit = steps === null ? sql`` : sql` limit ${literal(steps)}`;
  return sql`(select listed.id, listed.place from unnest(${view.kinds}::text[]) as of_kind (kind) cross join lateral (
      select record.id, record.registration_order as place from record where record.kind = of_kind.kind and ${past('record', 'record.id')}
      order by record.registration_order desc, record.id desc${limit}) as listed
    order by listed.place desc, listed.id desc${steps === null ? sql` offset 0` : limit})`;
}

interface Stretch {
  principal: string;
  kind: string;
  mark: string;
}

/** Where a narrow reader's own records lie in the participants' index; nothing for who sees all of a kind. */
function stretchesOf(view: View): Stretch[] | null {
  if (view.lenses.some((lens) => lens.principals === 'all')) return null;
  return view.lenses.flatMap((lens) =>
    (lens.principals as readonly string[]).flatMap((principal) =>
      view.kinds.flatMap((kind) => lens.clearances.map((mark) => ({ principal, kind, mark }))),
    ),
  );
}

/** What is looked through: `near (place, id)` among the steps, and whether there is nothing beyond. */
interface Steps {
  before: RawBuilder<unknown>;
  whole: RawBuilder<boolean>;
}

const newestSteps = (view: View, sought: Sought, steps: number): Steps => ({
  before: sql`near as materialized ${newest(view, sought, steps)}`,
  whole: sql<boolean>`(select count(*) from near) < ${literal(steps)}`,
});

/** Down to the place where the first of the stretches was cut: below it, that one's records are not among these. */
function ownSteps(own: readonly Stretch[], { past }: Sought, steps: number): Steps {
  const before = sql`part as materialized (
      select stretch.at, piece.place, piece.id from unnest(${own.map((one) => one.principal)}::uuid[],
          ${own.map((one) => one.kind)}::text[], ${own.map((one) => one.mark)}::text[])
          with ordinality as stretch (principal, kind, mark, at)
        cross join lateral (
          select found.registration_order as place, found.record_id as id from participant as found
          where found.principal_id = stretch.principal and found.kind = stretch.kind and found.clearance = stretch.mark
            and ${past('found', 'found.record_id')}
          order by found.registration_order desc, found.record_id desc limit ${literal(steps)}) as piece
    ), cut as materialized (
      select max(lowest.place) as place from (
        select min(part.place) as place from part group by part.at having count(*) >= ${literal(steps)}) as lowest
    ), near as materialized (
      select distinct part.place, part.id from part cross join cut where cut.place is null or part.place > cut.place
    )`;
  return { before, whole: sql<boolean>`(select cut.place is null from cut)` };
}

async function walk(
  reader: AnyReader,
  { before, whole }: Steps,
  conditions: RawBuilder<unknown>,
  most: number,
): Promise<{ found: Found[]; whole: boolean }> {
  const answer = await sql<{ id: string | null; place: string; whole: boolean }>`
    with ${before}, hit as (
      select few.id, few.place from (select * from near order by place desc, id desc offset 0) as few
        cross join lateral (select * from record where record.id = few.id offset 0) as record
      where ${conditions} order by few.place desc, few.id desc limit ${literal(most)}
    )
    select hit.id, hit.place::text as place, walked.whole
    from (select ${whole} as whole) as walked left join hit on true
    order by hit.place desc, hit.id desc`.execute(unscoped(reader));
  return {
    found: answer.rows.flatMap(({ id, place }) => (id ? [{ id, place }] : [])),
    whole: answer.rows[0]?.whole ?? false,
  };
}

/** The newest of several views, each record once. */
export function newestOf(found: readonly Found[], most: number): Found[] {
  const order = (one: Found, other: Found) =>
    Number(BigInt(other.place) - BigInt(one.place)) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
  return [...found].sort(order).slice(0, most);
}
