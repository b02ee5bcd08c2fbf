// The card of search: the one over everything, the state of files' texts, and its upkeep.
import * as contract from '#contract/search.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { reindexAction } from './actions/reindex.ts';
import { retryTextsAction } from './actions/retry-texts.ts';
import { findQuery } from './queries/find.ts';
import { listFileTextsQuery } from './queries/list-file-texts.ts';
import { listUnreadTextsQuery } from './queries/list-unread-texts.ts';

export const search: Module = {
  name: 'search',
  contract: operationsOf(contract),
  handlers: [findQuery, listFileTextsQuery, listUnreadTextsQuery, retryTextsAction, reindexAction],
};
