// The signs that a search understands, each with an example that can be tried.
import { Link } from '@tanstack/react-router';
import { useText } from '../../core/text/texts.ts';
import classes from './Search.module.css';

const signs = ['words', 'phrase', 'without', 'begins', 'number', 'from', 'date'] as const;

export function HowToSearch() {
  const t = useText('search');
  return (
    <section className={classes.how} aria-label={t('how.title')}>
      <h2 className={classes.howTitle}>{t('how.title')}</h2>
      <dl className={classes.signs}>
        {signs.map((sign) => (
          <div key={sign} className={classes.sign}>
            <dt>
              <Link to={'/search' as never} hash={new URLSearchParams({ q: t(`how.${sign}.example`) }).toString()}>
                {t(`how.${sign}.example`)}
              </Link>
            </dt>
            <dd>{t(`how.${sign}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
