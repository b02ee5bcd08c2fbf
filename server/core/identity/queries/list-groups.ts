// All groups, by name; the page draws the tree from the parents.
import { listGroups } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { groupCards } from '../group-cards.ts';

export const listGroupsQuery = query(listGroups, async (reader) => {
  requireEverywhere(reader);
  return { items: await groupCards(reader) };
});
