// Who is on duty now, whether the person is, and when they are next.
import { shiftsSetting } from '#contract/settings/shifts.ts';
import { readCurrentShifts } from '#contract/shifts.ts';
import { calendarFor } from '../../calendar/of-handle.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { settingIn } from '../../settings/value.ts';
import { dutyLines } from '../lines.ts';
import { nextDuty } from '../occurrence.ts';
import { shiftsAt } from '../on-duty.ts';

export const readCurrentShiftsQuery = query(readCurrentShifts, async (reader) => {
  const sql = sqlOf(reader);
  const { zone } = shapeOf(reader).services.config;
  const me = reader.actor.id;
  const people = await shiftsAt(sql, reader.moment);
  const calendar = await calendarFor(reader);
  const coming = (await dutyLines(sql, [me]))
    .filter((line) => line.person.id === me)
    .flatMap((line) => nextDuty(line, reader.now, reader.today, zone, calendar) ?? [])
    .sort((one, other) => one.from.getTime() - other.from.getTime())[0];
  return {
    mine: people.find((one) => one.person.id === me) ?? null,
    people,
    phone: (await settingIn(reader, shiftsSetting)).phone,
    next: coming ? { from: coming.from.toISOString(), until: coming.until.toISOString() } : null,
  };
});
