// A change of a group: its name, kind, index, place in the tree; an archived one is offered no more.
import { sql } from 'kysely';
import { updateGroup } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { mergeFields } from '../../field-merge.ts';
import { one, unscoped } from '../../handle.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { groupCard } from '../group-cards.ts';
import { requireParent } from '../group-tree.ts';
import { placeOf, requirePlaceHeld } from '../groups/guard-place.ts';

export const updateGroupAction = action(updateGroup, async (unit, input) => {
  requireEverywhere(unit);
  const { id, ...patch } = input;
  const db = unscoped(unit);
  const { version } = await one(
    db.selectFrom('user_group').select('version').where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
  );
  const changes = await mergeFields(
    { version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, id, seen) },
    { ...(await groupCard(unit, id)) },
    patch,
  );
  if (changes.some((change) => change.field === 'parentId') && patch.parentId) {
    await requireParent(unit, id, patch.parentId);
  }
  const comesBack = patch.archived === false && changes.some((change) => change.field === 'archived');
  const moves = comesBack || changes.some((change) => change.field === 'parentId');
  const before = moves ? await placeOf(unit, id) : undefined;
  if (changes.length > 0) {
    if (patch.name !== undefined) {
      await db.updateTable('principal').set({ name: patch.name }).where('id', '=', id).execute();
    }
    await db
      .updateTable('user_group')
      .set({
        version: sql<number>`version + 1`,
        ...(patch.kind !== undefined ? { kind: patch.kind } : {}),
        ...(patch.index !== undefined ? { index: patch.index } : {}),
        ...(patch.parentId !== undefined ? { parent_id: patch.parentId } : {}),
        ...(patch.archived === undefined
          ? {}
          : { archived_at: patch.archived ? sql<string>`coalesce(archived_at, ${unit.moment})` : null }),
      })
      .where('id', '=', id)
      .execute();
    if (before) await requirePlaceHeld(unit, id, before);
    await raiseRightsVersion(unit);
  }
  const card = await groupCard(unit, id);
  unit.event({
    data: { group: id, version: card.version, fields: changes.map((change) => change.field), changes },
  });
  return card;
});

async function movedSince(unit: AnyUnit, id: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation = ${updateGroup.name} and outcome = 'done' and data ->> 'group' = ${id}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
