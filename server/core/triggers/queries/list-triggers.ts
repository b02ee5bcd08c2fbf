// Triggers and schedules in the order in which they run.
import { listTriggers } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { readTriggers } from '../cards.ts';

export const listTriggersQuery = query(listTriggers, async (reader, { subject }) => {
  requireEverywhere(reader);
  return { items: await readTriggers(reader, subject) };
});
