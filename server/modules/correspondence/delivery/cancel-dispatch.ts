// Cancels a dispatch register with a reason: letters that have not arrived meanwhile wait to be sent again.
import { cancelDispatch } from '#contract/correspondence.ts';
import { changeNote } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { action } from '../tables.ts';
import { dispatchNow } from './dispatch-card.ts';
import { lockDeliveries, sumUpLetters, writeDelivery } from './write-delivery.ts';

export const cancelDispatchAction = action(cancelDispatch, async (unit, { id, reason }) => {
  const register = await unit.lock('dispatch_register', id);
  if (register.cancelled_at !== null) throw new Refusal('dispatch_cancelled');
  const items = await unit
    .from('dispatch_item')
    .select('dispatch_item.addressee_id as id')
    .where('dispatch_item.register_id', '=', id)
    .execute();
  const rows = await lockDeliveries(
    unit,
    items.map((item) => item.id),
  );
  // What was cancelled for some of its letters would be neither.
  const hidden = items.length - rows.size;
  if (hidden > 0) throw new Refusal('dispatch_hidden', { count: hidden });
  const back = [...rows.values()].filter((row) => row.state === 'sent' && row.register?.id === id);
  await unit
    .update('dispatch_register')
    .set({ cancelled_at: unit.moment, cancelled_by: unit.actor.id, cancel_reason: reason })
    .where('dispatch_register.id', '=', id)
    .execute();
  for (const row of back)
    await writeDelivery(unit, row, { state: 'to_send', sentOn: null, settledOn: null }, { registerId: id });
  await sumUpLetters(
    unit,
    back.map((row) => row.letterId),
  );
  const note = await changeNote(
    unit,
    { id, kind: 'dispatch', version: 1 },
    [
      { field: 'state', from: 'made', to: 'cancelled' },
      { field: 'reason', from: null, to: reason },
    ],
    new Set(['reason']),
  );
  unit.event({ ...note, data: { ...note.data, registerId: id, number: register.number, letters: back.length } });
  return dispatchNow(unit, id);
});
