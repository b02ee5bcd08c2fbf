// A place as it is shown, and the words of its path.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { createPlace } from '#contract/places.ts';
import { unscoped } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export type PlaceView = Output<typeof createPlace>;

export const insideCount = sql<number>`(select count(*)::int from place inside where inside.parent_id = place.id)`.as(
  'inside',
);
export const placeColumns = ['id', 'parent_id as parentId', 'kind', 'name', 'path', 'enabled', 'version'] as const;

/** «Корпус 2, 3 этаж, каб. 214» */
export const pathUnder = (parent: { path: string } | null, name: string): string =>
  parent ? `${parent.path}, ${name}` : name;

export async function parentOf(
  unit: AnyUnit,
  parentId: string | null | undefined,
): Promise<{ path: string; buildingId: string } | null> {
  if (!parentId) return null;
  const parent = await unscoped(unit)
    .selectFrom('place')
    .select(['id', 'path', 'building_id'])
    .where('id', '=', parentId)
    .forUpdate()
    .executeTakeFirst();
  if (!parent) throw new Refusal('not_found');
  return { path: parent.path, buildingId: parent.building_id ?? parent.id };
}

export async function viewOf(unit: AnyUnit, id: string): Promise<PlaceView> {
  return unscoped(unit)
    .selectFrom('place')
    .select(placeColumns)
    .select(insideCount)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
