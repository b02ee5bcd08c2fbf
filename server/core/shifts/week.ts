// A week of the roster: which duties fall on which day, and the hours that nobody has. Pure.
import { addDays, type Calendar, isWorkingDay, weekday } from '../calendar/calendar.ts';

const dayMinutes = 1440;
export interface Span {
  fromMinute: number;
  untilMinute: number;
}

export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));
export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at));

/** A duty's minutes on the day that it begins and on the next one, if it lasts over midnight. */
export function spansOf({ fromMinute, untilMinute }: Span): { today: Span; tomorrow: Span | null } {
  if (untilMinute > fromMinute) return { today: { fromMinute, untilMinute }, tomorrow: null };
  return {
    today: { fromMinute, untilMinute: dayMinutes },
    tomorrow: untilMinute > 0 ? { fromMinute: 0, untilMinute } : null,
  };
}

/** Spans that touch or overlap made one, in order. */
export function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.fromMinute - other.fromMinute)) {
    const last = all.at(-1);
    if (last && span.fromMinute <= last.untilMinute) last.untilMinute = Math.max(last.untilMinute, span.untilMinute);
    else all.push({ ...span });
  }
  return all;
}

/** What `whole` has and `covered` lacks; both merged. */
export function without(whole: readonly Span[], covered: readonly Span[]): Span[] {
  return whole.flatMap((span) => {
    const left: Span[] = [];
    let from = span.fromMinute;
    for (const one of covered) {
      if (one.untilMinute <= from || one.fromMinute >= span.untilMinute) continue;
      if (one.fromMinute > from) left.push({ fromMinute: from, untilMinute: one.fromMinute });
      from = Math.max(from, one.untilMinute);
    }
    if (from < span.untilMinute) left.push({ fromMinute: from, untilMinute: span.untilMinute });
    return left;
  });
}

/** For each day, the hours that another day of its kind (working or not) has somebody for and it has nobody. */
export function gapsOf(covered: ReadonlyMap<string, readonly Span[]>, calendar: Calendar): Map<string, Span[]> {
  const kinds = new Map<boolean, Span[]>();
  for (const [day, spans] of covered) {
    const kind = isWorkingDay(calendar, day);
    kinds.set(kind, [...(kinds.get(kind) ?? []), ...spans]);
  }
  return new Map(
    [...covered].map(([day, spans]) => [
      day,
      without(merged(kinds.get(isWorkingDay(calendar, day)) ?? []), merged(spans)),
    ]),
  );
}
