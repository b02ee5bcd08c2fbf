// The mailboxes with their state, and who may get letters.
import { listMailboxes } from '#contract/mailboxes.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { mailboxCards } from '../mailbox-cards.ts';

export const listMailboxesQuery = query(listMailboxes, async (reader) => {
  requireEverywhere(reader);
  const { mailReceivers } = shapeOf(reader).services.catalog;
  const receivers = [...mailReceivers.values()].map(async ({ key, title, hint, initial, fields }) => ({
    key,
    title,
    hint,
    initial,
    fields: await fields(sqlOf(reader)),
  }));
  return { items: await mailboxCards(reader), receivers: await Promise.all(receivers) };
});
