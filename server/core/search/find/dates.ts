// Dates as they are typed in a search: a year, a month, a day, two of them with «..» between. Pure.
export interface DateRange {
  from: string | null;
  to: string | null;
}

const two = (number: number): string => String(number).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const exists = (text: string): boolean => new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

function span(text: string): { from: string; to: string } | null {
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  const local = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4}|\d{2})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year) return null;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 1900 || full > 2200) return null;
  if (!month) return { from: `${full}-01-01`, to: `${full}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const begin = `${full}-${two(Number(month))}`;
  if (!day) return { from: `${begin}-01`, to: `${begin}-${lastDay(full, Number(month))}` };
  const date = `${begin}-${two(Number(day))}`;
  const real = Number(day) >= 1 && Number(day) <= 31 && exists(date);
  return real ? { from: date, to: date } : null;
}

/** Null when it is no date. */
export function dateRange(text: string): DateRange | null {
  const [first = '', second, more] = text.split(text.includes('..') ? '..' : /(?<=\d{4})-(?=\d{1,2}\.)/);
  if (more !== undefined) return null;
  if (second === undefined) return span(first);
  const from = first ? span(first) : null;
  const to = second ? span(second) : null;
  if ((first && !from) || (second && !to) || (!from && !to)) return null;
  return { from: from?.from ?? null, to: to?.to ?? null };
}
