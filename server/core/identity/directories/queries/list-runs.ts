// The syncs of a directory, the newest first.
import { listDirectoryRuns } from '#contract/ldap.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { isId } from '../../../ids.ts';
import { Refusal } from '../../../refusal.ts';
import { runCards } from '../runs.ts';

export const listRunsQuery = query(listDirectoryRuns, async (reader, input) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  await one(db.selectFrom('directory').select('id').where('id', '=', input.id).executeTakeFirst());
  if (input.after !== undefined && !isId(input.after)) throw new Refusal('bad_cursor');
  const found = await runCards(reader, { directoryId: input.id, after: input.after, limit: input.limit + 1 });
  const items = found.slice(0, input.limit);
  return { items, next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null };
});
