// How far the run has got; it goes on by itself, and this page is found again in the list of imports.
import { Progress } from '@mantine/core';
import type { ImportCard } from '#contract/people-import.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Import.module.css';
import { Rows } from './Rows.tsx';

export function Running({ card }: { card: ImportCard }) {
  const t = useText('import');
  const all = card.verdicts.create + card.verdicts.update;
  return (
    <>
      <Progress value={all > 0 ? (card.applied / all) * 100 : 100} aria-label={t('progress')} mb="xs" />
      <p role="status">
        {t('appliedOf', { done: card.applied, all })}
        {card.failed > 0 ? ` · ${t('failedCount', { count: card.failed })}` : ''}
        {card.verdicts.error > 0 ? ` · ${t('skippedCount', { count: card.verdicts.error })}` : ''}
      </p>
      {card.state === 'running' ? <p className={classes.dim}>{t('leave')}</p> : <Rows card={card} />}
    </>
  );
}
