// Editions of the working calendar: each change of its days makes one, so that what was counted by an older one stays true.
import { type Calendar, type CalendarDay, calendarOf, type DayKind } from '../calendar/calendar.ts';
import { russianYears } from '../calendar/russia.ts';
import { defaultCountry, otherwise, readDays } from '../calendar/store.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';

export type EditionDays = Record<string, DayKind>;

/** Keeps the calendar as it stands now, when it differs from the last edition; `by` is nobody when the program did it. */
export async function keepEdition(sql: Sql, country: string, by: string | null, at: string): Promise<void> {
  const stored = await readDays(sql, country);
  const held = new Set(stored.map(({ day }) => Number(day.slice(0, 4))));
  // Years that the program brings along are kept with the rest: a newer program may know another decree.
  const brought = russianYears.filter((year) => !held.has(year)).flatMap(otherwise(country));
  const days: EditionDays = Object.fromEntries([...stored, ...brought].map(({ day, kind }) => [day, kind]));
  await sql.query(
    `insert into calendar_edition (country, edition, days, created_at, created_by)
     select $1, coalesce(max(e.edition), 0) + 1, $2::jsonb, $3, $4::uuid from calendar_edition e where e.country = $1
     having not coalesce((select l.days = $2::jsonb from calendar_edition l where l.country = $1 order by l.edition desc limit 1), false)
     on conflict do nothing`,
    [country, JSON.stringify(days), at, by],
  );
}

/** What a first start and a newer program's calendar leave behind. */
export const seedEdition = (services: Services): Promise<void> =>
  keepEdition(services.pools.write, services.config.calendarCountry, null, services.clock.now().toISOString());

/** A calendar over the days of an edition; years that it does not hold are answered by the law. */
export function editionCalendar(days: EditionDays, country: string = defaultCountry): Calendar {
  const listed: CalendarDay[] = Object.entries(days).map(([day, kind]) => ({ day, kind, name: '' }));
  return calendarOf(listed, otherwise(country));
}
