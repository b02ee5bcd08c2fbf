// Programs with access: whose name each acts in, what it may do, when it was last here; and the keys that sign their tokens.
import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { clientStates, createClient, listClients, listSigningKeys } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { PersonName } from '../../../core/show/PersonName.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { stateGroupOf } from './client-words.ts';
import { KeysDialog } from './KeysDialog.tsx';

type Row = Output<typeof listClients>['items'][number];

export default function ClientsPage() {
  const t = useText('programs');
  const [keys, setKeys] = useState(false);
  const status = (row: Row) => <StatusDot group={stateGroupOf(row.state)} label={t(`state.${row.state}`)} />;
  const columns: Column<Row>[] = [
    { key: 'name', label: t('name'), width: 240, fixed: true, grow: true, render: (row) => row.name },
    { key: 'owner', label: t('owner'), width: 210, render: (row) => <PersonName name={row.ownerName} short /> },
    {
      key: 'operations',
      label: t('may'),
      width: 130,
      render: (row) => t('operations.chosen', { count: row.operations.length }),
    },
    { key: 'state', label: t('state.label'), width: 150, render: status },
    {
      key: 'used',
      label: t('used'),
      width: 160,
      render: (row) => (row.lastUsedAt ? <DateText moment={row.lastUsedAt} /> : null),
    },
    {
      key: 'expires',
      label: t('expires'),
      width: 150,
      render: (row) => (row.expiresAt ? <DateText moment={row.expiresAt} /> : null),
    },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('find') },
    {
      kind: 'choice',
      key: 'state',
      label: t('state.label'),
      options: clientStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
  ];
  const add = (
    <Can operation={createClient}>
      <Button component={Link} to="/admin/clients/new" size="xs" leftSection={<IconPlus size={15} />}>
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <>
      <ListPage<Row>
        list="admin.clients"
        title={t('title')}
        operation={listClients}
        columns={columns}
        fields={fields}
        hrefOf={(row) => `/admin/clients/${row.id}`}
        nameOf={(row) => row.name}
        cardOf={(row) => ({
          title: row.name,
          aside: row.lastUsedAt ? <DateText moment={row.lastUsedAt} /> : null,
          text: row.ownerName,
          status: status(row),
        })}
        actions={
          <>
            <Can operation={listSigningKeys}>
              <Button size="xs" variant="default" leftSection={<IconKey size={15} />} onClick={() => setKeys(true)}>
                {t('keys.title')}
              </Button>
            </Can>
            {add}
          </>
        }
        empty={{ title: t('empty'), text: t('emptyText'), action: add }}
      />
      <KeysDialog opened={keys} onClose={() => setKeys(false)} />
    </>
  );
}
