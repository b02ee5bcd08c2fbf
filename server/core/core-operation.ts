// Core's own operations work on core's tables alone.
import { coreScopes } from './db/scopes.ts';
import type { CoreTables } from './db/tables.ts';
import { withTables } from './operation.ts';

export const { action, preparedAction, query } = withTables<CoreTables>(coreScopes);
