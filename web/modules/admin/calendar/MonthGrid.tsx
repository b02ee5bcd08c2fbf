// One month: weeks from Monday, each day with what it is in words for those who don't see the colours.
import type { MouseEvent } from 'react';
import { fullDay } from '../../../core/dates/format.ts';
import { today } from '../../../core/dates/use-here.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Calendar.module.css';
import { countDays, type Day, weeksOf } from './year-days.ts';

export interface MonthGridProps {
  year: number;
  month: number;
  days: readonly Day[];
  selected: readonly string[];
  /** The one day of the year that Tab comes to. */
  stop: string;
  onChoose: ((day: string, event: MouseEvent) => void) | undefined;
}

const monthName = (year: number, month: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month - 1, 1)));
/** 1 January 2024 was a Monday. */
const weekdayName = (place: number, locale: string, weekday: 'short' | 'long') =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + place)));

export function MonthGrid({ year, month, days, selected, stop, onChoose }: MonthGridProps) {
  const t = useText('calendar');
  const locale = useLocale();
  const byDay = new Map(days.map((day) => [day.day, day]));
  return (
    <table className={classes.month}>
      <caption>
        {monthName(year, month, locale)}
        <span className={classes.worked}>{t('worked', { count: countDays(days).working })}</span>
      </caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, place) => (
            <th key={weekdayName(place, 'en', 'short')} scope="col" abbr={weekdayName(place, locale, 'long')}>
              {weekdayName(place, locale, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((date, place) => {
              const day = date ? byDay.get(date) : undefined;
              // biome-ignore lint/suspicious/noArrayIndexKey: a week always has seven places
              return <td key={place}>{day ? cell(day) : null}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function cell(day: Day) {
    const words = [fullDay(day.day, locale), t(`kind.${day.kind}`), day.name, day.unsaved && t('unsaved')];
    const shared = {
      className: classes.day,
      'data-day': day.day,
      'data-kind': day.kind,
      'data-moved': day.kind === 'working' && day.exception,
      'data-unsaved': day.unsaved,
      'data-today': day.day === today(),
      title: words.filter(Boolean).join(', '),
    };
    const number = Number(day.day.slice(8));
    if (!onChoose) return <span {...shared}>{number}</span>;
    return (
      <button
        {...shared}
        type="button"
        aria-label={shared.title}
        aria-pressed={selected.includes(day.day)}
        tabIndex={day.day === stop ? 0 : -1}
        onClick={(event) => onChoose(day.day, event)}
      >
        {number}
      </button>
    );
  }
}
