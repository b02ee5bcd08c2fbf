// Over the executor's own list: the shift, how much there is to do, who waits for an answer, what is due next.
import { Link } from '@tanstack/react-router';
import { loadWords, readOwnLoad } from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { DueWords } from '../dispatch/DueWords.tsx';
import { ShiftSwitch } from '../duty/ShiftSwitch.tsx';
import classes from './OwnWork.module.css';

export function OwnWork() {
  const t = useText('dispatch');
  const locale = useLocale();
  const may = useCan(readOwnLoad);
  const found = useOperation(readOwnLoad, {}, { kinds: ['ticket'], enabled: may });
  if (!may || !found.data) return <ShiftSwitch />;
  const { load, fullMinutes, unread, next } = found.data;
  const share = Math.min(100, Math.round((load.minutes / fullMinutes) * 100));
  return (
    <div className={classes.own}>
      <ShiftSwitch />
      <div className={classes.load}>
        <span>{t('mine.load', { load: loadWords(load.minutes, locale), full: loadWords(fullMinutes, locale) })}</span>
        <span className={classes.bar} data-over={load.minutes > fullMinutes} aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </span>
        {unread > 0 ? (
          <Link to="/my/work" hash="awaitsUs=yes" className={classes.unread}>
            {t('mine.unread', { count: unread })}
          </Link>
        ) : null}
      </div>
      {next.length > 0 ? (
        <nav className={classes.next} aria-label={t('mine.next')}>
          {next.map((ticket) => (
            <Link key={ticket.id} to={`/tickets/${ticket.id}`} className={classes.ticket}>
              <DueWords moment={ticket.dueAt} waiting={false} />
              <span className={classes.title}>{ticket.title}</span>
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
