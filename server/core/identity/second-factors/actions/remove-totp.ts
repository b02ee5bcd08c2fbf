// The authenticator app goes, after the person has proved themselves again.
import { removeTotp } from '#contract/second-factors.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { ownAccount } from '../own-session.ts';
import { afterRemoving } from '../strong-factors.ts';

export const removeTotpAction = action(removeTotp, async (unit) => {
  const { account } = await ownAccount(unit);
  await one(
    unscoped(unit).deleteFrom('mfa_totp').where('user_id', '=', account.id).returning('user_id').executeTakeFirst(),
  );
  await afterRemoving(unit, account);
  unit.event({ subjectIds: [account.id], data: { factor: 'totp' } });
  return { ok: true as const };
});
