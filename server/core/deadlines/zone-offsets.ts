// How far a zone's clock is ahead of UTC: days cut where the clock is moved, so that within a piece it runs evenly.

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

export interface EvenPiece {
  from: number;
  until: number;
  /** Milliseconds by which the zone's clock is ahead of UTC. */
  ahead: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

export function isZone(zone: string): boolean {
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    return false;
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function aheadAt(zone: string, at: number): number {
  const name = formatterOf(zone)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name ?? '') ?? [];
  const ahead = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -1000 : 1000) * ahead;
}

/** The pieces of a day of UTC, counted from 1970-01-01; no zone moves its clock twice within a day. */
export function piecesOf(zone: string, day: number): EvenPiece[] {
  const from = day * dayMs;
  const until = from + dayMs;
  const before = aheadAt(zone, from);
  const after = aheadAt(zone, until - 1);
  if (before === after) return [{ from, until, ahead: before }];
  let low = from;
  let high = until - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (aheadAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return [
    { from, until: high, ahead: before },
    { from: high, until, ahead: after },
  ];
}
