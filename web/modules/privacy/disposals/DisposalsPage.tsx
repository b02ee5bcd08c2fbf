// The queue of what is to be destroyed or anonymised; a list is approved at once, nothing is destroyed before.
import { Button } from '@mantine/core';
import type { Output } from '#contract/core.ts';
import {
  approveDisposals,
  checkTerms,
  disposalCauses,
  disposalStates,
  listDisposals,
} from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listDisposals>['items'][number];

export default function DisposalsPage() {
  const { t, state, choices, category } = usePrivacyWords();
  const locale = useLocale();
  const approve = useAction(approveDisposals, { changes: [listDisposals] });
  const check = useAction(checkTerms, { changes: [listDisposals] });
  const mayApprove = useCan(approveDisposals);
  const failed = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  const settled = (row: Row) => row.state === 'done' || row.state === 'declined';
  const due = (row: Row) => <DueDate day={row.dueOn} done={settled(row)} />;
  const columns: Column<Row>[] = [
    { key: 'number', label: t('disposals.no'), width: 70, fixed: true, render: (row) => row.number },
    { key: 'subject', label: t('disposals.subject'), width: 250, grow: true, render: (row) => row.subjectName },
    { key: 'category', label: t('disposals.category'), width: 230, render: (row) => category(row.category) },
    { key: 'cause', label: t('disposals.cause'), width: 180, render: (row) => t(`cause.${row.cause}`) },
    { key: 'way', label: t('disposals.way'), width: 130, render: (row) => t(`way.${row.way}`) },
    { key: 'due', label: t('disposals.dueOn'), width: 120, render: due },
    { key: 'state', label: t('disposals.state'), width: 140, render: (row) => <StatusDot {...state(row.state)} /> },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('disposals.state'),
      options: [{ value: 'open', label: t('disposals.open') }, ...choices('state', disposalStates)],
    },
    { kind: 'choice', key: 'cause', label: t('disposals.cause'), options: choices('cause', disposalCauses) },
  ];
  return (
    <ListPage<Row>
      list="privacy.disposals"
      title={t('disposals.title')}
      operation={listDisposals}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/privacy/disposals/${row.id}`}
      nameOf={(row) => t('disposals.number', { number: row.number })}
      cardOf={(row) => ({
        title: `№ ${row.number} · ${t(`way.${row.way}`)}`,
        aside: due(row),
        text: row.subjectName,
        status: <StatusDot {...state(row.state)} />,
      })}
      {...(mayApprove
        ? {
            bulkActs: (rows: Row[], done: () => void) => (
              <Button
                size="xs"
                loading={approve.pending}
                onClick={() =>
                  void approve.run({ ids: rows.map((row) => row.id) }).then(({ approved }) => {
                    toast({ tone: 'done', text: t('disposals.approved', { count: approved }) });
                    done();
                  }, failed)
                }
              >
                {t('disposals.approve')}
              </Button>
            ),
          }
        : {})}
      actions={
        <Button
          size="xs"
          variant="default"
          loading={check.pending}
          onClick={() =>
            void check
              .run({})
              .then(({ proposed }) => toast({ text: t('disposals.checked', { count: proposed }) }), failed)
          }
        >
          {t('disposals.check')}
        </Button>
      }
      empty={{ title: t('disposals.empty'), text: t('disposals.emptyText') }}
    />
  );
}
