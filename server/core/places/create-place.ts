// A new place, at the top or inside another one.
import { createPlace } from '#contract/places.ts';
import { action } from '../core-operation.ts';
import { requireEverywhere } from '../everywhere.ts';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import { parentOf, pathUnder, viewOf } from './place.ts';

export const createPlaceAction = action(createPlace, async (unit, { name, kind, parentId = null }) => {
  requireEverywhere(unit);
  const parent = await parentOf(unit, parentId);
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('place')
    .values({
      id,
      parent_id: parentId,
      building_id: parent?.buildingId ?? null,
      kind,
      name,
      path: pathUnder(parent, name),
    })
    .execute();
  unit.event({ data: { placeId: id, name, kind, parentId } });
  return viewOf(unit, id);
});
