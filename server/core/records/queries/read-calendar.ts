// The special days of a year in the organisation's country.
import { readCalendar } from '#contract/record.ts';
import { readYear } from '../../calendar/store.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';

export const readCalendarQuery = query(readCalendar, async (reader, input) => {
  const country = shapeOf(reader).services.config.calendarCountry;
  const { days } = await readYear(sqlOf(reader), country, input.year);
  return { country, days };
});
