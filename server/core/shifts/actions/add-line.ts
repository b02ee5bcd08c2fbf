// Adds a line to the roster.
import { addDutyLine } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import { requireInArea } from '../area.ts';
import { oneLine, requireNamed } from '../lines.ts';

export const addDutyLineAction = action(addDutyLine, async (unit, input) => {
  const { userId, groupId = null, startsOn = unit.today, endsOn = null, workingDaysOnly = false } = input;
  await requireInArea(unit, userId);
  await requireNamed(unit, userId, groupId);
  if (endsOn && endsOn < startsOn) throw refuseField('endsOn', 'duty_period');
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('duty_line')
    .values({
      id,
      user_id: userId,
      group_id: groupId,
      weekdays: [...new Set(input.weekdays)].sort(),
      from_minute: input.fromMinute,
      until_minute: input.untilMinute,
      starts_on: startsOn,
      ends_on: endsOn,
      working_days_only: workingDaysOnly,
    })
    .execute();
  const line = await oneLine(unit, id);
  const { person: _person, group: _group, version: _version, ...told } = line;
  unit.event({ data: { lineId: id, userId, groupId, ...told }, subjectIds: [userId] });
  return line;
});
