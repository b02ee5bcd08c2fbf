// A deadline with the time that remains and its colour: red overdue, amber within two days; calm when the work is done.
// <DueDate day={row.dueOn} done={row.stateGroup === 'done'} />
import { daysLeft, fullDay, shortDay } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';
import { useText } from '../text/texts.ts';
import classes from './DueDate.module.css';

export interface DueDateProps {
  day: string | null | undefined;
  /** Finished or refused work has a due date but no hurry. */
  done?: boolean;
}

export function DueDate({ day, done = false }: DueDateProps) {
  const here = useHere();
  const t = useText();
  if (!day) return <span aria-hidden="true">—</span>;
  const left = daysLeft(day, here);
  const urgency = done ? 'none' : left < 0 ? 'overdue' : left <= 2 ? 'soon' : 'none';
  const word =
    done || left > 14
      ? shortDay(day, here)
      : left < 0
        ? t('due.overdue', { count: -left })
        : left <= 1
          ? shortDay(day, here)
          : t('due.left', { count: left });
  return (
    <time dateTime={day} className={classes.due} data-urgency={urgency} title={fullDay(day, here.locale)}>
      {word}
    </time>
  );
}
