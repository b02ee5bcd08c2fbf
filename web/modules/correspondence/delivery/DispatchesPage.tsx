// Dispatch registers, the latest first: what left, when and how; each is opened, printed, cancelled.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listDispatches } from '#contract/correspondence.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';
import { DeliveryTabs } from './DeliveryTabs.tsx';

type DispatchRow = Output<typeof listDispatches>['items'][number];

export default function DispatchesPage() {
  const t = useText('delivery');
  const words = useLetterWords();
  const dot = (row: DispatchRow) => (
    <StatusDot
      group={row.cancelled ? 'refused' : 'done'}
      label={t(row.cancelled ? 'dispatch.isCancelled' : 'dispatch.isMade')}
    />
  );
  return (
    <ListPage<DispatchRow>
      list="correspondence.dispatch"
      title={t('registers')}
      operation={listDispatches}
      columns={[
        { key: 'number', label: t('column.register'), width: 100, fixed: true, render: (row) => `№ ${row.number}` },
        { key: 'sentOn', label: t('column.sentOn'), width: 110, render: (row) => <DateText day={row.sentOn} /> },
        { key: 'method', label: t('column.method'), width: 160, render: (row) => words.delivery(row.method) },
        {
          key: 'letters',
          label: t('column.letters'),
          width: 110,
          align: 'right',
          render: (row) => row.letters,
        },
        {
          key: 'madeBy',
          label: t('dispatch.made', { by: '' }).replace(/:?\s*$/, ''),
          width: 220,
          render: (row) => row.madeBy,
        },
        { key: 'note', label: t('dispatch.note'), width: 200, grow: true, render: (row) => row.note },
        { key: 'state', label: t('column.state'), width: 140, render: dot },
      ]}
      fields={[{ kind: 'choice', key: 'method', label: t('column.method'), options: words.deliveries }]}
      hrefOf={(row) => `/dispatches/${row.id}`}
      nameOf={(row) => t('dispatch.number', { number: row.number, day: row.sentOn })}
      cardOf={(row) => ({
        title: `№ ${row.number}`,
        note: words.delivery(row.method),
        aside: <DateText day={row.sentOn} />,
        text: t('dispatch.count', { count: row.letters }),
        status: dot(row),
      })}
      actions={<DeliveryTabs here="registers" />}
      empty={{
        title: t('empty.registers'),
        text: t('empty.registersText'),
        action: (
          <Button component={Link} to="/delivery" size="xs">
            {t('empty.registersAct')}
          </Button>
        ),
      }}
      rowTone={(row) => (row.cancelled ? 'cancelled' : undefined)}
    />
  );
}
