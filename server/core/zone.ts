// Days of the organisation's zone as moments, for filters by dates.

const hourMs = 3_600_000;

/** Minutes by which the zone's clock is ahead of UTC at this moment. */
function offsetAt(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** The moment at which a date begins in the zone, ISO 8601 in UTC. */
export function startOfDay(zone: string, date: string): string {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const guess = utc - offsetAt(zone, utc) * 60_000;
  // The clock may have been moved between midnight here and midnight in UTC.
  const first = utc - offsetAt(zone, guess) * 60_000;
  return new Date(first).toISOString();
}

/** The moment at which the day after a date begins in the zone. */
export function endOfDay(zone: string, date: string): string {
  const next = new Date(Date.parse(`${date}T12:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10);
  return startOfDay(zone, next);
}

/** Minutes since midnight on the zone's clock. */
export function timeIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const [hours = 0, minutes = 0] = parts.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The moment at which the zone's clock shows so many minutes after midnight of a date. */
export function momentOf(zone: string, date: string, minutes: number): Date {
  const utc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const guess = utc - offsetAt(zone, utc) * 60_000;
  return new Date(utc - offsetAt(zone, guess) * 60_000);
}
