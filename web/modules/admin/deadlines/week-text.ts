// Hours of a day as they are typed, «9:00–13:00, 14:00–18:00», and back. Pure.
type Hours = [number, number];

const clock = (minutes: number): string =>
  minutes === 1440 ? '24:00' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

export const dayText = (hours: readonly (readonly [number, number])[]): string =>
  hours.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(', ');

function minuteOf(text: string): number | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const all = Number(hour) * 60 + Number(minute);
  return all <= 1440 ? all : null;
}

/** Null when it cannot be read as hours in order; empty is a day off. */
export function parseDay(text: string): Hours[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const hours: Hours[] = [];
  for (const part of parts) {
    const [from, until, ...more] = part.split(/\s*[-–—]\s*/).map(minuteOf);
    if (from == null || until == null || more.length > 0 || from >= until) return null;
    if (from < (hours.at(-1)?.[1] ?? 0)) return null;
    hours.push([from, until]);
  }
  return hours;
}

export const weekMinutes = (week: readonly (readonly Hours[] | null)[]): number =>
  week.flatMap((day) => day ?? []).reduce((sum, [from, until]) => sum + until - from, 0);
