// The people of the organisation: who may sign in, where they work, with which roles.
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { createUser, listRoles, listUsers } from '#contract/identity.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { useAdminWords } from '../words.ts';
import { ImportButton } from './ImportButton.tsx';

type Row = Output<typeof listUsers>['items'][number];

/** The count comes with a page of people: one person is enough for it, the list itself asks for its own pages. */
const input = { limit: 1 };
const names = (items: { name: string }[]) => [...new Set(items.map((one) => one.name))].join(', ');

export default function UsersPage() {
  const t = useText('admin');
  const words = useAdminWords();
  const say = useLocalText();
  const roles = useOperation(listRoles, {}, { enabled: useCan(listRoles), staleTime: 60_000 });
  const roleNames = (row: Row) =>
    names(
      row.roles.map((one) => {
        const role = roles.data?.items.find((known) => known.key === one.key);
        return { name: role ? say(role.name) : one.name };
      }),
    );
  const status = (row: Row) => <StatusDot group={words.statusGroup(row.status)} label={words.status(row.status)} />;
  const columns: Column<Row>[] = [
    { key: 'number', label: t('field.number'), width: 80, hidden: true, align: 'right', render: (row) => row.number },
    { key: 'name', label: t('field.name'), width: 270, fixed: true, render: (row) => row.name },
    { key: 'login', label: t('field.login'), width: 130, render: (row) => row.login },
    { key: 'position', label: t('field.position'), width: 220, grow: true, render: (row) => row.position },
    { key: 'groups', label: t('field.groups'), width: 200, render: (row) => names(row.groups) },
    { key: 'roles', label: t('field.roles'), width: 170, render: (row) => roleNames(row) },
    { key: 'status', label: t('field.status'), width: 130, render: status },
    { key: 'email', label: t('field.email'), width: 220, hidden: true, render: (row) => row.email },
    { key: 'phone', label: t('field.phone'), width: 150, hidden: true, render: (row) => row.phone },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('users.find') },
    { kind: 'choice', key: 'status', label: t('field.status'), options: words.statuses },
    ...(roles.data
      ? [
          {
            kind: 'choice' as const,
            key: 'role',
            label: t('user.role'),
            options: roles.data.items.map((role) => ({ value: role.key, label: say(role.name) })),
          },
        ]
      : []),
  ];
  const add = (
    <Can operation={createUser}>
      <Button component={Link} to="/admin/users/new" size="xs" leftSection={<IconUserPlus size={15} />}>
        {t('users.add')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="admin.users"
      title={t('users.title')}
      operation={listUsers}
      count={listUsers}
      input={input}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/admin/users/${row.id}`}
      nameOf={(row) => row.name}
      cardOf={(row) => ({
        title: row.name,
        aside: row.login,
        text: row.position || names(row.groups),
        status: status(row),
      })}
      actions={
        <>
          <ImportButton />
          {add}
        </>
      }
      empty={{ title: t('users.empty'), text: t('users.emptyText'), action: add }}
    />
  );
}
