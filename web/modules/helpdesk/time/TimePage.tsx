// Time spent on tickets: every entry that one may see, and how long it took by person or category.
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listTime } from '#contract/helpdesk.ts';
import { searchPeople } from '../../../core/form/search-people.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useCategories } from '../category-options.ts';
import { useSpent } from './use-spent.ts';

const TimeSums = lazy(() => import('./TimeSums.tsx'));
type Row = Output<typeof listTime>['items'][number];

export default function TimePage() {
  const t = useText('macros');
  const spent = useSpent();
  const categories = useCategories();
  const [summing, setSumming] = useState(false);
  const columns: Column<Row>[] = [
    { key: 'ticket', label: t('time.ticket'), width: 150, fixed: true, render: (row) => row.ticket.number },
    { key: 'day', label: t('time.day'), width: 110, render: (row) => <DateText day={row.workedOn} /> },
    { key: 'person', label: t('time.person'), width: 190, render: (row) => row.person.name },
    { key: 'minutes', label: t('time.section'), width: 110, align: 'right', render: (row) => spent(row.minutes) },
    { key: 'note', label: t('time.note'), width: 180, render: (row) => row.note },
    { key: 'subject', label: t('time.subject'), width: 260, grow: true, render: (row) => row.ticket.title },
    { key: 'category', label: t('time.category'), width: 160, render: (row) => row.category },
  ];
  const fields: FilterField[] = [
    { kind: 'dates', key: 'workedOn', label: t('time.period'), ends: ['from', 'to'] },
    {
      kind: 'lookup',
      key: 'personId',
      label: t('time.person'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
    { kind: 'choice', key: 'categoryId', label: t('time.category'), options: categories.options },
  ];
  return (
    <>
      <ListPage<Row>
        list="helpdesk.time"
        title={t('time.title')}
        operation={listTime}
        columns={columns}
        fields={fields}
        hrefOf={(row) => `/tickets/${row.ticket.id}`}
        nameOf={(row) => `${row.ticket.number ?? ''} ${row.person.name}`}
        cardOf={(row) => ({
          title: row.ticket.number,
          aside: spent(row.minutes),
          note: row.person.name,
          text: row.note || row.ticket.title,
        })}
        actions={
          <Button size="xs" variant="default" onClick={() => setSumming(true)}>
            {t('time.sums')}
          </Button>
        }
        empty={{ title: t('time.empty'), text: t('time.emptyText') }}
      />
      {summing ? (
        <Suspense>
          <TimeSums close={() => setSumming(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
