// Periods that people ask figures for: named ones that move with time, or two days of their own. Pure.
import { addDays, addMonths } from '../dates/day.ts';

export interface Period {
  from: string;
  to: string;
}
export const namedPeriods = ['year', 'lastYear', 'quarter', 'month', 'lastMonth'] as const;
export type NamedPeriod = (typeof namedPeriods)[number];

export function periodOf(name: NamedPeriod, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      const from = `${year}-${String(first).padStart(2, '0')}-01`;
      return { from, to: addDays(addMonths(from, 3), -1) };
    }
    case 'month':
      return { from: month, to: addDays(addMonths(month, 1), -1) };
    case 'lastMonth':
      return { from: addMonths(month, -1), to: addDays(month, -1) };
  }
}

/** The name of a period, if it has one today. */
export const nameOf = (period: Period, today: string): NamedPeriod | undefined =>
  namedPeriods.find((name) => {
    const { from, to } = periodOf(name, today);
    return from === period.from && to === period.to;
  });

/** «+12 %», «−3 %»; undefined where there was nothing before. */
export function changeText(now: number, before: number, locale: string): string | undefined {
  if (before === 0) return undefined;
  const share = Math.round(((now - before) / before) * 100);
  return new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' }).format(share / 100);
}
