// A device is trusted no more: the next sign-in from it asks for the second step.
import { endDevice } from '#contract/second-factors.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { accountOf, refuseTokens } from '../../account-of.ts';

export const endDeviceAction = action(endDevice, async (unit, input) => {
  refuseTokens(unit.actor);
  const ended = await one(
    unscoped(unit)
      .updateTable('trusted_device')
      .set({ trusted_until: null })
      .where('id', '=', input.id)
      .where('user_id', '=', accountOf(unit.actor))
      .where('trusted_until', 'is not', null)
      .returning('id')
      .executeTakeFirst(),
  );
  unit.event({ data: { device: ended.id } });
  return { ok: true as const };
});
