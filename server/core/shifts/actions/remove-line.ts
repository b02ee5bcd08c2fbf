// Takes a line out of the roster.
import { removeDutyLine } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { requireInArea } from '../area.ts';
import { oneLine } from '../lines.ts';

export const removeDutyLineAction = action(removeDutyLine, async (unit, { id }) => {
  const { person, group, version: _version, ...line } = await oneLine(unit, id);
  await requireInArea(unit, person.id);
  await unscoped(unit).deleteFrom('duty_line').where('id', '=', id).execute();
  unit.event({ data: { lineId: id, ...line, userId: person.id, groupId: group?.id ?? null }, subjectIds: [person.id] });
  return { ok: true as const };
});
