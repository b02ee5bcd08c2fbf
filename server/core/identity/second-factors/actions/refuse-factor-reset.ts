// A reset that waits is refused, or taken back by the one who asked for it.
import { refuseFactorReset } from '#contract/factor-resets.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { openReset, settleReset } from '../factor-resets.ts';

export const refuseFactorResetAction = action(refuseFactorReset, async (unit, input) => {
  requireEverywhere(unit);
  const reset = await openReset(unit, input.id);
  await settleReset(unit, reset.id, 'refused');
  unit.event({ subjectIds: [reset.user_id], data: { reset: reset.id, requestedBy: reset.requested_by } });
  return { ok: true as const };
});
