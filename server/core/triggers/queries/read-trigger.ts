// One trigger with its content of today.
import { readTrigger } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { readTrigger as readCard } from '../cards.ts';

export const readTriggerQuery = query(readTrigger, async (reader, { id }) => {
  requireEverywhere(reader);
  return readCard(reader, id);
});
