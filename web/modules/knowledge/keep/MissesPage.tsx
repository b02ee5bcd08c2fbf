// Searches that nothing answered: what the next article should be about. Stems of words, never who typed them.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listMisses } from '#contract/knowledge.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { PageButtons } from '../../../core/show/PageButtons.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';

export default function MissesPage() {
  const t = useText('knowledge');
  const [sort, setSort] = useState<'often' | 'newest'>('often');
  const [after, setAfter] = useState<string[]>([]);
  const last = after.at(-1);
  const found = useOperation(listMisses, { sort, ...(last ? { after: last } : {}) }, { keepPrevious: true });
  const items = found.data?.items ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('misses.title')}</h1>
        <ExportButton given={{ list: listMisses.name, filter: { sort } }} />
      </header>
      <p className={classes.dim}>{t('misses.about')}</p>
      <div className={classes.order}>
        <Segments
          label={t('misses.order')}
          value={sort}
          onChange={(value) => {
            setSort(value);
            setAfter([]);
          }}
          options={[
            { value: 'often', label: t('misses.often') },
            { value: 'newest', label: t('misses.newest') },
          ]}
        />
      </div>
      {found.error ? <ErrorState compact error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && items.length === 0 ? <EmptyState title={t('misses.empty')} text={t('misses.emptyText')} /> : null}
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={`${one.words} ${one.category?.id ?? ''}`} className={classes.item}>
            <span className={classes.sectionName}>
              {one.words}
              <span className={classes.count}>{t('misses.times', { count: one.count })}</span>
            </span>
            <p className={classes.dim}>
              {one.category ? `${one.category.name} · ` : null}
              <DateText day={one.lastOn} />
            </p>
          </li>
        ))}
      </ul>
      <PageButtons after={after} next={found.data?.next ?? null} go={setAfter} />
      <Button component={Link} to="/knowledge/new" size="xs" variant="default" mt="md">
        {t('command.new')}
      </Button>
    </div>
  );
}
