// What I may give a token of my own, for the picker.
import { listTokenOperations } from '#contract/person-tokens.ts';
import { query } from '../../../core-operation.ts';
import { choosable } from '../choosable-operations.ts';

export const listTokenOperationsQuery = query(listTokenOperations, async (reader) => ({
  items: choosable(reader, reader.actor.rights),
}));
