// On the main page: the newest incoming letters that this person may see.
import { Link } from '@tanstack/react-router';
import { listLetters } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './LatestLetters.module.css';

export default function LatestLetters() {
  const t = useText('correspondence');
  const letters = useOperation(listLetters, { direction: 'incoming', limit: 8 }, { kinds: ['incoming_letter'] });
  return (
    <section aria-labelledby="latest-letters">
      <h2 className={classes.title} id="latest-letters">
        {t('home.latest')}
      </h2>
      {letters.error ? <ErrorState error={letters.error} retry={() => void letters.refetch()} /> : null}
      {letters.isPending ? <SkeletonRows rows={4} /> : null}
      {letters.data?.items.length === 0 ? <p className={classes.empty}>{t('home.none')}</p> : null}
      <ul className={classes.list}>
        {letters.data?.items.map((letter) => (
          <li key={letter.id} className={classes.row}>
            <Link to={`/incoming/${letter.id}`} className={classes.number}>
              {letter.number}
            </Link>
            <span className={classes.text}>
              <span className={classes.party}>{letter.counterpart}</span> {letter.title}
            </span>
            <span className={classes.date}>
              <DateText day={letter.registeredOn} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
