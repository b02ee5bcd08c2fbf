// Own notices up to this one have been read.
import { readNotices } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { noticesFor } from '../../notify/notices-for.ts';

export const readNoticesAction = action(readNotices, async (unit, input) => {
  await unscoped(unit)
    .updateTable('notice')
    .set({ read_at: unit.moment })
    .where('user_id', '=', accountOf(unit.actor))
    .where('id', '<=', input.upTo)
    .where('read_at', 'is', null)
    .where(noticesFor(unit.actor))
    .execute();
  return { ok: true as const };
});
