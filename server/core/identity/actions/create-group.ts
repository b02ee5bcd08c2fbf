// A new department, branch, partner or team.
import { createGroup } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { groupCard } from '../group-cards.ts';
import { requireParent } from '../group-tree.ts';

export const createGroupAction = action(createGroup, async (unit, input) => {
  requireEverywhere(unit);
  if (input.parentId) await requireParent(unit, null, input.parentId);
  const id = newId(unit.now.getTime());
  const { name, kind, index = '', parentId = null } = input;
  const db = unscoped(unit);
  await db.insertInto('principal').values({ id, kind: 'group', name, created_at: unit.moment }).execute();
  await db.insertInto('user_group').values({ id, kind, index, parent_id: parentId, archived_at: null }).execute();
  await raiseRightsVersion(unit);
  unit.event({ data: { group: id, name, kind, index, parentId } });
  return groupCard(unit, id);
});
