// Another name for one's own passkey.
import { renamePasskey } from '#contract/second-factors.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { ownAccount } from '../own-session.ts';

export const renamePasskeyAction = action(renamePasskey, async (unit, input) => {
  const { account } = await ownAccount(unit);
  const renamed = await one(
    unscoped(unit)
      .updateTable('passkey')
      .set({ name: input.name })
      .where('id', '=', input.id)
      .where('user_id', '=', account.id)
      .returning('id')
      .executeTakeFirst(),
  );
  unit.event({ data: { passkey: renamed.id }, personal: { [account.id]: { name: input.name } } });
  return { ok: true as const };
});
