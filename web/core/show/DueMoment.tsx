// A deadline that counts hours: the moment with its colour, red when it has passed, amber in its last two hours.
// <DueMoment moment={row.dueAt} done={row.stateGroup === 'done'} />
import { fullMoment, shortMoment } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';
import classes from './DueDate.module.css';

const soonMs = 2 * 3_600_000;

export function DueMoment({ moment, done = false }: { moment: string | null | undefined; done?: boolean }) {
  const here = useHere();
  if (!moment) return <span aria-hidden="true">—</span>;
  const left = Date.parse(moment) - here.now.getTime();
  const urgency = done ? 'none' : left < 0 ? 'overdue' : left <= soonMs ? 'soon' : 'none';
  return (
    <time dateTime={moment} className={classes.due} data-urgency={urgency} title={fullMoment(moment, here)}>
      {shortMoment(moment, here)}
    </time>
  );
}
