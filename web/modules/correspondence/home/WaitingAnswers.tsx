// On the main page: how many letters wait for our answer and for theirs, and how many of them are late.
import { Link } from '@tanstack/react-router';
import { countLetters } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './WaitingAnswers.module.css';

const reports = [
  { direction: 'incoming', to: '/answers/ours', words: 'menu.weOwe' },
  { direction: 'outgoing', to: '/answers/theirs', words: 'menu.theyOwe' },
] as const;

export default function WaitingAnswers() {
  const t = useText('correspondence');
  return (
    <section aria-labelledby="waiting-answers">
      <h2 className={classes.title} id="waiting-answers">
        {t('answers.title')}
      </h2>
      <ul className={classes.list}>
        {reports.map((report) => (
          <Report key={report.to} {...report} />
        ))}
      </ul>
    </section>
  );
}

function Report({ direction, to, words }: (typeof reports)[number]) {
  const t = useText('correspondence');
  const kinds = [`${direction}_letter`];
  const waiting = useOperation(countLetters, { direction, answer: 'waiting' }, { kinds });
  const overdue = useOperation(countLetters, { direction, answer: 'overdue' }, { kinds });
  const error = waiting.error ?? overdue.error;
  if (error) return <ErrorState compact error={error} retry={() => void waiting.refetch()} />;
  if (!waiting.data || !overdue.data) return <SkeletonRows rows={1} />;
  const late = overdue.data.count;
  return (
    <li className={classes.row}>
      <Link to={to}>{t(words)}</Link>
      <span className={classes.count}>
        {waiting.data.more ? t('answers.many', { count: waiting.data.count }) : waiting.data.count}
      </span>
      <span className={classes.late} data-late={late > 0}>
        {late > 0 ? t('answers.late', { count: late }) : t('answers.noLate')}
      </span>
    </li>
  );
}
