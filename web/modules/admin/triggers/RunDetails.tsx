// One run with its trace, beside the list or as a page.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listTriggers, readTriggerRun, readTriggerSubjects } from '#contract/triggers.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { RunTrace } from '../../../core/triggers/RunTrace.tsx';
import classes from '../../../core/triggers/Triggers.module.css';
import { outcomeGroups } from './outcome-groups.ts';

export function RunDetails({ id, close }: { id: string; close?: () => void }) {
  const t = useText('triggers');
  const run = useOperation(readTriggerRun, { id });
  const triggers = useOperation(listTriggers, {}, { staleTime: 60_000 });
  const subjects = useOperation(readTriggerSubjects, {}, { staleTime: 60_000 });
  if (run.error && !run.data) return <ErrorState error={run.error} retry={() => void run.refetch()} />;
  if (!run.data) return <SkeletonRows rows={6} />;
  const { record, triggerId, triggerName, version, outcome, at } = run.data;
  const kind = triggers.data?.items.find((one) => one.id === triggerId)?.subject ?? '';
  const subject = subjects.data?.subjects.find((one) => one.kind === kind) ?? null;
  const to = record ? recordAddress(kind, record.id) : null;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{triggerName}</h1>
        {close ? (
          <Button size="xs" variant="subtle" color="gray" onClick={close}>
            {t('close')}
          </Button>
        ) : null}
      </header>
      <div className={classes.facts}>
        <StatusDot group={outcomeGroups[outcome]} label={t(`outcome.${outcome}`)} />
        <span className={classes.dim}>
          <DateText moment={at} /> ·{' '}
          {to && record ? <Link to={to}>{record.number ?? '—'}</Link> : (record?.number ?? t('runs.hidden'))} ·{' '}
          <Link to="/admin/triggers/$id" params={{ id: triggerId }}>
            {t('version', { version })}
          </Link>
        </span>
      </div>
      <RunTrace run={run.data} subject={subject} />
    </div>
  );
}
