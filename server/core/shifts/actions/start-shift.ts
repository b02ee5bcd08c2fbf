// Takes a shift. Whoever is on duty already stays so: two taps, or a request repeated after a lost answer, begin one shift.

import { shiftsSetting } from '#contract/settings/shifts.ts';
import { startShift } from '#contract/shifts.ts';
import { action } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import { shiftKind } from '../kind.ts';
import { shiftOf } from '../on-duty.ts';

const hourMs = 3_600_000;

export const startShiftAction = action(startShift, async (unit, { groupId = null, hours }) => {
  const sql = sqlOf(unit);
  const { id: userId } = unit.actor;
  if (groupId) await requireMember(unit, groupId);
  const { longestHours } = await settingIn(unit, shiftsSetting);
  // One that is over and not ended yet does not stand in the way.
  await sql.query(
    `update shift set ended_at = ends_at, ended_how = case when line_id is null then 'forgotten' else 'roster' end
     where user_id = $1 and ended_at is null and ends_at <= $2`,
    [userId, unit.moment],
  );
  const endsAt = new Date(unit.now.getTime() + Math.min(hours ?? longestHours, longestHours) * hourMs).toISOString();
  const { rows } = await sql.query<{ id: string }>(
    `insert into shift (id, user_id, group_id, started_at, ends_at) select $1, u.id, $3, $4, $5
     from app_user u where u.id = $2 on conflict (user_id) where ended_at is null do nothing returning id`,
    [newId(unit.now.getTime()), userId, groupId, unit.moment, endsAt],
  );
  const shift = await shiftOf(sql, unit.moment, userId);
  if (!shift) throw new Refusal('duty_person_unknown');
  unit.event({
    recordKind: shiftKind,
    data: {
      shiftId: shift.id,
      userId,
      until: shift.until,
      ...(groupId ? { groupId } : {}),
      already: rows.length === 0,
    },
  });
  return shift;
});

async function requireMember(unit: AnyUnit, groupId: string): Promise<void> {
  const { rows } = await sqlOf(unit).query('select from group_member where principal_id = $1 and group_id = $2', [
    unit.actor.id,
    groupId,
  ]);
  if (rows.length === 0) throw new Refusal('shift_not_member');
}
