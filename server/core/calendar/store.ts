// The calendar in the database: seeded once per year, changed by people year by year, read through a short cache.
import type { Clock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';
import { type Calendar, type CalendarDay, calendarOf, type DayKind } from './calendar.ts';
import { russianYear, russianYears } from './russia.ts';

export const defaultCountry = 'RU';

/** What holds for a year of which the database has no day. */
export const otherwise = (country: string) => (country === defaultCountry ? russianYear : () => []);

const insertDays = `
  insert into calendar_day (country, day, kind, name)
  select $1, fresh.day, fresh.kind, fresh.name
  from unnest($2::date[], $3::text[], $4::text[]) as fresh (day, kind, name)`;
const columnsOf = (country: string, days: readonly CalendarDay[]) => [
  country,
  days.map(({ day }) => day),
  days.map(({ kind }) => kind),
  days.map(({ name }) => name),
];

/** Writes the shipped years that the database does not have; a year that people have touched stays as it is. */
export async function seedCalendar(sql: Sql): Promise<void> {
  await sql.query(
    `${insertDays}
     where not exists (
       select from calendar_day kept
       where kept.country = $1 and date_trunc('year', kept.day) = date_trunc('year', fresh.day)
     )
     on conflict do nothing`,
    columnsOf(defaultCountry, russianYears.flatMap(russianYear)),
  );
}

export async function readDays(sql: Sql, country: string): Promise<CalendarDay[]> {
  const { rows } = await sql.query<{ day: string; kind: DayKind; name: string }>(
    `select day::text as day, kind, name from calendar_day where country = $1 order by day`,
    [country],
  );
  return rows;
}

/** A year as it counts; `stored` is false while it is only derived from the law and may lack a decree. */
export async function readYear(
  sql: Sql,
  country: string,
  year: number,
): Promise<{ stored: boolean; days: CalendarDay[] }> {
  const days = (await readDays(sql, country)).filter(({ day }) => day.startsWith(`${year}-`));
  return days.length > 0 ? { stored: true, days } : { stored: false, days: [...otherwise(country)(year)] };
}

/** Puts these days in the place of all days of their years, for an edit or an import. Run it in a transaction. */
export async function replaceYears(
  sql: Sql,
  country: string,
  days: readonly CalendarDay[],
  years: readonly number[] = [...new Set(days.map(({ day }) => Number(day.slice(0, 4))))],
): Promise<void> {
  await sql.query('delete from calendar_day where country = $1 and extract(year from day) = any($2::int[])', [
    country,
    years,
  ]);
  await sql.query(insertDays, columnsOf(country, days));
}

/** Calendars by country. A change is seen at once after `forget`, and by other processes within a minute. */
export class Calendars {
  static readonly keptForMs = 60_000;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { calendar: Calendar; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async get(sql: Sql, country: string = defaultCountry): Promise<Calendar> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(country);
    if (kept && now < kept.until) return kept.calendar;
    const calendar = calendarOf(await readDays(sql, country), otherwise(country));
    this.#kept.set(country, { calendar, until: now + Calendars.keptForMs });
    return calendar;
  }

  forget(country: string = defaultCountry): void {
    this.#kept.delete(country);
  }
}
