// Ends one of one's own tokens; its row stays, so that the journal's words about it can be read.
import { revokeToken } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';

export const revokeTokenAction = action(revokeToken, async (unit, input) => {
  const revoked = await one(
    unscoped(unit)
      .updateTable('api_token')
      .set({ revoked_at: unit.moment })
      .where('id', '=', input.id)
      .where('user_id', '=', accountOf(unit.actor))
      .where('revoked_at', 'is', null)
      .returning(['id', 'hint'])
      .executeTakeFirst(),
  );
  unit.event({ data: { token: revoked.id, hint: revoked.hint } });
  return { ok: true as const };
});
