// One program with its secrets' hints and what of its operations the owner has lost.
import { readClient } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { clientCard } from '../client-cards.ts';

export const readClientQuery = query(readClient, async (reader, input) => {
  requireEverywhere(reader);
  return clientCard(reader, input.id);
});
