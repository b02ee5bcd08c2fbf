// Why a record is due when it is: for each clock the sum, then every stretch with its reason and author, then what moved it.
import type { ClockTrace, DeadlineSubjectCard } from '#contract/deadlines.ts';
import { readDeadlines } from '#contract/deadlines.ts';
import { useOperation } from '../api/use-operation.ts';
import { shortMoment, timeOf } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';
import { ErrorState } from '../show/ErrorState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useLocalText, useText } from '../text/texts.ts';
import classes from './Deadlines.module.css';
import { durationText } from './duration.ts';

export default function Trace({ recordId }: { recordId: string }) {
  const t = useText('deadlines');
  const read = useOperation(readDeadlines, { id: recordId }, { staleTime: 0 });
  if (read.isPending) return <SkeletonRows rows={4} />;
  if (read.error) return <ErrorState compact error={read.error} retry={() => void read.refetch()} />;
  const { clocks, subject } = read.data;
  if (clocks.length === 0) return <p className={classes.dim}>{t('none')}</p>;
  return (
    <div className={classes.trace}>
      {clocks.map((clock) => (
        <Clock key={clock.clock} clock={clock} subject={subject} />
      ))}
    </div>
  );
}

interface ClockProps {
  clock: ClockTrace;
  subject: DeadlineSubjectCard | null;
}

function Clock({ clock, subject }: ClockProps) {
  const t = useText('deadlines');
  const say = useLocalText();
  const here = useHere();
  const long = (minutes: number) => durationText(minutes, here.locale);
  const choice = (list: 'priorities' | 'reasons', key: string | null) => {
    const found = subject?.[list].find((one) => one.key === key);
    return found ? say(found.title) : (key ?? '');
  };
  const left = clock.targetMinutes === null ? null : clock.targetMinutes - clock.spentMinutes;
  return (
    <section aria-label={t(`clock.${clock.clock}`)}>
      <h3 className={classes.clock}>
        {t(`clock.${clock.clock}`)}
        <span className={classes.state} data-late={clock.passed}>
          {stateWords(clock, t, (at) => shortMoment(at, here))}
        </span>
      </h3>
      {clock.targetMinutes === null ? (
        <p className={classes.dim}>{t('noTarget')}</p>
      ) : (
        <p className={classes.sum}>
          {t('sum', { target: long(clock.targetMinutes), spent: long(clock.spentMinutes) })}
          {left !== null && left > 0 && clock.state !== 'stopped' ? `, ${t('left', { left: long(left) })}` : ''}
        </p>
      )}
      <ul className={classes.intervals}>
        {clock.earlier ? (
          <li data-mode="worked">
            <span>{t('earlier', { count: clock.earlier.days })}</span>
            <span>{long(clock.earlier.minutes)}</span>
          </li>
        ) : null}
        {clock.intervals.map((one) => (
          <li key={`${one.mode} ${one.from}`} data-mode={one.mode}>
            <span>
              {shortMoment(one.from, here)}
              {one.until ? ` – ${until(one.from, one.until, here)}` : ` – ${t('now')}`}
              <span className={classes.dim}>{why(one, t, choice)}</span>
            </span>
            <span>{one.mode === 'worked' || one.mode === 'ahead' ? long(one.minutes) : t('notCounted')}</span>
          </li>
        ))}
      </ul>
      {clock.changes.length > 1 ? (
        <ul className={classes.changes}>
          {clock.changes.slice(1).map((one) => (
            <li key={one.at}>
              {shortMoment(one.at, here)}:{' '}
              {t(`change.${changeKey(one)}`, { priority: choice('priorities', one.priority) })}
              {one.byName ? `, ${one.byName}` : ''}
              {one.dueAfter
                ? ` · ${t('became', {
                    before: one.dueBefore ? shortMoment(one.dueBefore, here) : t('unknown'),
                    after: shortMoment(one.dueAfter, here),
                  })}`
                : ''}
            </li>
          ))}
        </ul>
      ) : null}
      <p className={classes.dim}>
        {t('measuredBy', {
          policy: clock.policy.name,
          version: clock.policy.version,
          priority: choice('priorities', clock.priority),
          schedule: clock.schedule.name,
          scheduleVersion: clock.schedule.version,
        })}
        {clock.calendarEdition === null ? '' : `, ${t('byCalendar', { edition: clock.calendarEdition })}`}
      </p>
    </section>
  );
}

type T = ReturnType<typeof useText>;

function stateWords(clock: ClockTrace, t: T, moment: (at: string) => string): string {
  if (clock.state === 'stopped') {
    if (clock.met === null) return t('state.aside');
    return t(clock.met ? 'state.met' : 'state.missed', { at: clock.stoppedAt ? moment(clock.stoppedAt) : '' });
  }
  if (clock.dueAt) return t(clock.passed ? 'state.passed' : 'state.due', { at: moment(clock.dueAt) });
  return t(clock.state === 'paused' ? 'state.paused' : 'state.none');
}

function until(from: string, end: string, here: ReturnType<typeof useHere>): string {
  const [first, last] = [shortMoment(from, here), shortMoment(end, here)];
  const day = first.slice(0, first.lastIndexOf(' '));
  // Midnight is the end of its own day in the eyes of whoever reads.
  return last.startsWith(`${day} `) ? timeOf(end, here) : last;
}

function why(
  one: ClockTrace['intervals'][number],
  t: T,
  choice: (list: 'priorities' | 'reasons', key: string | null) => string,
): string {
  const words =
    one.mode === 'waits'
      ? t('waited', { reason: choice('reasons', one.reason).toLowerCase() })
      : one.mode === 'rests'
        ? t(one.reason === 'aside' ? 'restsAside' : 'rests')
        : one.mode === 'ahead'
          ? t('ahead')
          : one.reason
            ? t('waitedCounted', { reason: choice('reasons', one.reason).toLowerCase() })
            : '';
  const by = one.mode === 'waits' || one.mode === 'rests' ? one.byName : null;
  const all = [words, by].filter(Boolean).join(', ');
  return all ? ` ${all}` : '';
}

const changeKey = (one: ClockTrace['changes'][number]): string =>
  one.kind === 'restart'
    ? one.reason === 'continue'
      ? 'continued'
      : one.reason === 'undone'
        ? 'undone'
        : 'reopened'
    : one.reason === 'priority' || one.reason === 'recount'
      ? one.reason
      : 'policy';
