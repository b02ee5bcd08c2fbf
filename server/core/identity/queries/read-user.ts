// One person's account: roles, groups and switches with it.
import { readUser } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { userCard } from '../user-cards.ts';

export const readUserQuery = query(readUser, async (reader, input) => {
  requireEverywhere(reader);
  const card = await userCard(reader, input.id);
  reader.shows([card.id]);
  return card;
});
