// What an owner may give a program at this moment, for the picker.
import { listClientOperations } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { choosable, rightsOfOwner } from '../choosable-operations.ts';

export const listClientOperationsQuery = query(listClientOperations, async (reader, input) => {
  requireEverywhere(reader);
  return { items: choosable(reader, await rightsOfOwner(reader, input.ownerId)) };
});
