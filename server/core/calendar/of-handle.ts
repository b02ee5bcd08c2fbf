// Due dates for actions and queries, by the working calendar that the whole process shares.
import { shapeOf, sqlOf } from '../handle.ts';
import type { Services } from '../services.ts';
import type { Calendar } from './calendar.ts';
import { type DueRule, dueDate } from './due-date.ts';
import { Calendars } from './store.ts';

const shared = new WeakMap<Services['pools'], Calendars>();

/** The calendars of a running program; whoever changes one calls `forget`. */
export function calendarsOf(services: Pick<Services, 'pools' | 'clock'>): Calendars {
  let calendars = shared.get(services.pools);
  if (!calendars) {
    calendars = new Calendars(services.clock);
    shared.set(services.pools, calendars);
  }
  return calendars;
}

/** The calendar of the organisation's country. */
export function calendarFor(handle: object): Promise<Calendar> {
  const { services } = shapeOf(handle);
  return calendarsOf(services).get(sqlOf(handle), services.config.calendarCountry);
}

/** The due date of what began on a day. */
export const dueOnFor = async (
  handle: object,
  rule: Pick<DueRule, 'count' | 'unit' | 'dayOff'>,
  from: string,
): Promise<string> => dueDate({ key: '', name: { ru: '', en: '' }, ...rule }, from, await calendarFor(handle));
