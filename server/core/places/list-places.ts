// Places by the words of their path, in its order.
import { sql } from 'kysely';
import { listPlaces } from '#contract/places.ts';
import { query } from '../core-operation.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { unscoped } from '../handle.ts';
import { insideCount, placeColumns } from './place.ts';

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const listPlacesQuery = query(listPlaces, async (reader, { after, limit, q, parentId, top, all }) => {
  let found = unscoped(reader).selectFrom('place').select(placeColumns).select(insideCount);
  if (!all) found = found.where('enabled', '=', true);
  if (top) found = found.where('parent_id', 'is', null);
  if (parentId) found = found.where('parent_id', '=', parentId);
  for (const word of q
    ? q
        .split(/[\s,]+/)
        .filter(Boolean)
        .slice(0, 6)
    : [])
    found = found.where('path', 'ilike', likeText(word));
  if (after) {
    const { key, id } = decodeCursor(after);
    found = found.where(sql<boolean>`(path, id) > (${String(key)}, ${id}::uuid)`);
  }
  const rows = await found
    .orderBy('path')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor({ key: last.path, id: last.id }) : null };
});
