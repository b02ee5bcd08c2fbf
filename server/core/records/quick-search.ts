// Finding records by a few typed letters, newest first, fast at a million records. Rights stand in each statement.
// What is common is found by walking the newest; what is rare, by the index of words or numbers; who sees little, by that.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Catalog } from '../catalog.ts';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { Lens } from '../rights.ts';
import { outsideParts, readingLenses } from './audience.ts';

export interface Hit {
  id: string;
  place: number;
}

/** Kinds of records that the actor sees under the same lenses. */
interface Reach {
  kinds: string[];
  lenses: readonly Lens[];
}

/** A condition on `row`, a row of search_row. */
type Match = RawBuilder<SqlBool>;

/** Records of the newest that are looked through before the index is asked. */
const newestLooked = 4_000;
/** A reader who sees fewer records than this is served from those. */
const fewRecords = 5_000;
/** Numbers that begin so; beyond it the newest are walked. */
const fewNumbers = 500;

function reachesOf(catalog: Catalog, actor: Actor): Reach[] {
  const reaches = new Map<string, Reach>();
  for (const { kind, read } of catalog.recordKinds.values()) {
    const lenses = readingLenses(catalog, actor, kind);
    if (lenses.length === 0) continue;
    const reach = reaches.get(read) ?? { kinds: [], lenses };
    reach.kinds.push(kind);
    reaches.set(read, reach);
  }
  return [...reaches.values()];
}

const marksOf = (lens: Lens) => sql`${[...lens.clearances]}::text[]`;
const kindsOf = (reach: Reach) => sql`${reach.kinds}::text[]`;

/** Whether a participant makes the record visible under a narrow lens; from the outside only what is meant for it. */
function takesPart(lens: Lens, participant: string): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${participant}.${name}`);
  const parts = lens.parts ? sql` and ${column('part')} = any(${[...lens.parts]}::text[])` : sql``;
  return sql<SqlBool>`(${column('principal_id')} = any(${[...lens.principals]}::uuid[])
    and ${column('clearance')} = any(${marksOf(lens)})${parts}
    and (row.audience = 'external' or ${lens.outside ? sql`false` : sql`${column('part')} <> all(${[...outsideParts]}::text[])`}))`;
}

function visible(reach: Reach): RawBuilder<SqlBool> {
  const each = reach.lenses.map((lens) =>
    lens.principals === 'all'
      ? sql<SqlBool>`row.clearance = any(${marksOf(lens)})`
      : sql<SqlBool>`exists (select from participant as seen where seen.record_id = row.record_id and ${takesPart(lens, 'seen')} offset 0)`,
  );
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

const alive = sql<SqlBool>`record.life in ('active', 'cancelled')`;

/** The newest hits of one reach. */
export async function findIn(reader: AnyReader, reach: Reach, match: Match, most: number): Promise<Hit[]> {
  const few = await fewOf(reader, reach, match, most);
  if (few) return few;
  const recent = await amongNewest(reader, reach, match, most);
  const large = await largeKinds(reader, reach);
  if (recent.length >= most || large.length === 0) return recent;
  return newestOf([...recent, ...(await byIndex(reader, { ...reach, kinds: large }, match, most))], most);
}

/** Numbers are asked of their index first: one that is typed out is rare, and its beginnings end the walk at once. */
export async function findNumber(reader: AnyReader, reach: Reach, match: Match, most: number): Promise<Hit[]> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from search_row as row where ${match} limit ${sql.raw(String(fewNumbers + 1))}) as counted`.execute(
    unscoped(reader),
  );
  return (rows[0]?.count ?? 0) <= fewNumbers ? byIndex(reader, reach, match, most) : findIn(reader, reach, match, most);
}

async function fewOf(reader: AnyReader, reach: Reach, match: Match, most: number): Promise<Hit[] | undefined> {
  const narrow = reach.lenses.filter((lens) => lens.principals !== 'all');
  if (narrow.length < reach.lenses.length) return undefined;
  const principals = [...new Set(narrow.flatMap((lens) => lens.principals as readonly string[]))];
  const { rows } = await sql<{ id: string; count: number }>`
    with mine as materialized (
      select part.record_id from participant as part
      where part.principal_id = any(${principals}::uuid[]) and part.kind = any(${kindsOf(reach)})
      limit ${sql.raw(String(fewRecords + 1))}
    ) select distinct record_id as id, (select count(*)::int from mine) as count from mine`.execute(unscoped(reader));
  if ((rows[0]?.count ?? 0) > fewRecords) return undefined;
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  return hits(
    reader,
    sql`search_row as row join record on record.id = row.record_id`,
    sql`row.record_id = any(${ids}::uuid[]) and row.page = 0 and ${match} and ${visible(reach)} and ${alive}`,
    most,
  );
}

async function amongNewest(reader: AnyReader, reach: Reach, match: Match, most: number): Promise<Hit[]> {
  const found: Hit[] = [];
  for (const kind of reach.kinds) {
    const newest = sql`(select id, life, registration_order from record where kind = ${kind}
      order by registration_order desc, id desc limit ${sql.raw(String(newestLooked))}) as record
      cross join lateral (select found.* from search_row as found where found.record_id = record.id and found.page = 0 offset 0) as row`;
    found.push(...(await hits(reader, newest, sql`${match} and ${visible(reach)} and ${alive}`, most)));
  }
  return newestOf(found, most);
}

/** Kinds of which the newest are not all. */
async function largeKinds(reader: AnyReader, reach: Reach): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from unnest(${kindsOf(reach)}) as kind
    where exists (select from record where record.kind = kind.kind
      order by registration_order desc, id desc offset ${sql.raw(String(newestLooked))} limit 1)`.execute(
    unscoped(reader),
  );
  return rows.map((row) => row.kind);
}

/** All matches in order, rights asked of each until enough are found. */
function byIndex(reader: AnyReader, reach: Reach, match: Match, most: number): Promise<Hit[]> {
  const sorted = sql`(select row.record_id, row.registration_order, row.clearance, row.audience from search_row as row
      where ${match} and row.page = 0 and row.kind = any(${kindsOf(reach)})
      order by row.registration_order desc, row.record_id desc offset 0) as row
    cross join lateral (select id, life, registration_order from record where id = row.record_id offset 0) as record`;
  return hits(reader, sorted, sql`${visible(reach)} and ${alive}`, most, 'row');
}

/** `ordered` names what already comes in order, so that the statement ends with the last hit wanted. */
async function hits(
  reader: AnyReader,
  source: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  most: number,
  ordered: 'record' | 'row' = 'record',
): Promise<Hit[]> {
  const id = ordered === 'row' ? sql`row.record_id` : sql`record.id`;
  const { rows } = await sql<Hit>`
    select row.record_id as id, row.registration_order as place from ${source} where ${where}
    order by ${sql.ref(`${ordered}.registration_order`)} desc, ${id} desc limit ${sql.raw(String(most))}`.execute(
    unscoped(reader),
  );
  return rows;
}

/** The newest of what several searches found, each record once. */
export function newestOf(found: readonly Hit[], most: number): Hit[] {
  const unique = [...new Map(found.map((hit) => [hit.id, hit])).values()];
  return unique.sort((one, other) => other.place - one.place || (one.id < other.id ? 1 : -1)).slice(0, most);
}

export const searchReaches = (reader: AnyReader): Reach[] => reachesOf(shapeOf(reader).services.catalog, reader.actor);
