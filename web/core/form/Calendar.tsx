// One month to pick a day from; arrows move by day and week, PageUp and PageDown by month, Home goes to today.
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays, addMonths, weekdayOf } from '../dates/day.ts';
import { fullDay } from '../dates/format.ts';
import { today } from '../dates/use-here.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './Calendar.module.css';

export interface CalendarProps {
  value: string | null;
  onPick: (day: string) => void;
}

/** A dialog around the calendar listens for Escape before anybody else; it leaves this one to the calendar. */
const ownEscape = { 'data-mantine-stop-propagation': 'true' } as const;

export function Calendar({ value, onPick }: CalendarProps) {
  const locale = useLocale();
  const t = useText('form');
  const [at, setAt] = useState(value ?? today());
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);
  const move = (day: string) => {
    moved.current = true;
    setAt(day);
  };
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event.key, at);
    if (step === null) return;
    event.preventDefault();
    move(step);
  };
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${at}T00:00:00Z`),
  );
  return (
    <div className={classes.calendar}>
      <div className={classes.head}>
        <ActionIcon {...ownEscape} onClick={() => setAt(addMonths(at, -1))} aria-label={t('date.previousMonth')}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span aria-live="polite">{monthName.replace(/\s?г\.$/, '')}</span>
        <ActionIcon {...ownEscape} onClick={() => setAt(addMonths(at, 1))} aria-label={t('date.nextMonth')}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      <table ref={grid} className={classes.grid} onKeyDown={press}>
        <thead>
          <tr>
            {week(addDays(at, 1 - weekdayOf(at))).map((day) => (
              <th key={weekdayOf(day)} scope="col">
                {weekdayName(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((days) => (
            <tr key={days[0]}>
              {days.map((day) => (
                <td key={day}>
                  <button
                    {...ownEscape}
                    type="button"
                    data-day={day}
                    data-autofocus={day === at || undefined}
                    className={classes.day}
                    data-other={day.slice(0, 7) !== at.slice(0, 7)}
                    data-weekend={weekdayOf(day) > 5}
                    data-today={day === today()}
                    aria-pressed={day === value}
                    aria-label={fullDay(day, locale)}
                    tabIndex={day === at ? 0 : -1}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stepOf(key: string, at: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(at, -1);
    case 'ArrowRight':
      return addDays(at, 1);
    case 'ArrowUp':
      return addDays(at, -7);
    case 'ArrowDown':
      return addDays(at, 7);
    case 'PageUp':
      return addMonths(at, -1);
    case 'PageDown':
      return addMonths(at, 1);
    case 'Home':
      return today();
    default:
      return null;
  }
}

const week = (monday: string) => Array.from({ length: 7 }, (_, shift) => addDays(monday, shift));

function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const monday = addDays(first, 1 - weekdayOf(first));
  return Array.from({ length: 6 }, (_, row) => week(addDays(monday, row * 7)));
}

function weekdayName(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
