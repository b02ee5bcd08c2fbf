// The search over everything: words, phrases and numbers of cards, comments and texts of attachments, the newest first.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { search, searchPlaces } from '#contract/search.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { readingLenses } from '../../records/audience.ts';
import { Refusal } from '../../refusal.ts';
import { type Found, findIn, newestOf, type Sought } from '../find/find.ts';
import { otherLayout } from '../find/layout.ts';
import { nameHolds } from '../find/name-holds.ts';
import { parseQuery } from '../find/parse.ts';
import { questionsOf, stemsOf } from '../find/questions.ts';
import { type Hits, itemsOf } from '../find/shown.ts';
import { type Past, type Places, viewsOf } from '../find/view.ts';

type Asked = Input<typeof search>;
const nothing = { items: [], next: null };

export const findQuery = query(search, async (reader, input) => {
  const { catalog } = shapeOf(reader).services;
  const kinds = [...catalog.recordKinds.values()]
    .filter(({ kind }) => readingLenses(catalog, reader.actor, kind).length > 0)
    .map(({ kind, title }) => ({ kind, title }));
  const found = await page(reader, input, input.q);
  if (found.items.length > 0 || input.after) return { ...found, layoutOf: null, kinds };
  const meant = otherLayout(input.q);
  const other = meant === null ? nothing : await page(reader, input, meant);
  return other.items.length > 0 ? { ...other, layoutOf: meant, kinds } : { ...nothing, layoutOf: null, kinds };
});

async function page(reader: AnyReader, input: Asked, typed: string) {
  reader.shows([]);
  const parsed = parseQuery(typed);
  if (input.counterpart) parsed.counterparts.push(...parseQuery(input.counterpart).terms);
  const dates = [...parsed.dates, { from: input.from ?? null, to: input.to ?? null }];
  const places: Places = new Set(input.in ?? searchPlaces);
  // The name stands on the card, whose index finds it; where cards are not asked, each record is.
  const named = parsed.counterparts.map((term) => ({ ...term, number: null, ordinal: null }));
  const terms = [...parsed.terms, ...(places.has('card') ? named : [])];
  const stems = await stemsOf(
    reader,
    [...terms, ...named, ...parsed.without].flatMap((term) => term.words),
  );
  const asked = questionsOf(terms, stems);
  const numbers = parsed.numbers.map(({ number, ordinal }) => ({ words: null, number, ordinal }));
  const questions = [...asked.questions, ...numbers];
  const filtered = Boolean(
    input.kind?.length || input.stateGroup || input.homeId || input.counterpart || input.contactId,
  );
  const dated = dates.some(({ from, to }) => from || to);
  // A page of everything is no search.
  if (questions.length === 0 && parsed.without.length === 0 && !filtered && !dated) return nothing;
  const sought: Sought = {
    questions,
    without: questionsOf(parsed.without, stems).questions,
    where: [
      ...dates.flatMap(({ from, to }) => [
        ...(from ? [sql<SqlBool>`record.registered_on >= ${from}::date`] : []),
        ...(to ? [sql<SqlBool>`record.registered_on <= ${to}::date`] : []),
      ]),
      ...(input.stateGroup ? [sql<SqlBool>`record.state_group = any(${input.stateGroup}::text[])`] : []),
      ...(input.homeId
        ? [
            sql<SqlBool>`exists (select from participant as home where home.record_id = record.id
              and home.principal_id = ${input.homeId} and home.part = 'home' offset 0)`,
          ]
        : []),
      ...questionsOf(named, stems).questions.flatMap(nameHolds),
    ],
    filters: {
      among: input.contactId
        ? { key: `contact ${input.contactId}`, ids: ofContact(reader, input.contactId) }
        : undefined,
      homeId: input.homeId,
      stateGroups: input.stateGroup,
    },
    places,
    past: pastOf(input.after, dates),
    span: JSON.stringify([input.after, ...dates]),
    most: input.limit + 1,
  };
  const kinds = input.kind === undefined ? [] : [input.kind].flat();
  const views = viewsOf(shapeOf(reader).services.catalog, reader.actor, kinds, places);
  const hits: Hits[] = [];
  const all: Found[] = [];
  for (const view of views) {
    const found = await findIn(reader, view, sought);
    hits.push({ view, ids: found.map((one) => one.id) });
    all.push(...found);
  }
  const newest = newestOf(all, sought.most);
  const shown = newest.slice(0, input.limit);
  const ids = shown.map((one) => one.id);
  if (ids.length === 0) return nothing;
  reader.shows(await peopleAmong(reader, ids));
  const last = shown.at(-1) as Found;
  return {
    items: await itemsOf(
      reader,
      hits.map(({ view, ids: own }) => ({ view, ids: own.filter((id) => ids.includes(id)) })),
      ids,
      asked,
    ),
    next: newest.length > shown.length ? encodeCursor({ key: last.place, id: last.id }) : null,
  };
}

/** Records of every module in which the contact takes part. */
function ofContact(reader: AnyReader, contactId: string): RawBuilder<{ id: string }> {
  const rows = shapeOf(reader).services.catalog.searched.flatMap((one) => one.ofContact?.(contactId) ?? []);
  return sql`${sql.join(rows, sql` union all `)}`;
}

const daysSinceEpoch = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

function pastOf(after: string | undefined, dates: readonly { from: string | null; to: string | null }[]): Past {
  const cursor = after === undefined ? null : decodeCursor(after);
  if (cursor && !/^-?\d{1,18}$/.test(cursor.key)) throw new Refusal('bad_cursor');
  return (table, id) => {
    const place = sql.ref(`${table}.registration_order`);
    const conditions = [
      ...(cursor ? [sql<SqlBool>`(${place}, ${sql.ref(id)}) < (${cursor.key}::bigint, ${cursor.id}::uuid)`] : []),
      ...dates.flatMap(({ from, to }) => [
        ...(from ? [sql<SqlBool>`${place} >= ${daysSinceEpoch(from)}::bigint * 10000000000`] : []),
        ...(to ? [sql<SqlBool>`${place} < ${daysSinceEpoch(to) + 1}::bigint * 10000000000`] : []),
      ]),
    ];
    return conditions.length > 0 ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`;
  };
}

/** Records that are people themselves, such as contacts: seeing them found is seeing their data. */
async function peopleAmong(reader: AnyReader, ids: readonly string[]): Promise<string[]> {
  const rows = await unscoped(reader)
    .selectFrom('data_subject')
    .select('id')
    .where('id', 'in', [...ids])
    .where('kind', '<>', 'record')
    .execute();
  return rows.map((row) => row.id);
}
