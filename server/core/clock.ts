// The one source of "now"; tests turn it by hand.
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };

/** Making a formatter costs more than the rest of a small action, so each zone's is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of a moment in the organisation's zone, `YYYY-MM-DD`. */
export function dateIn(zone: string, at: Date): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter.format(at);
}
