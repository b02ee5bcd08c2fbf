// An administrator ends a token of somebody else; its row stays for the journal.
import { revokePersonToken } from '#contract/person-tokens.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';

export const revokePersonTokenAction = action(revokePersonToken, async (unit, input) => {
  requireEverywhere(unit);
  const revoked = await one(
    unscoped(unit)
      .updateTable('api_token')
      .set({ revoked_at: unit.moment })
      .where('id', '=', input.id)
      .where('revoked_at', 'is', null)
      .returning(['id', 'hint', 'user_id'])
      .executeTakeFirst(),
  );
  unit.event({
    data: { token: revoked.id, hint: revoked.hint },
    personal: { [revoked.user_id]: { reason: input.reason } },
  });
  return { ok: true as const };
});
