// Throws an own draft away; its files lose their keeper and are swept within a day.
import { discardDraft } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';

export const discardDraftAction = action(discardDraft, async (unit, input) => {
  await one(
    unscoped(unit)
      .deleteFrom('draft')
      .where('id', '=', input.id)
      .where('owner_id', '=', accountOf(unit.actor))
      .returning('id')
      .executeTakeFirst(),
  );
  return { ok: true as const };
});
