// Rows by what they come to, page after page; beside each what is wrong with it and what to do.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import {
  type ImportCard,
  type ImportVerdict,
  importVerdicts,
  listImportKinds,
  listImportRows,
} from '#contract/import.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { PageButtons } from '../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Imports.module.css';

type Row = Output<typeof listImportRows>['items'][number];

export function Rows({ card, counts }: { card: ImportCard; counts: Record<ImportVerdict, number> }) {
  const t = useText('imports');
  const first = importVerdicts.find((verdict) => counts[verdict] > 0) ?? 'new';
  const [shown, setShown] = useState<ImportVerdict>(counts.error > 0 ? 'error' : first);
  const did = card.startedAt !== null;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className={classes.acts} role="group" aria-label={t('verdicts')}>
        {importVerdicts.map((verdict) => (
          <Button
            key={verdict}
            size="xs"
            variant={verdict === shown ? 'light' : 'default'}
            color={verdict === 'error' && counts.error > 0 ? 'red' : undefined}
            aria-pressed={verdict === shown}
            onClick={() => setShown(verdict)}
          >
            {t(`${did ? 'did' : 'will'}.${verdict}`)}: {counts[verdict].toLocaleString()}
          </Button>
        ))}
      </div>
      <Page key={shown} card={card} verdict={shown} />
    </>
  );
}

function Page({ card, verdict }: { card: ImportCard; verdict: ImportVerdict }) {
  const t = useText('imports');
  const [after, setAfter] = useState<string[]>([]);
  const last = after.at(-1);
  const page = useOperation(
    listImportRows,
    { id: card.id, limit: 25, verdict, ...(last ? { after: last } : {}) },
    { keepPrevious: true },
  );
  if (page.error) return <ErrorState error={page.error} retry={() => void page.refetch()} />;
  if (!page.data) return <SkeletonRows rows={4} />;
  const { items, next } = page.data;
  if (items.length === 0) return <p className={classes.dim}>{t('noRows')}</p>;
  // Columns that mean something are enough to know a row by.
  const places = card.mapping.flatMap((field, place) => (field ? [place] : [])).slice(0, 4);
  return (
    <>
      <ul className={classes.list}>
        {items.map((row) => (
          <li key={row.row} className={classes.row}>
            <span className={classes.number}>{t('row', { row: row.row })}</span>
            <span className={classes.cells}>
              {places
                .map((place) => row.cells[place])
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Problems card={card} row={row} />
          </li>
        ))}
      </ul>
      <PageButtons after={after} next={next} go={setAfter} />
    </>
  );
}

function Problems({ card, row }: { card: ImportCard; row: Row }) {
  const locale = useLocale();
  const kinds = useOperation(listImportKinds, {});
  const columns = kinds.data?.items.find((one) => one.kind === card.kind)?.columns ?? [];
  if (row.problems.length === 0) return null;
  return (
    <ul className={classes.problems}>
      {row.problems.map((problem) => {
        const title = columns.find((one) => one.key === problem.column)?.title[locale];
        return (
          <li key={`${problem.column} ${problem.code}`} data-note={problem.note}>
            {title ? `${title}: ` : ''}
            {problem.message[locale]}
          </li>
        );
      })}
    </ul>
  );
}
