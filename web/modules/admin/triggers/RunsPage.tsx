// What triggers did: every run with its outcome, by trigger and outcome; a run opens with its trace.
import type { Output } from '#contract/core.ts';
import { listTriggerRuns, listTriggers, type RunOutcome, runOutcomes } from '#contract/triggers.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { outcomeGroups } from './outcome-groups.ts';
import { RunDetails } from './RunDetails.tsx';

type Run = Output<typeof listTriggerRuns>['items'][number];

export default function RunsPage() {
  const t = useText('triggers');
  const locale = useLocale();
  const triggers = useOperation(listTriggers, {}, { staleTime: 60_000 });
  const status = ({ outcome }: { outcome: RunOutcome }) => (
    <StatusDot group={outcomeGroups[outcome]} label={t(`outcome.${outcome}`)} />
  );
  const number = (run: Run) => run.record?.number ?? t('runs.hidden');
  const columns: Column<Run>[] = [
    { key: 'at', label: t('runs.at'), width: 150, fixed: true, render: (run) => <DateText moment={run.at} /> },
    { key: 'trigger', label: t('runs.trigger'), width: 240, grow: true, render: (run) => run.triggerName },
    { key: 'record', label: t('runs.record'), width: 160, render: number },
    { key: 'outcome', label: t('runs.outcome'), width: 190, render: status },
    { key: 'problem', label: t('runs.problem'), width: 260, render: (run) => run.problem?.[locale] },
    {
      key: 'version',
      label: t('runs.version'),
      width: 80,
      align: 'right',
      hidden: true,
      render: (run) => run.version,
    },
    {
      key: 'ended',
      label: t('runs.ended'),
      width: 150,
      hidden: true,
      render: (run) => <DateText moment={run.endedAt} />,
    },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'outcome',
      label: t('runs.outcome'),
      options: runOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'triggerId',
      label: t('runs.trigger'),
      options: (triggers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return (
    <ListPage<Run>
      list="admin.triggerRuns"
      title={t('runs.title')}
      operation={listTriggerRuns}
      columns={columns}
      fields={fields}
      hrefOf={(run) => `/admin/triggers/runs/${run.id}`}
      nameOf={(run) => `${run.triggerName}, ${number(run)}`}
      cardOf={(run) => ({
        title: run.triggerName,
        aside: <DateText moment={run.at} />,
        text: [number(run), run.problem?.[locale]].filter(Boolean).join(' · '),
        status: status(run),
      })}
      beside={(id, close) => <RunDetails key={id} id={id} close={close} />}
      empty={{ title: t('runs.empty'), text: t('runs.emptyText') }}
    />
  );
}
