// Twelve months of days. Arrows move by a day and a week, PageUp and PageDown by a month; Enter or a click chooses a day,
// with Shift all up to it, with Ctrl one more.
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { addDays, addMonths } from '../../../core/dates/day.ts';
import { today } from '../../../core/dates/use-here.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Calendar.module.css';
import { MonthGrid } from './MonthGrid.tsx';
import { type Day, daysFromTo } from './year-days.ts';

export interface YearGridProps {
  year: number;
  days: readonly Day[];
  selected: readonly string[];
  /** Absent: the calendar is only looked at. */
  onSelect: ((days: string[]) => void) | undefined;
}

const steps: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

export function YearGrid({ year, days, selected, onSelect }: YearGridProps) {
  const t = useText('calendar');
  const first = today().startsWith(`${year}-`) ? today() : `${year}-01-01`;
  const [cursor, setCursor] = useState(first);
  const grid = useRef<HTMLElement>(null);
  const moved = useRef(false);
  const stop = cursor.startsWith(`${year}-`) ? cursor : first;
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus();
    moved.current = false;
  }, [cursor]);
  const press = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(stop);
    if (event.key === 'Escape') onSelect?.([]);
    if (!next?.startsWith(`${year}-`)) return;
    event.preventDefault();
    moved.current = true;
    setCursor(next);
  };
  const enter = ({ target }: FocusEvent<HTMLElement>) => {
    const { day } = (target as HTMLElement).dataset;
    if (day) setCursor(day);
  };
  const choose = (day: string, event: MouseEvent) => {
    const last = selected.at(-1);
    setCursor(day);
    if (event.shiftKey && last) onSelect?.([...daysFromTo(last, day).filter((one) => one !== last), last].sort());
    else if (event.ctrlKey || event.metaKey) {
      onSelect?.(selected.includes(day) ? selected.filter((one) => one !== day) : [...selected, day]);
    } else onSelect?.(selected.length === 1 && selected[0] === day ? [] : [day]);
  };
  return (
    <section ref={grid} className={classes.year} aria-label={t('year', { year })} onKeyDown={press} onFocus={enter}>
      {Array.from({ length: 12 }, (_, month) => month + 1).map((month) => (
        <MonthGrid
          key={month}
          year={year}
          month={month}
          days={days.filter((day) => Number(day.day.slice(5, 7)) === month)}
          selected={selected}
          stop={stop}
          onChoose={onSelect ? choose : undefined}
        />
      ))}
    </section>
  );
}
