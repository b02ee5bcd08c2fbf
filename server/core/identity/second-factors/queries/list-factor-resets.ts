// Resets that wait for a second administrator.
import { listFactorResets } from '#contract/factor-resets.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';

export const listFactorResetsQuery = query(listFactorResets, async (reader) => {
  requireEverywhere(reader);
  const rows = await unscoped(reader)
    .selectFrom('factor_reset')
    .innerJoin('principal as person', 'person.id', 'factor_reset.user_id')
    .innerJoin('principal as asker', 'asker.id', 'factor_reset.requested_by')
    .select([
      'factor_reset.id',
      'factor_reset.reason',
      'factor_reset.requested_at',
      'factor_reset.expires_at',
      'person.id as person_id',
      'person.name as person_name',
      'asker.id as asker_id',
      'asker.name as asker_name',
    ])
    .where('settled_at', 'is', null)
    .where('expires_at', '>', reader.moment)
    .orderBy('requested_at')
    .limit(200)
    .execute();
  reader.shows([...new Set(rows.flatMap((row) => [row.person_id, row.asker_id]))]);
  return {
    items: rows.map((row) => ({
      id: row.id,
      person: { id: row.person_id, name: row.person_name },
      reason: row.reason,
      requestedBy: { id: row.asker_id, name: row.asker_name },
      requestedAt: row.requested_at,
      expiresAt: row.expires_at,
      mine: row.asker_id === reader.actor.id,
    })),
  };
});
