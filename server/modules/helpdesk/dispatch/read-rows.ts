// Rows of the queue as they are now, for a screen that keeps its rows in place and tells what became of them.
import { readDispatchRows } from '#contract/helpdesk.ts';
import { listRecords } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { type TicketPage, ticketRequest } from '../ticket-list.ts';

export const readDispatchRowsQuery = query(readDispatchRows, async (reader, { ids }) => {
  const request = await ticketRequest(reader, { sort: 'registered', group: 'all', limit: ids.length });
  const among = sql`select ticket.id from ticket where ticket.id = any(${ids}::uuid[])`;
  const filters = [
    {
      where: sql<boolean>`ticket.id = any(${ids}::uuid[])` as never,
      ofTable: true,
      among: { key: `ids ${ids}`, ids: among },
    },
  ];
  const { items } = (await listRecords(reader, { ...request, filters })) as TicketPage;
  reader.shows([...new Set(items.flatMap((row) => row.requester?.id ?? row.contact?.id ?? []))]);
  return { rows: items };
});
