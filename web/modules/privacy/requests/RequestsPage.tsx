// The queue of requests of people about their data, with the terms of the law.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { createRequest, listRequests, requestKinds, requestStates } from '#contract/personal-data.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listRequests>['items'][number];

export default function RequestsPage() {
  const { t, state, choices } = usePrivacyWords();
  const due = (row: Row) => <DueDate day={row.prolongedOn ?? row.dueOn} done={row.state !== 'open'} />;
  const columns: Column<Row>[] = [
    { key: 'number', label: t('requests.number'), width: 80, fixed: true, render: (row) => row.number },
    { key: 'kind', label: t('requests.kind'), width: 190, render: (row) => t(`request.${row.kind}`) },
    {
      key: 'applicant',
      label: t('requests.applicant'),
      width: 240,
      grow: true,
      render: (row) => row.subjectName ?? row.applicant,
    },
    { key: 'arrived', label: t('requests.arrivedOn'), width: 120, render: (row) => <DateText day={row.arrivedOn} /> },
    { key: 'due', label: t('requests.dueOn'), width: 130, render: due },
    { key: 'responsible', label: t('requests.responsible'), width: 200, render: (row) => row.responsible },
    { key: 'state', label: t('requests.state'), width: 130, render: (row) => <StatusDot {...state(row.state)} /> },
  ];
  const fields: FilterField[] = [
    { kind: 'choice', key: 'state', label: t('requests.state'), options: choices('state', requestStates) },
    { kind: 'choice', key: 'kind', label: t('requests.kind'), options: choices('request', requestKinds) },
  ];
  const add = (
    <Can operation={createRequest}>
      <Button component={Link} to="/privacy/requests/new" size="xs">
        {t('requests.add')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="privacy.requests"
      title={t('requests.title')}
      operation={listRequests}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/privacy/requests/${row.id}`}
      nameOf={(row) => String(row.number)}
      cardOf={(row) => ({
        title: `№ ${row.number} · ${t(`request.${row.kind}`)}`,
        aside: due(row),
        text: row.subjectName ?? row.applicant,
        status: <StatusDot {...state(row.state)} />,
      })}
      actions={add}
      empty={{ title: t('requests.empty'), text: t('requests.emptyText'), action: add }}
    />
  );
}
