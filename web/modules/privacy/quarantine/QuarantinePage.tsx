// Attachments that showed a patient: what was taken away, by whom and why; each is opened, given back or destroyed.
import { IconArrowBackUp, IconExternalLink, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import {
  destroyQuarantined,
  listQuarantine,
  openQuarantined,
  quarantineStates,
  returnQuarantined,
} from '#contract/personal-data.ts';
import { buildRequest } from '../../../core/api/build-request.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { fieldDay } from '../../../core/dates/format.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { toast } from '../../../core/toast/toast.ts';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listQuarantine>['items'][number];

export default function QuarantinePage() {
  const { t, choices } = usePrivacyWords();
  const [returned, setReturned] = useState<Row | null>(null);
  const back = useAction(returnQuarantined, { changes: [listQuarantine] });
  const mayOpen = useCan(openQuarantined);
  const [destroyed, setDestroyed] = useState<Row | null>(null);
  const end = useAction(destroyQuarantined, { changes: [listQuarantine] });
  const mayDestroy = useCan(destroyQuarantined);
  const stateOf = (row: Row) => (row.destroyedAt ? 'destroyed' : row.returnedAt ? 'returned' : 'held');
  const nameOf = (row: Row) => row.name ?? t('quarantine.gone');
  const mayReturn = useCan(returnQuarantined);
  const status = (row: Row) => (
    <StatusDot
      group={{ held: 'waiting', returned: 'done', destroyed: 'refused' }[stateOf(row)] as 'done'}
      label={t(`quarantineState.${stateOf(row)}`)}
    />
  );
  const columns: Column<Row>[] = [
    {
      key: 'held',
      label: t('quarantine.held'),
      width: 160,
      fixed: true,
      render: (row) => <DateText moment={row.heldAt} />,
    },
    { key: 'record', label: t('quarantine.record'), width: 150, render: (row) => row.recordNumber },
    { key: 'name', label: t('quarantine.name'), width: 220, grow: true, render: nameOf },
    { key: 'returned', label: t('quarantine.state'), width: 130, render: status },
    { key: 'by', label: t('quarantine.by'), width: 190, render: (row) => row.heldBy },
    { key: 'reason', label: t('quarantine.reason'), width: 200, render: (row) => row.reason },
    {
      key: 'redacted',
      label: t('quarantine.redacted'),
      width: 140,
      render: (row) => (row.redacted ? t('quarantine.copyStands') : null),
    },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('quarantine.state'),
      options: choices('quarantineState', [...quarantineStates]),
    },
  ];
  return (
    <>
      <ListPage<Row>
        list="privacy.quarantine"
        title={t('quarantine.title')}
        operation={listQuarantine}
        columns={columns}
        fields={fields}
        hrefOf={(row) => recordAddress(row.recordKind, row.recordId) ?? '/privacy/quarantine'}
        nameOf={nameOf}
        cardOf={(row) => ({
          title: nameOf(row),
          aside: <DateText moment={row.heldAt} />,
          text: [row.recordNumber, row.heldBy, row.reason].filter(Boolean).join(' · '),
          status: status(row),
        })}
        rowActs={(row) =>
          stateOf(row) !== 'held'
            ? []
            : [
                ...(mayOpen
                  ? [
                      {
                        label: t('quarantine.open'),
                        icon: IconExternalLink,
                        run: () =>
                          window.open(buildRequest(openQuarantined, { id: row.id }, {}).url, '_blank', 'noopener'),
                      },
                    ]
                  : []),
                ...(mayReturn
                  ? [{ label: t('quarantine.return'), icon: IconArrowBackUp, run: () => setReturned(row) }]
                  : []),
                ...(mayDestroy
                  ? [{ label: t('quarantine.destroy'), icon: IconTrash, run: () => setDestroyed(row) }]
                  : []),
              ]
        }
        empty={{ title: t('quarantine.empty'), text: t('quarantine.emptyText') }}
      />
      <ConfirmWithReason
        opened={returned !== null}
        title={t('quarantine.return')}
        text={t('quarantine.returnText', { name: returned?.name ?? '' })}
        verb={t('quarantine.return')}
        reasonLabel={t('quarantine.conclusion')}
        onConfirm={(conclusion) => back.run({ id: returned?.id ?? '', conclusion })}
        onClose={() => setReturned(null)}
      />
      <ConfirmWithReason
        opened={destroyed !== null}
        title={t('quarantine.destroyTitle')}
        text={t('quarantine.destroyText', { name: destroyed?.name ?? '' })}
        verb={t('quarantine.destroyVerb')}
        reasonLabel={t('quarantine.destroyReason')}
        onConfirm={async (reason) => {
          const { backupsUntil } = await end.run({ id: destroyed?.id ?? '', reason });
          toast({ tone: 'done', text: t('quarantine.destroyDone', { day: fieldDay(backupsUntil) }) });
        }}
        onClose={() => setDestroyed(null)}
      />
    </>
  );
}
