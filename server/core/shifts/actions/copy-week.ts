// Puts the duties of a week into a later one, as lines of that week alone. Asked for twice it adds nothing.
import { copyRosterWeek } from '#contract/shifts.ts';
import { addDays } from '../../calendar/calendar.ts';
import { calendarFor } from '../../calendar/of-handle.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import { areaOf } from '../area.ts';
import { type DutyLine, dutyLines } from '../lines.ts';
import { dutyOn, type Occurrence } from '../occurrence.ts';
import { daysOf, mondayOf } from '../week.ts';

interface NewLine {
  line: DutyLine;
  weekdays: number[];
}

export const copyRosterWeekAction = action(copyRosterWeek, async (unit, { from, to }) => {
  if (mondayOf(from) !== from) throw refuseField('from', 'duty_week');
  if (mondayOf(to) !== to || to <= from) throw refuseField('to', 'duty_week');
  const sql = sqlOf(unit);
  const { zone } = shapeOf(unit).services.config;
  const calendar = await calendarFor(unit);
  // Two who copy at once would each see the other's week empty.
  await sql.query(`select pg_advisory_xact_lock(hashtextextended('copy a week of the roster', 0))`);
  const lines = await dutyLines(sql, areaOf(unit));
  const active = await activeOf(unit, lines);
  const planned = new Map<string, Occurrence[]>();
  for (const line of lines)
    for (const day of [addDays(to, -1), ...daysOf(to), addDays(to, 7)]) {
      const duty = dutyOn(line, day, zone, calendar);
      if (duty) planned.set(line.person.id, [...(planned.get(line.person.id) ?? []), duty]);
    }
  const news = new Map<string, NewLine>();
  let [made, kept] = [0, 0];
  for (const line of lines)
    for (const [at, day] of daysOf(from).entries()) {
      if (!dutyOn(line, day, zone, calendar) || !active.has(line.person.id)) continue;
      const asked = { ...line, weekdays: [at + 1], startsOn: to, endsOn: addDays(to, 6) };
      const wanted = dutyOn(asked, addDays(to, at), zone, calendar);
      // A holiday: the line would have no duty then.
      if (!wanted) continue;
      const busy = planned.get(line.person.id) ?? [];
      if (busy.some((one) => one.from < wanted.until && wanted.from < one.until)) {
        kept += 1;
        continue;
      }
      made += 1;
      planned.set(line.person.id, [...busy, wanted]);
      const key = [line.person.id, line.group?.id, line.fromMinute, line.untilMinute, line.workingDaysOnly].join();
      const known = news.get(key) ?? { line, weekdays: [] };
      known.weekdays.push(at + 1);
      news.set(key, known);
    }
  const rows = [...news.values()].map(({ line, weekdays }) => ({
    id: newId(unit.now.getTime()),
    user_id: line.person.id,
    group_id: line.group?.id ?? null,
    weekdays: [...new Set(weekdays)].sort(),
    from_minute: line.fromMinute,
    until_minute: line.untilMinute,
    starts_on: to,
    ends_on: addDays(to, 6),
    working_days_only: line.workingDaysOnly,
  }));
  if (rows.length > 0) await unscoped(unit).insertInto('duty_line').values(rows).execute();
  unit.event({
    data: { from, to, made, kept, lineIds: rows.map((row) => row.id) },
    subjectIds: [...new Set(rows.map((row) => row.user_id))],
  });
  return { made, kept };
});

async function activeOf(unit: object, lines: readonly DutyLine[]): Promise<Set<string>> {
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    `select id from app_user where status = 'active' and id = any($1::uuid[])`,
    [[...new Set(lines.map((line) => line.person.id))]],
  );
  return new Set(rows.map((row) => row.id));
}
