// «Отправка»: letters that wait to be sent, and all deliveries; several are marked, printed or sent by a register.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { countDeliveries, listDeliveries, listJournals } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';
import { DeliveryActs } from './DeliveryActs.tsx';
import { DeliveryTabs } from './DeliveryTabs.tsx';
import { DispatchDialog } from './DispatchDialog.tsx';
import { deliveryGroups, useDeliveryWords } from './delivery-words.ts';

export type DeliveryRow = Output<typeof listDeliveries>['items'][number];

export const pages = {
  waiting: () => <DeliveriesPage waiting />,
  all: () => <DeliveriesPage waiting={false} />,
};

function DeliveriesPage({ waiting }: { waiting: boolean }) {
  const t = useText('delivery');
  const words = useLetterWords();
  const { state, states } = useDeliveryWords();
  const journals = useOperation(listJournals, { direction: 'outgoing' }, { staleTime: 60_000 });
  const [leaving, setLeaving] = useState<{ rows: DeliveryRow[]; done: () => void } | null>(null);
  const method = (row: DeliveryRow) => (row.method ? words.delivery(row.method) : t('noMethod'));
  const dot = (row: DeliveryRow) =>
    row.state ? <StatusDot group={deliveryGroups[row.state]} label={state(row.state)} /> : null;
  const columns: Column<DeliveryRow>[] = [
    { key: 'letter', label: t('column.letter'), width: 132, fixed: true, render: (row) => row.letter.number },
    {
      key: 'registered',
      label: t('column.registered'),
      width: 96,
      render: (row) => <DateText day={row.letter.registeredOn} />,
    },
    { key: 'addressee', label: t('column.addressee'), width: waiting ? 220 : 160, render: (row) => row.name },
    {
      key: 'address',
      label: t('column.address'),
      width: 260,
      grow: true,
      render: (row) => row.address || <span style={{ color: 'var(--mantine-color-dimmed)' }}>{t('noAddress')}</span>,
    },
    { key: 'subject', label: t('column.subject'), width: 240, hidden: true, render: (row) => row.letter.subject },
    { key: 'method', label: t('column.method'), width: 150, render: method },
    { key: 'tracking', label: t('column.tracking'), width: 140, hidden: true, render: (row) => row.trackingNumber },
    ...(waiting
      ? []
      : ([
          { key: 'state', label: t('column.state'), width: 140, render: dot },
          { key: 'sentOn', label: t('column.sentOn'), width: 104, render: (row) => <DateText day={row.sentOn} /> },
          {
            key: 'settledOn',
            label: t('column.settledOn'),
            width: 120,
            hidden: true,
            render: (row) => <DateText day={row.settledOn} />,
          },
          {
            key: 'register',
            label: t('column.register'),
            width: 90,
            render: (row) => (row.register ? `№ ${row.register.number}` : null),
          },
        ] satisfies Column<DeliveryRow>[])),
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('filter.q') },
    { kind: 'lookup', key: 'contactId', label: t('column.addressee'), searchKey: 'contacts', search: findContacts },
    {
      kind: 'choice',
      key: 'method',
      label: t('column.method'),
      options: [...words.deliveries, { value: 'none', label: t('filter.noMethod') }],
    },
    ...(waiting
      ? []
      : ([
          { kind: 'choice', key: 'state', label: t('column.state'), options: states },
          { kind: 'dates', key: 'sent', label: t('filter.sent') },
        ] satisfies FilterField[])),
    {
      kind: 'choice',
      key: 'journalId',
      label: t('filter.journal'),
      options: (journals.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
    },
  ];
  const empty = waiting ? 'waiting' : 'all';
  return (
    <>
      <ListPage<DeliveryRow>
        list={`correspondence.delivery.${empty}`}
        title={t(waiting ? 'title' : 'all')}
        operation={listDeliveries}
        count={countDeliveries}
        input={waiting ? { state: 'to_send' } : {}}
        kinds={['outgoing_letter']}
        columns={columns}
        fields={fields}
        hrefOf={(row) => `/outgoing/${row.letter.id}`}
        nameOf={(row) => `${row.letter.number ?? ''} ${row.name}`}
        cardOf={(row) => ({
          title: row.letter.number,
          note: method(row),
          aside: <DateText day={row.sentOn ?? row.letter.registeredOn} />,
          text: row.name,
          ...(waiting ? {} : { status: dot(row) }),
        })}
        bulkActs={(rows, done) => (
          <DeliveryActs rows={rows} done={done} onDispatch={() => setLeaving({ rows, done })} />
        )}
        actions={<DeliveryTabs here={empty} />}
        empty={{
          title: t(`empty.${empty}`),
          text: t(`empty.${empty}Text`),
          action: (
            <Button component={Link} to="/outgoing/new" size="xs" variant="default">
              {t('correspondence:command.outgoing')}
            </Button>
          ),
        }}
      />
      {leaving ? <DispatchDialog rows={leaving.rows} done={leaving.done} close={() => setLeaving(null)} /> : null}
    </>
  );
}
