// Alerts of unusual reading: who saw how many people in which hour; each is closed with a conclusion.
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { closeAlert, listAlerts } from '#contract/personal-data.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listAlerts>['items'][number];

export default function AlertsPage() {
  const { t, choices } = usePrivacyWords();
  const [closing, setClosing] = useState<Row | null>(null);
  const close = useAction(closeAlert, { changes: [listAlerts] });
  const may = useCan(closeAlert);
  const status = (row: Row) => (
    <StatusDot
      group={row.seenAt ? 'done' : 'refused'}
      label={t(row.seenAt ? 'alertState.closed' : 'alertState.open')}
    />
  );
  const columns: Column<Row>[] = [
    { key: 'found', label: t('alerts.hour'), width: 160, fixed: true, render: (row) => <DateText moment={row.hour} /> },
    { key: 'actor', label: t('alerts.actor'), width: 240, render: (row) => row.actor },
    { key: 'kind', label: t('alerts.kind'), width: 230, render: (row) => t(`alert.${row.kind}`) },
    { key: 'people', label: t('alerts.people'), width: 90, align: 'right', render: (row) => row.people },
    { key: 'state', label: t('alerts.state'), width: 150, render: status },
    { key: 'conclusion', label: t('alerts.conclusion'), width: 300, grow: true, render: (row) => row.conclusion },
  ];
  const fields: FilterField[] = [
    { kind: 'choice', key: 'state', label: t('alerts.state'), options: choices('alertState', ['open', 'closed']) },
  ];
  return (
    <>
      <ListPage<Row>
        list="privacy.alerts"
        title={t('alerts.title')}
        operation={listAlerts}
        columns={columns}
        fields={fields}
        hrefOf={(row) => `/privacy/subjects/${row.actorId}`}
        nameOf={(row) => row.actor}
        cardOf={(row) => ({
          title: row.actor,
          aside: <DateText moment={row.hour} />,
          text: `${t(`alert.${row.kind}`)}: ${row.people}`,
          status: status(row),
        })}
        rowActs={(row) =>
          may && !row.seenAt
            ? [{ label: t('alerts.close'), icon: IconCheck, tone: 'done', run: () => setClosing(row) }]
            : []
        }
        empty={{ title: t('alerts.empty'), text: t('alerts.emptyText') }}
      />
      <ConfirmWithReason
        opened={closing !== null}
        title={t('alerts.close')}
        text={t('alerts.closeText', { name: closing?.actor ?? '' })}
        verb={t('alerts.close')}
        reasonLabel={t('alerts.conclusion')}
        onConfirm={(conclusion) => close.run({ id: closing?.id ?? '', conclusion })}
        onClose={() => setClosing(null)}
      />
    </>
  );
}
