// The leftovers of one task: the hits as they stand in the texts now, with what was decided on each.
import type { Text } from '#contract/core.ts';
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import type { Finder } from '../leftovers/name-forms.ts';
import { excerptOf, finderFor, type Leftover, searchFreeTexts } from '../leftovers/search.ts';
import { openBlock } from '../subjects/sealed-block.ts';
import { type PlaceRow, placesOf, readPlaces } from '../values/place-values.ts';

export interface DecidedLeftover {
  id: string;
  place: string;
  title: Text;
  excerpt: string;
  decision: 'replace' | 'keep' | null;
  hit: Leftover;
}

/** The person's values, also while they lie in a block. */
export async function valuesToFind(sql: Sql, services: Services, subjectId: string): Promise<PlaceRow[]> {
  const here = await readPlaces(sql, services.catalog, subjectId);
  const { rows } = await sql.query<{ id: string; sealed: Buffer | null }>(
    'select id, sealed from subject_block where subject_id = $1 and released_at is null',
    [subjectId],
  );
  const block = rows[0];
  if (!block?.sealed) return here;
  const kept = await openBlock(services, sql, subjectId, block);
  const places = placesOf(services.catalog);
  return kept.rows.flatMap((row) => {
    const place = places.find(
      (one) => one.table === row.table && one.columns.some(({ column }) => column in row.values),
    );
    return place ? [{ place, rowId: row.rowId, values: row.values }] : [];
  });
}

export async function findLeftovers(
  sql: Sql,
  services: Services,
  subjectId: string,
): Promise<{ hits: Leftover[]; finder: Finder; own: PlaceRow[] }> {
  const own = await valuesToFind(sql, services, subjectId);
  const finder = finderFor(own);
  return { hits: await searchFreeTexts(sql, services.catalog, finder, own), finder, own };
}

/** Hits noted for the task that are still there. */
export async function leftoversOf(
  sql: Sql,
  services: Services,
  disposalId: string,
  subjectId: string,
): Promise<DecidedLeftover[]> {
  const { rows } = await sql.query<{ id: string; place: string; row_id: string; decision: 'replace' | 'keep' | null }>(
    'select id, place, row_id, decision from leftover where disposal_id = $1 order by place, id',
    [disposalId],
  );
  if (rows.length === 0) return [];
  const { hits } = await findLeftovers(sql, services, subjectId);
  const byCell = new Map(hits.map((hit) => [`${hit.freeText.place} ${hit.rowId}`, hit]));
  return rows.flatMap((row) => {
    const hit = byCell.get(`${row.place} ${row.row_id}`);
    if (!hit) return [];
    return [
      { id: row.id, place: row.place, title: hit.freeText.title, excerpt: excerptOf(hit), decision: row.decision, hit },
    ];
  });
}
