// The directories of people, in the order in which a sign-in asks them.
import { listDirectories } from '#contract/ldap.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { directoryCards } from '../directory-cards.ts';

export const listDirectoriesQuery = query(listDirectories, async (reader) => {
  requireEverywhere(reader);
  return { items: await directoryCards(reader) };
});
