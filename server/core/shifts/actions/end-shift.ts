// Takes somebody off duty.
import { endShift } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { Refusal } from '../../refusal.ts';
import { requireInArea } from '../area.ts';
import { endOpenShift } from '../end-open.ts';
import { shiftKind } from '../kind.ts';

export const endShiftAction = action(endShift, async (unit, { userId }) => {
  await requireInArea(unit, userId);
  const shiftId = await endOpenShift(unit, userId, 'other');
  if (!shiftId) throw new Refusal('not_found');
  unit.event({ recordKind: shiftKind, data: { userId, shiftId }, subjectIds: [userId] });
  return { ok: true as const };
});
