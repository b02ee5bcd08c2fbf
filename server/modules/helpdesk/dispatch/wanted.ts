// What a ticket asks of whoever does it: its category with those above, its place with those above, who was there last.
import type { Sql } from '#core/db/sql.ts';
import type { CategoryNode } from '../categories/tree.ts';
import type { Wanted } from './rank.ts';

export function categoriesUp(tree: ReadonlyMap<string, CategoryNode>, id: string): { id: string; name: string }[] {
  const up: { id: string; name: string }[] = [];
  for (let node = tree.get(id); node; node = node.parentId ? tree.get(node.parentId) : undefined)
    up.push({ id: node.id, name: node.name });
  return up;
}

/** The place's last ticket but this one, by its own index. */
export const lastHereStatement = `select t.executor_id as "lastHere" from ticket t
  where t.place_id = $1 and t.executor_id is not null and t.id <> $2 order by t.id desc limit 1`;

export async function wantedOf(
  sql: Sql,
  tree: ReadonlyMap<string, CategoryNode>,
  ticket: { id: string; categoryId: string; placeId: string | null },
): Promise<Wanted> {
  const categories = categoriesUp(tree, ticket.categoryId);
  if (!ticket.placeId) return { categories, places: [], lastHere: null };
  const { rows: places } = await sql.query<{ id: string; name: string }>(
    `with recursive up as (
       select id, parent_id, path, 0 as step from place where id = $1
       union all select p.id, p.parent_id, p.path, up.step + 1 from place p join up on p.id = up.parent_id)
     select id, path as name from up order by step`,
    [ticket.placeId],
  );
  const { rows } = await sql.query<{ lastHere: string }>(lastHereStatement, [ticket.placeId, ticket.id]);
  return { categories, places, lastHere: rows[0]?.lastHere ?? null };
}
