// Renames, moves or switches off a place; the paths of those inside it follow.
import { sql } from 'kysely';
import { updatePlace } from '#contract/places.ts';
import { action } from '../core-operation.ts';
import { requireEverywhere } from '../everywhere.ts';
import { unscoped } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import { parentOf, pathUnder, viewOf } from './place.ts';

export const updatePlaceAction = action(updatePlace, async (unit, { id, ...patch }) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const before = await db.selectFrom('place').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!before) throw new Refusal('not_found');
  const after = {
    kind: patch.kind ?? before.kind,
    name: patch.name ?? before.name,
    enabled: patch.enabled ?? before.enabled,
    parent_id: patch.parentId === undefined ? before.parent_id : patch.parentId,
  };
  const parent = await parentOf(unit, after.parent_id);
  if (after.parent_id !== null) {
    const { rows } = await sql<{ inside: boolean }>`with recursive up as (
        select id, parent_id from place where id = ${after.parent_id}
        union all select p.id, p.parent_id from place p join up on p.id = up.parent_id)
      select exists (select from up where id = ${id}) as inside`.execute(db);
    if (rows[0]?.inside) throw new Refusal('place_loop');
  }
  await db
    .updateTable('place')
    .set({ ...after, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
  await sql`with recursive tree as (
      select id, ${pathUnder(parent, after.name)}::text as path, ${parent?.buildingId ?? null}::uuid as building_id
        from place where id = ${id}
      union all select p.id, tree.path || ', ' || p.name, coalesce(tree.building_id, ${id}::uuid) from place p join tree on p.parent_id = tree.id)
    update place set path = tree.path, building_id = tree.building_id from tree
    where place.id = tree.id and (place.path, place.building_id) is distinct from (tree.path, tree.building_id)`.execute(
    db,
  );
  const changes = (['kind', 'name', 'enabled', 'parent_id'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));
  unit.event({ data: { placeId: id, changes } });
  return viewOf(unit, id);
});
