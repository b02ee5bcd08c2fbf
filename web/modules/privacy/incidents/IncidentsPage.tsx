// Incidents with personal data, with the terms of both notices.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { createIncident, listIncidents } from '#contract/personal-data.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { usePrivacyWords } from '../words.ts';
import { NoticeTerm } from './NoticeTerm.tsx';

type Row = Output<typeof listIncidents>['items'][number];

export default function IncidentsPage() {
  const { t } = usePrivacyWords();
  const columns: Column<Row>[] = [
    { key: 'number', label: t('incidents.no'), width: 70, fixed: true, render: (row) => row.number },
    { key: 'title', label: t('incidents.what'), width: 320, grow: true, render: (row) => row.title },
    {
      key: 'noticed',
      label: t('incidents.noticedAt'),
      width: 150,
      render: (row) => <DateText moment={row.noticedAt} />,
    },
    { key: 'subjects', label: t('incidents.subjects'), width: 110, align: 'right', render: (row) => row.subjects },
    {
      key: 'first',
      label: t('incidents.first'),
      width: 190,
      render: (row) => <NoticeTerm dueAt={row.firstDueAt} sentAt={row.firstNoticeAt} />,
    },
    {
      key: 'second',
      label: t('incidents.second'),
      width: 190,
      render: (row) => <NoticeTerm dueAt={row.secondDueAt} sentAt={row.secondNoticeAt} />,
    },
  ];
  const add = (
    <Can operation={createIncident}>
      <Button component={Link} to="/privacy/incidents/new" size="xs">
        {t('incidents.add')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="privacy.incidents"
      title={t('incidents.title')}
      operation={listIncidents}
      columns={columns}
      hrefOf={(row) => `/privacy/incidents/${row.id}`}
      nameOf={(row) => row.title}
      cardOf={(row) => ({
        title: `№ ${row.number}`,
        aside: <DateText moment={row.noticedAt} />,
        text: row.title,
        status: <NoticeTerm dueAt={row.firstDueAt} sentAt={row.firstNoticeAt} />,
      })}
      actions={add}
      empty={{ title: t('incidents.empty'), text: t('incidents.emptyText'), action: add }}
    />
  );
}
