// All categories with the number of their tickets, for whoever keeps them.
import { manageCategories } from '#contract/helpdesk.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { loadTree, viewOf } from './tree.ts';

export const manageCategoriesQuery = query(manageCategories, async (reader) => {
  requireEverywhere(reader);
  const tree = await loadTree(reader);
  // Numbers alone, of all tickets whoever may see them; the open ones are counted in one walk over the index of those.
  const counts = await reader
    .from('ticket_category')
    .leftJoin(
      sql<{
        id: string;
        open: number;
      }>`(select t.category_id as id, count(*)::int as open from record r join ticket t on t.id = r.id
        where r.kind = 'ticket' and r.state_group in ('new', 'work', 'waiting') group by t.category_id)`.as('opened'),
      'opened.id',
      'ticket_category.id',
    )
    .select([
      'ticket_category.id',
      sql<number>`(select count(*)::int from ticket t where t.category_id = ticket_category.id)`.as('tickets'),
      sql<number>`coalesce(opened.open, 0)`.as('open'),
    ])
    .execute();
  const byId = new Map(counts.map(({ id, tickets, open }) => [id, { tickets, open }]));
  return {
    items: [...tree.values()].map((node) => ({ ...viewOf(node), tickets: 0, open: 0, ...byId.get(node.id) })),
  };
});
