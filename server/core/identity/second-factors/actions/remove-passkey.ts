// A passkey goes, after the person has proved themselves again.
import { removePasskey } from '#contract/second-factors.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { ownAccount } from '../own-session.ts';
import { afterRemoving } from '../strong-factors.ts';

export const removePasskeyAction = action(removePasskey, async (unit, input) => {
  const { account } = await ownAccount(unit);
  const removed = await one(
    unscoped(unit)
      .deleteFrom('passkey')
      .where('id', '=', input.id)
      .where('user_id', '=', account.id)
      .returning(['id', 'name'])
      .executeTakeFirst(),
  );
  await afterRemoving(unit, account);
  unit.event({ data: { passkey: removed.id }, personal: { [account.id]: { name: removed.name } } });
  return { ok: true as const };
});
