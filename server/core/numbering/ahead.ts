// How a number reads before there is a letter to bear it: whole when the period alone says everything, else the ordinal.
import { checkTemplate, frameNumber, type NumberFrame, type NumberToken, type Restart } from '#contract/numbering.ts';

/** What a period of each restart already tells. */
const told: Record<Restart, readonly NumberToken[]> = {
  year: ['yyyy', 'yy'],
  quarter: ['yyyy', 'yy', 'q'],
  month: ['yyyy', 'yy', 'q', 'm'],
  day: ['yyyy', 'yy', 'q', 'm', 'd'],
  never: [],
};

/** Some day of the period, `YYYY-MM-DD`. */
function dayIn(restart: Restart, period: string): string {
  if (restart === 'quarter') return `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3).padStart(2, '0')}-01`;
  return `${period}-01-01`.slice(0, 10);
}

/** Null when the number depends on the letter's own department, case or date. */
export function frameAhead(
  series: { template: string; restart: Restart; index: string },
  period: string,
): NumberFrame | null {
  const { parts, errors } = checkTemplate(series.template, series.restart);
  if (errors.length > 0) return null;
  const known = new Set<NumberToken>(['n', ...told[series.restart], ...(series.index ? (['journal'] as const) : [])]);
  if (parts.some((part) => part.kind === 'token' && !known.has(part.token))) return null;
  return frameNumber(parts, { registeredOn: dayIn(series.restart, period), journal: series.index });
}

/** As people read it: a number that waits for its letter is stored with a space before the bare ordinal. */
export const readNumber = (stored: string): string | null => (stored.startsWith(' ') ? null : stored);
