// Changes a line of the roster; a shift that it has begun already stays as it is.
import { sql } from 'kysely';
import { changeDutyLine } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import { requireInArea } from '../area.ts';
import { oneLine, requireNamed } from '../lines.ts';

export const changeDutyLineAction = action(changeDutyLine, async (unit, { id, version, ...patch }) => {
  const db = unscoped(unit);
  const row = await db.selectFrom('duty_line').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  if (version !== undefined && version !== row.version) throw new Refusal('stale');
  await requireInArea(unit, row.user_id);
  const before = await oneLine(unit, id);
  const after = {
    user_id: patch.userId ?? row.user_id,
    group_id: patch.groupId === undefined ? row.group_id : patch.groupId,
    weekdays: patch.weekdays ? [...new Set(patch.weekdays)].sort() : row.weekdays,
    from_minute: patch.fromMinute ?? row.from_minute,
    until_minute: patch.untilMinute ?? row.until_minute,
    starts_on: patch.startsOn ?? before.startsOn,
    ends_on: patch.endsOn === undefined ? before.endsOn : patch.endsOn,
    working_days_only: patch.workingDaysOnly ?? row.working_days_only,
  };
  if (after.user_id !== row.user_id) await requireInArea(unit, after.user_id);
  await requireNamed(unit, after.user_id, after.group_id);
  if (after.ends_on && after.ends_on < after.starts_on) throw refuseField('endsOn', 'duty_period');
  await db
    .updateTable('duty_line')
    .set({ ...after, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
  const line = await oneLine(unit, id);
  const changes = (['weekdays', 'fromMinute', 'untilMinute', 'startsOn', 'endsOn', 'workingDaysOnly'] as const)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(line[field]))
    .map((field) => ({ field, from: before[field], to: line[field] }));
  unit.event({
    data: { lineId: id, userId: after.user_id, groupId: after.group_id, changes },
    subjectIds: [...new Set([row.user_id, after.user_id])],
  });
  return line;
});
