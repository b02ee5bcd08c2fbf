// A week of the roster by people and days, with absences and the hours that nobody has.
import type { Output } from '#contract/core.ts';
import { readRosterWeek } from '#contract/shifts.ts';
import { addDays, isWorkingDay } from '../../calendar/calendar.ts';
import { calendarFor } from '../../calendar/of-handle.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { areaOf } from '../area.ts';
import { dutyLines } from '../lines.ts';
import { dutyOn } from '../occurrence.ts';
import { daysOf, gapsOf, mondayOf, type Span, spansOf } from '../week.ts';

type Row = Output<typeof readRosterWeek>['rows'][number];

export const readRosterWeekQuery = query(readRosterWeek, async (reader, { from, groupId }) => {
  const sql = sqlOf(reader);
  const { zone } = shapeOf(reader).services.config;
  const calendar = await calendarFor(reader);
  const monday = mondayOf(from);
  const days = daysOf(monday);
  const lines = (await dutyLines(sql, areaOf(reader))).filter((line) => !groupId || line.group?.id === groupId);
  const { rows: away } = await sql.query<{ id: string; fromOn: string; untilOn: string }>(
    `select absent_id as id, from_on::text as "fromOn", until_on::text as "untilOn" from substitution
     where ended_at is null and absent_id = any($1::uuid[]) and from_on <= $3::date and until_on >= $2::date`,
    [[...new Set(lines.map((line) => line.person.id))], addDays(monday, -1), days.at(-1)],
  );
  const isAway = (id: string, day: string) =>
    away.some((one) => one.id === id && one.fromOn <= day && day <= one.untilOn);
  const covered = new Map<string, Span[]>(days.map((day) => [day, []]));
  const here = new Map<string, Set<string>>(days.map((day) => [day, new Set()]));
  const rows = new Map<string, Row>();
  // From the Sunday before: its night lasts into this week.
  for (const line of lines)
    for (const day of [addDays(monday, -1), ...days]) {
      if (!dutyOn(line, day, zone, calendar)) continue;
      const absent = isAway(line.person.id, day);
      const { today, tomorrow } = spansOf(line);
      if (!absent) {
        covered.get(day)?.push(today);
        here.get(day)?.add(line.person.id);
        if (tomorrow) covered.get(addDays(day, 1))?.push(tomorrow);
      }
      if (day < monday) continue;
      const row = rows.get(line.person.id) ?? { person: line.person, cells: [] };
      row.cells.push({ day, line, absent });
      rows.set(line.person.id, row);
    }
  const gaps = gapsOf(covered, calendar);
  return {
    from: monday,
    days: days.map((day) => ({
      day,
      working: isWorkingDay(calendar, day),
      people: here.get(day)?.size ?? 0,
      gaps: gaps.get(day) ?? [],
    })),
    rows: [...rows.values()],
  };
});
