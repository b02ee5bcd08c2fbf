// The categories that a new ticket may be given.
import { listCategories } from '#contract/helpdesk.ts';
import { query } from '../tables.ts';
import { loadTree, viewOf } from './tree.ts';

export const listCategoriesQuery = query(listCategories, async (reader) => ({
  items: [...(await loadTree(reader)).values()].filter((node) => node.inUse).map(viewOf),
}));
