// All categories with the number of their tickets, for whoever keeps them.
import { manageCategories } from '#contract/helpdesk.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { loadTree, viewOf } from './tree.ts';

export const manageCategoriesQuery = query(manageCategories, async (reader) => {
  requireEverywhere(reader);
  const tree = await loadTree(reader);
  // Numbers alone, of all tickets whoever may see them.
  const counts = await reader
    .from('ticket_category')
    .select([
      'id',
      sql<number>`(select count(*)::int from ticket t where t.category_id = ticket_category.id)`.as('tickets'),
      sql<number>`(select count(*)::int from record r join ticket t on t.id = r.id where r.kind = 'ticket'
        and r.state_group in ('new', 'work', 'waiting') and t.category_id = ticket_category.id)`.as('open'),
    ])
    .execute();
  const byId = new Map(counts.map(({ id, tickets, open }) => [id, { tickets, open }]));
  return {
    items: [...tree.values()].map((node) => ({ ...viewOf(node), tickets: 0, open: 0, ...byId.get(node.id) })),
  };
});
