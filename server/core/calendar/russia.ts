// The Russian production calendar (five-day week): holidays of article 112 of the Labour Code, days off moved by
// the government's decrees, working Saturdays and days shortened by an hour (article 95).
import { addDays, type CalendarDay, weekday } from './calendar.ts';

const newYear = 'Новогодние каникулы';
/** Month and day of each holiday that is not worked. */
const holidays: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', newYear],
  ['01-02', newYear],
  ['01-03', newYear],
  ['01-04', newYear],
  ['01-05', newYear],
  ['01-06', newYear],
  ['01-07', 'Рождество Христово'],
  ['01-08', newYear],
  ['02-23', 'День защитника Отечества'],
  ['03-08', 'Международный женский день'],
  ['05-01', 'Праздник Весны и Труда'],
  ['05-09', 'День Победы'],
  ['06-12', 'День России'],
  ['11-04', 'День народного единства'],
];
const holidayName = new Map(holidays);

interface Decree {
  /** The decree of the government by which days off are moved in the year. */
  decree: string;
  /** Day off → working day that becomes a day off instead. */
  moved: Readonly<Record<string, string>>;
}
const decrees: Readonly<Record<number, Decree>> = {
  2024: {
    decree: 'Постановление Правительства РФ от 10.08.2023 № 1314',
    moved: {
      '2024-01-06': '2024-05-10',
      '2024-01-07': '2024-12-31',
      '2024-04-27': '2024-04-29',
      '2024-11-02': '2024-04-30',
      '2024-12-28': '2024-12-30',
    },
  },
  2025: {
    decree: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    moved: {
      '2025-01-04': '2025-05-02',
      '2025-01-05': '2025-12-31',
      '2025-02-23': '2025-05-08',
      '2025-03-08': '2025-06-13',
      '2025-11-01': '2025-11-03',
    },
  },
  2026: {
    decree: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    moved: { '2026-01-03': '2026-01-09', '2026-01-04': '2026-12-31' },
  },
};

/** Years whose decree is in the program; any other year is answered by the law alone. */
export const russianYears: readonly number[] = Object.keys(decrees).map(Number);
export const decreeOf = (year: number): string | undefined => decrees[year]?.decree;

const shown = (day: string): string => day.split('-').reverse().join('.');
const isWeekend = (day: string): boolean => weekday(day) > 5;
const nameOf = (day: string): string | undefined => holidayName.get(day.slice(5));

/**
 * The special days of a year. Without a decree the law's own rule holds: a holiday on a weekend gives the next
 * working day off; of the January holidays only a decree can move days, so they move nowhere.
 */
export function russianYear(year: number): CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  const put = (day: string, kind: CalendarDay['kind'], name: string) => days.set(day, { day, kind, name });
  for (const [monthDay, name] of holidays) put(`${year}-${monthDay}`, 'holiday', name);
  const moved = decrees[year]?.moved ?? {};
  for (const [from, to] of Object.entries(moved)) {
    put(to, 'holiday', `Выходной, перенесён с ${shown(from)}`);
    if (nameOf(from) === undefined) put(from, 'working', `Рабочая суббота, выходной перенесён на ${shown(to)}`);
  }
  for (const [monthDay] of holidays) {
    const day = `${year}-${monthDay}`;
    if (!isWeekend(day) || monthDay.startsWith('01-') || moved[day]) continue;
    let to = addDays(day, 1);
    while (isWeekend(to) || days.get(to)?.kind === 'holiday') to = addDays(to, 1);
    put(to, 'holiday', `Выходной, перенесён с ${shown(day)}`);
  }
  shorten(year, moved, days);
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The working day before a holiday is an hour shorter. A working Saturday has the length of the day that it
 * stands for: it is short when that day came just before a holiday.
 */
function shorten(year: number, moved: Readonly<Record<string, string>>, days: Map<string, CalendarDay>): void {
  for (const [monthDay, name] of holidays) {
    const eve = addDays(`${monthDay === '01-01' ? year + 1 : year}-${monthDay}`, -1);
    // Within the January holidays an eve is a holiday itself.
    const special = days.get(eve);
    if (special ? special.kind === 'working' : !isWeekend(eve))
      days.set(eve, { day: eve, kind: 'short', name: `Накануне: ${name}` });
    const standIn = Object.keys(moved).find((from) => moved[from] === eve && days.get(from)?.kind === 'working');
    if (standIn) days.set(standIn, { day: standIn, kind: 'short', name: days.get(standIn)?.name ?? '' });
  }
}
