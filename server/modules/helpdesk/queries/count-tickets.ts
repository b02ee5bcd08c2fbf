// How many tickets a filter finds: to ten thousand, and beyond only when asked for exactly.
import { countTickets } from '#contract/helpdesk.ts';
import { countRecords } from '#core/records/list.ts';
import { query } from '../tables.ts';
import { ticketRequest } from '../ticket-list.ts';

const countedQuickly = 10_000;
const countedAtAll = 2_000_000_000;

export const countTicketsQuery = query(countTickets, async (reader, { exact, ...filter }) => {
  const count = await countRecords(
    reader,
    await ticketRequest(reader, filter),
    exact ? countedAtAll : countedQuickly + 1,
  );
  const more = !exact && count > countedQuickly;
  return { count: more ? countedQuickly : count, more };
});
