// A mailbox goes: nothing more is read, its password is forgotten; the conversations that came through it stay.
import { removeMailbox } from '#contract/mailboxes.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { mailboxInUse } from '../stored.ts';

export const removeMailboxAction = action(removeMailbox, async (unit, input) => {
  requireEverywhere(unit);
  const mailbox = await one(mailboxInUse(shapeOf(unit).services, sqlOf(unit), input.id, 'for update'));
  if (mailbox.enabled) throw new Refusal('mailbox_on');
  await unscoped(unit)
    .updateTable('mailbox')
    .set({ removed_at: unit.moment, sealed_password: null })
    .where('id', '=', mailbox.id)
    .execute();
  unit.event({ data: { mailbox: mailbox.id, name: mailbox.name } });
  return { ok: true as const };
});
