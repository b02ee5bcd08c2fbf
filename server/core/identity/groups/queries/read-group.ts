// A group's card: what it is, where it stands, who heads it, what the reader may change.
import { addMember, readGroup, removeMember } from '#contract/groups.ts';
import { updateGroup } from '#contract/identity.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { groupCard, groupCards } from '../../group-cards.ts';
import { requireReadableGroup } from '../may-read-group.ts';

export const readGroupQuery = query(readGroup, async (reader, { id }) => {
  const card = await groupCard(reader, id);
  await requireReadableGroup(reader, id);
  const below = await unscoped(reader)
    .selectFrom('user_group')
    .select('id')
    .where('parent_id', '=', id)
    .limit(500)
    .execute();
  const ids = below.map((row) => row.id);
  const [parent] = card.parentId ? await groupCards(reader, [card.parentId]) : [];
  const { rights } = reader.actor;
  return {
    ...card,
    parent: parent ? { id: parent.id, name: parent.name } : null,
    children: ids.length > 0 ? await groupCards(reader, ids) : [],
    can: [updateGroup.name, addMember.name, removeMember.name].filter((name) => rights.everywhere(name)),
  };
});
