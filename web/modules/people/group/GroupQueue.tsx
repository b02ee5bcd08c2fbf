// What waits for the group: records of every kind that it answers for or received, newest first, more at a press.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listGroupRecords } from '#contract/groups.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../People.module.css';
import { usePages } from './use-pages.ts';

type Head = Output<typeof listGroupRecords>['items'][number];

export function GroupQueue({ id, name }: { id: string; name: string }) {
  const t = useText('people');
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const records = usePages<Head>(listGroupRecords, { id, open: String(which === 'open'), limit: 20 });
  return (
    <section className={classes.section} aria-labelledby="queue">
      <div className={classes.line}>
        <h2 id="queue">{t('group.queue')}</h2>
        <Segments
          label={t('group.queue')}
          value={which}
          onChange={setWhich}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(`group.records.${value}`) }))}
        />
        <ExportButton
          given={{
            list: listGroupRecords.name,
            filter: { id, open: String(which === 'open') },
            about: [name, t(`group.records.${which}`)],
          }}
        />
      </div>
      {records.pending ? <SkeletonRows rows={3} /> : null}
      {records.error ? <ErrorState compact error={records.error} retry={records.retry} /> : null}
      {!records.pending && !records.error && records.items.length === 0 ? (
        <EmptyState compact title={t('group.nothing')} text={t('group.nothingText')} />
      ) : null}
      <ul className={classes.list}>
        {records.items.map((record) => (
          <li key={record.id} className={classes.item}>
            <Link to={recordAddress(record.kind, record.id) ?? '/'} className={classes.number}>
              {record.number ?? t('group.noNumber')}
            </Link>
            <span className={classes.grow}>
              {record.title}
              <span className={classes.dim}> {record.counterpart}</span>
            </span>
            {record.dueOn ? <DueDate day={record.dueOn} /> : <DateText moment={record.changedAt} />}
          </li>
        ))}
      </ul>
      {records.more ? (
        <Button variant="default" size="xs" loading={records.loadingMore} onClick={records.loadMore}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}
