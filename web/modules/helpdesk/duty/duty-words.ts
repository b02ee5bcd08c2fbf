// Days of the week and times of the roster as words, and back.
import type { useText } from '../../../core/text/texts.ts';

const all = [1, 2, 3, 4, 5, 6, 7];
const isSame = (one: readonly number[], other: readonly number[]) => one.join() === other.join();

/** «ежедневно», «пн–пт», «вт, чт» */
export function daysOf(weekdays: readonly number[], t: ReturnType<typeof useText>): string {
  if (isSame(weekdays, all)) return t('roster.daily');
  const name = (day: number) => t(`day.${day}` as 'day.1');
  const [first = 1] = weekdays;
  const last = weekdays.at(-1) ?? first;
  if (weekdays.length > 2 && last - first === weekdays.length - 1) return `${name(first)}–${name(last)}`;
  return weekdays.map(name).join(', ');
}

export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** «9», «9:30», «0930»; null when it is no time. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}
