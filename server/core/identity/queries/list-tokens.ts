// One's own tokens that are still good, newest first; of each only the hint can be read.
import { listTokens } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';

export const listTokensQuery = query(listTokens, async (reader) => {
  const rows = await unscoped(reader)
    .selectFrom('api_token')
    .select(['id', 'name', 'hint', 'operations', 'created_at', 'expires_at', 'last_used_at'])
    .where('user_id', '=', accountOf(reader.actor))
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      hint: row.hint,
      operations: row.operations,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
    })),
  };
});
