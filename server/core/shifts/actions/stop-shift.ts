// Leaves duty; whoever is not on duty stays so.
import { stopShift } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { endOpenShift } from '../end-open.ts';
import { shiftKind } from '../kind.ts';

export const stopShiftAction = action(stopShift, async (unit) => {
  const userId = unit.actor.id;
  const shiftId = await endOpenShift(unit, userId, 'self');
  unit.event({ recordKind: shiftKind, data: { userId, ...(shiftId ? { shiftId } : { already: true }) } });
  return { ok: true as const };
});
