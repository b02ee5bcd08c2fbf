// Changes single days of the working calendar; the other days of their years stay as they count now.
import { changeCalendar } from '#contract/record.ts';
import type { CalendarDay } from '../../calendar/calendar.ts';
import { calendarsOf } from '../../calendar/of-handle.ts';
import { readYear, replaceYears } from '../../calendar/store.ts';
import { action } from '../../core-operation.ts';
import { keepEdition } from '../../deadlines/editions.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { lockWords } from '../../lock-words.ts';

export const changeCalendarAction = action(changeCalendar, async (unit, input) => {
  requireEverywhere(unit);
  const country = shapeOf(unit).services.config.calendarCountry;
  await lockWords(unit, 'calendar', [country]);
  const onUnit = sqlOf(unit);
  const years = [...new Set(input.days.map(({ day }) => Number(day.slice(0, 4))))];
  for (const year of years) {
    const { days } = await readYear(onUnit, country, year);
    const byDay = new Map(days.map((one) => [one.day, one]));
    for (const { day, kind, name } of input.days) {
      if (!day.startsWith(`${year}-`)) continue;
      if (kind === 'default') byDay.delete(day);
      else byDay.set(day, { day, kind, name });
    }
    const left: CalendarDay[] = [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
    await replaceYears(onUnit, country, left, [year]);
  }
  calendarsOf(shapeOf(unit).services).forget(country);
  await keepEdition(onUnit, country, unit.actor.id, unit.moment);
  unit.event({ data: { country, days: input.days.map(({ day, kind }) => ({ day, kind })) } });
  return { ok: true as const };
});
