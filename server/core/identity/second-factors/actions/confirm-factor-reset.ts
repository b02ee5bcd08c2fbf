// Another administrator confirms: the person's second factors go, and their sessions with them.
import { confirmFactorReset } from '#contract/factor-resets.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockAccount } from '../../sign-in/account.ts';
import { openReset, removeFactors, settleReset } from '../factor-resets.ts';

export const confirmFactorResetAction = action(confirmFactorReset, async (unit, input) => {
  requireEverywhere(unit);
  const reset = await openReset(unit, input.id);
  if (reset.user_id === unit.actor.id) throw new Refusal('own_account');
  if (reset.requested_by === unit.actor.id) throw new Refusal('reset_needs_another');
  const account = await one(lockAccount(unit, reset.user_id));
  await requireNotAbove(unit, account.id);
  const removed = await removeFactors(unit, account);
  await settleReset(unit, reset.id, 'done');
  unit.event({ subjectIds: [account.id], data: { reset: reset.id, requestedBy: reset.requested_by, ...removed } });
  return { ok: true as const };
});
