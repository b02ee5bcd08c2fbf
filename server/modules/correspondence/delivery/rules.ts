// What a mark of delivery makes of the dates. Pure: no database, no clock.
import type { DeliveryState } from '#contract/correspondence.ts';

const settled: ReadonlySet<string> = new Set(['delivered', 'returned', 'refused']);

export interface DeliveryDates {
  sentOn: string | null;
  settledOn: string | null;
}

/** The dates that go with a state; those that are not given are kept or become today. */
export function datesOf(
  state: DeliveryState | null,
  before: DeliveryDates,
  given: { sentOn?: string | undefined; settledOn?: string | undefined },
  today: string,
): DeliveryDates {
  if (state === null || state === 'to_send') return { sentOn: null, settledOn: null };
  const settledOn = settled.has(state) ? (given.settledOn ?? before.settledOn ?? today) : null;
  const latest = settledOn !== null && settledOn < today ? settledOn : today;
  return { sentOn: given.sentOn ?? before.sentOn ?? latest, settledOn };
}

/** Nothing is sent in the future, and nothing arrives or comes back before it was sent. */
export const datesFit = ({ sentOn, settledOn }: DeliveryDates, today: string): boolean =>
  (sentOn === null || sentOn <= today) &&
  (settledOn === null || (settledOn <= today && (sentOn === null || sentOn <= settledOn)));
