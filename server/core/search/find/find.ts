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
  /** Filters on `record`. */
  where: readonly RawBuilder<SqlBool>[];
  places: Places;
  past: Past;
  /** How many are wanted. */
  most: number;
}

const literal = (number: number) => sql.raw(String(number));
/** A question that finds fewer is answered by the indexes at once. */
const rare = 3_000;
const shortWalk = 400;
const longWalk = 5_000;
/** Own records that are walked, and in how many stretches of the index they may lie. */
const ownWalk = 6_000;
const ownStretches = 300;

export async function findIn(reader: AnyReader, view: View, sought: Sought): Promise<Found[]> {
  const conditions = all([
    sql<SqlBool>`record.life in ('active', 'cancelled')`,
    view.visible,
    ...sought.where,
    ...sought.questions.map((question) => met(question, view, sought.places)),
    ...sought.without.map((question) => sql<SqlBool>`not ${met(question, view, sought.places)}`),
  ]);
  const sizes = await Promise.all(sought.questions.map((question) => estimateOf(reader, question)));
  const size = Math.min(...sizes);
  const rarest = sought.questions[sizes.indexOf(size)];
  const byIndex = (question: Question) =>
    run(reader, ofCandidates(candidates(question, view.kinds, sought.past)), conditions, sought.most);
  if (rarest && size <= rare) return byIndex(rarest);
  const own = stretchesOf(view);
  if (own && own.length <= ownStretches) {
    const { found, whole } = await walkOwn(reader, own, conditions, sought);
    if (whole || found.length >= sought.most) return found;
  }
  for (const steps of rarest ? [shortWalk, longWalk] : [longWalk]) {
    const near = await run(reader, newest(view, sought, steps), conditions, sought.most);
    if (near.length >= sought.most) return near;
  }
  if (rarest) return byIndex(rarest);
  return run(reader, newest(view, sought, null), conditions, sought.most);
}

const all = (conditions: readonly RawBuilder<SqlBool>[]) => sql.join([...conditions], sql` and `);

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

/** Where a narrow reader's own records lie in the participants' index; nothing for who sees all of a kind. */
function stretchesOf(view: View): { principal: string; kind: string; mark: string }[] | null {
  if (view.lenses.some((lens) => lens.principals === 'all')) return null;
  return view.lenses.flatMap((lens) =>
    (lens.principals as readonly string[]).flatMap((principal) =>
      view.kinds.flatMap((kind) => lens.clearances.map((mark) => ({ principal, kind, mark }))),
    ),
  );
}

async function walkOwn(
  reader: AnyReader,
  own: NonNullable<ReturnType<typeof stretchesOf>>,
  conditions: RawBuilder<unknown>,
  { past, most }: Sought,
): Promise<{ found: Found[]; whole: boolean }> {
  const { rows } = await sql<{ id: string | null; place: string; walked: number }>`
    with mine as materialized (
      select distinct part.place, part.id from unnest(${own.map((one) => one.principal)}::uuid[],
          ${own.map((one) => one.kind)}::text[], ${own.map((one) => one.mark)}::text[]) as stretch (principal, kind, mark)
        cross join lateral (
          select found.registration_order as place, found.record_id as id from participant as found
          where found.principal_id = stretch.principal and found.kind = stretch.kind and found.clearance = stretch.mark
            and ${past('found', 'found.record_id')}
          order by found.registration_order desc, found.record_id desc limit ${literal(ownWalk)}) as part
      order by part.place desc, part.id desc limit ${literal(ownWalk)}
    ), hit as (
      select few.id, few.place from (select * from mine order by place desc, id desc offset 0) as few
        cross join lateral (select * from record where record.id = few.id offset 0) as record
      where ${conditions} order by few.place desc, few.id desc limit ${literal(most)}
    )
    select hit.id, hit.place::text as place, counted.walked
    from (select count(*)::int as walked from mine) as counted left join hit on true
    order by hit.place desc, hit.id desc`.execute(unscoped(reader));
  return {
    found: rows.flatMap(({ id, place }) => (id ? [{ id, place }] : [])),
    whole: (rows[0]?.walked ?? 0) < ownWalk,
  };
}

/** The newest of several views, each record once. */
export function newestOf(found: readonly Found[], most: number): Found[] {
  const order = (one: Found, other: Found) =>
    Number(BigInt(other.place) - BigInt(one.place)) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
  return [...found].sort(order).slice(0, most);
}
