// The page "Registrations": who waits for a decision, the longest waiting first; what was decided stands under its state.
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  admitRegistrations,
  listRegistrations,
  registrationSources,
  registrationStates,
  rejectRegistrations,
} from '#contract/registration.ts';
import { useCan } from '../../../core/api/session.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { ManyDialogs } from './ManyDialogs.tsx';
import { RegistrationDetails } from './RegistrationDetails.tsx';
import { type RegistrationLine, useRegistrationWords } from './registration-words.ts';

/** The count comes with a page: one row is enough for it. */
const input = { limit: 1 };

interface Chosen {
  act: 'confirm' | 'reject';
  rows: RegistrationLine[];
  done: () => void;
}

export default function RegistrationsPage() {
  const t = useText('registrations');
  const words = useRegistrationWords();
  const mayConfirm = useCan(admitRegistrations);
  const mayReject = useCan(rejectRegistrations);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const status = (row: RegistrationLine) => <StatusDot {...words.state(row.state)} />;
  const columns: Column<RegistrationLine>[] = [
    { key: 'name', label: t('field.name'), width: 260, fixed: true, render: (row) => row.name },
    { key: 'login', label: t('field.login'), width: 130, render: (row) => row.login },
    { key: 'email', label: t('field.email'), width: 220, render: (row) => row.email },
    { key: 'note', label: t('field.note'), width: 220, grow: true, render: (row) => row.note },
    { key: 'source', label: t('field.source'), width: 120, render: (row) => words.source(row.source) },
    {
      key: 'requested',
      label: t('field.requested'),
      width: 140,
      render: (row) => <DateText moment={row.requestedAt} />,
    },
    { key: 'state', label: t('field.state'), width: 140, render: status },
    { key: 'number', label: t('field.number'), width: 80, align: 'right', hidden: true, render: (row) => row.number },
    { key: 'phone', label: t('field.phone'), width: 140, hidden: true, render: (row) => row.phone },
    { key: 'decidedBy', label: t('field.decidedBy'), width: 180, hidden: true, render: (row) => row.decidedBy?.name },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('find') },
    {
      kind: 'choice',
      key: 'state',
      label: t('field.state'),
      options: registrationStates.map((value) => ({ value, label: words.state(value).label })),
    },
    {
      kind: 'choice',
      key: 'source',
      label: t('field.source'),
      options: registrationSources.map((value) => ({ value, label: words.source(value) })),
    },
  ];
  return (
    <>
      <ListPage<RegistrationLine>
        list="admin.registrations"
        title={t('title')}
        operation={listRegistrations}
        count={listRegistrations}
        input={input}
        kinds={['registration']}
        columns={columns}
        fields={fields}
        hrefOf={(row) => `/admin/registrations/${row.id}`}
        nameOf={(row) => row.name}
        cardOf={(row) => ({
          title: row.name,
          aside: <DateText moment={row.requestedAt} />,
          text: row.note || row.email,
          status: status(row),
        })}
        beside={(id, close) => <RegistrationDetails key={id} id={id} close={close} />}
        bulkActs={(rows, done) => {
          const waiting = rows.filter((row) => row.state === 'waiting');
          if (waiting.length === 0) return null;
          return (
            <>
              {mayConfirm ? (
                <Button size="compact-sm" onClick={() => setChosen({ act: 'confirm', rows: waiting, done })}>
                  {t('act.confirm')}
                </Button>
              ) : null}
              {mayReject ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setChosen({ act: 'reject', rows: waiting, done })}
                >
                  {t('act.reject')}
                </Button>
              ) : null}
            </>
          );
        }}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
      {chosen ? <ManyDialogs {...chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
