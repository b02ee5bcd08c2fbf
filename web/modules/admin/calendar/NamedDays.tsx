// The days of the year that differ from the week, in words: neighbours of one kind and name stand as one line.
import { addDays } from '../../../core/dates/day.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Calendar.module.css';
import type { Day } from './year-days.ts';

interface Run {
  from: string;
  to: string;
  day: Day;
}

function runsOf(days: readonly Day[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    if (!day.exception && day.name === '') continue;
    const last = runs.at(-1);
    const goesOn = last && addDays(last.to, 1) === day.day && last.day.kind === day.kind && last.day.name === day.name;
    if (goesOn) last.to = day.day;
    else runs.push({ from: day.day, to: day.day, day });
  }
  return runs;
}

export function NamedDays({ days }: { days: readonly Day[] }) {
  const t = useText('calendar');
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  const runs = runsOf(days);
  if (runs.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t('exceptions')}</h2>
      <ul className={classes.named}>
        {runs.map(({ from, to, day }) => (
          <li key={from}>
            <span className={classes.when}>
              {from === to ? format.format(date(from)) : format.formatRange(date(from), date(to))}
            </span>
            <span>{day.name || t(`kind.${day.kind}`)}</span>
            {day.name && day.kind !== 'holiday' ? <span className={classes.dim}>{t(`kind.${day.kind}`)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
