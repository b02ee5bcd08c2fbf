// Executors: on duty or not, load against a full day, tickets, what they can do; the proposed one stands out, keys 1 to 9 give.
import type { Output } from '#contract/core.ts';
import { type listDispatchPeople, loadWords } from '#contract/helpdesk.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { shortName } from '../../../core/show/PersonName.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Dispatch.module.css';
import type { Desk } from './desk.ts';
import type { Proposal } from './desk-rows.ts';

type People = Output<typeof listDispatchPeople>;
interface PeoplePaneProps {
  people: People | undefined;
  error: ApiError | null;
  retry: () => void;
  proposal: Proposal | undefined;
  desk: Desk;
}

export function PeoplePane({ people, error, retry, proposal, desk }: PeoplePaneProps) {
  const t = useText('dispatch');
  if (error && !people) return <ErrorState error={error} retry={retry} />;
  if (!people) return <SkeletonRows rows={6} height={64} />;
  if (people.people.length === 0) return <EmptyState title={t('people.empty')} text={t('people.emptyText')} />;
  const best = proposal?.proposed[0]?.person.id;
  return (
    <ol className={classes.people}>
      {people.people.map((one, at) => (
        <li key={one.person.id}>
          <PersonButton
            one={one}
            at={at}
            proposed={one.person.id === best}
            why={proposal?.others.find((other) => other.person.id === one.person.id)?.why}
            give={() => void desk.do(() => desk.give(one.person))}
          />
        </li>
      ))}
    </ol>
  );
}

interface PersonButtonProps {
  one: People['people'][number];
  at: number;
  proposed: boolean;
  why: string | undefined;
  give: () => void;
}
function PersonButton({ one, at, proposed, why, give }: PersonButtonProps) {
  const t = useText('dispatch');
  const locale = useLocale();
  const here = useHere();
  const { load, fullMinutes: full } = one;
  const share = Math.min(100, Math.round((load.minutes / full) * 100));
  const duty = one.absent
    ? t('people.absent', { name: shortName(one.absent.substitute) })
    : one.dutyUntil
      ? t('people.duty', { until: shortMoment(one.dutyUntil, here) })
      : t('people.off');
  const can = [...one.skills, ...one.sites].map((what) => what.name);
  return (
    <button
      type="button"
      className={classes.person}
      data-proposed={proposed}
      data-off={one.dutyUntil === null || one.absent !== null}
      title={t('people.give', { name: one.person.name })}
      onClick={give}
    >
      <span className={classes.line}>
        {at < 9 ? <kbd className={classes.key}>{at + 1}</kbd> : null}
        <span className={classes.subject}>{shortName(one.person.name)}</span>
        {proposed ? <span className={classes.badge}>{t('people.proposed')}</span> : null}
      </span>
      <span className={classes.what}>{duty}</span>
      <span className={classes.bar} data-over={load.minutes > full} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
      <span className={classes.what}>
        {t('people.load', {
          load: loadWords(load.minutes, locale),
          full: loadWords(full, locale),
        })}
        {' · '}
        {t('people.tickets', { count: load.open })}
        {load.overdue > 0 ? ` · ${t('people.overdue', { count: load.overdue })}` : ''}
      </span>
      {can.length > 0 ? <span className={classes.what}>{can.join(', ')}</span> : null}
      {why ? <span className={classes.whyNot}>{t(`why.${why}` as 'why.absent')}</span> : null}
    </button>
  );
}
