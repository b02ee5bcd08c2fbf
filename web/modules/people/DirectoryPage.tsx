// The directory of colleagues: found as one types, with what everybody may know of each other.
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listPersons } from '#contract/directory.ts';
import { createUser } from '#contract/people.ts';
import { fieldDay } from '../../core/dates/format.ts';
import { searchPeople } from '../../core/form/PersonField.tsx';
import { ListPage } from '../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../core/list/list-types.ts';
import { Avatar } from '../../core/show/Avatar.tsx';
import { Can } from '../../core/show/Can.tsx';
import { useText } from '../../core/text/texts.ts';
import classes from './People.module.css';

type Row = Output<typeof listPersons>['items'][number];
const input = { limit: 1 };

export default function DirectoryPage() {
  const t = useText('people');
  const away = (row: Row) =>
    row.awayUntil
      ? [
          t('directory.away', { day: fieldDay(row.awayUntil) }),
          row.substitutes.length > 0 ? t('directory.substitutes', { names: row.substitutes.join(', ') }) : '',
        ]
          .filter(Boolean)
          .join(', ')
      : '';
  const name = (row: Row) => (
    <span className={classes.person}>
      <Avatar personId={row.id} photoId={row.photoId} name={row.name} size={24} />
      <span>{row.name}</span>
    </span>
  );
  const phone = (row: Row) => (row.phone ? <a href={`tel:${row.phone.replace(/[^\d+]/g, '')}`}>{row.phone}</a> : null);
  const email = (row: Row) => (row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : null);
  const columns: Column<Row>[] = [
    { key: 'name', label: t('directory.name'), width: 250, fixed: true, render: name },
    { key: 'position', label: t('directory.position'), width: 190, grow: true, render: (row) => row.position },
    {
      key: 'groups',
      label: t('directory.groups'),
      width: 190,
      render: (row) => row.groups.map((one) => one.name).join(', '),
    },
    { key: 'phone', label: t('directory.phone'), width: 140, render: phone },
    { key: 'email', label: t('directory.email'), width: 200, render: email },
    { key: 'manager', label: t('directory.manager'), width: 190, hidden: true, render: (row) => row.manager?.name },
    { key: 'away', label: t('directory.absence'), width: 170, render: away },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('directory.find') },
    {
      kind: 'lookup',
      key: 'groupId',
      label: t('directory.group'),
      searchKey: 'directory-group',
      search: searchPeople('group'),
    },
  ];
  return (
    <ListPage<Row>
      list="people.directory"
      title={t('directory.title')}
      operation={listPersons}
      count={listPersons}
      input={input}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/people/${row.id}`}
      nameOf={(row) => row.name}
      cardOf={(row) => ({
        title: name(row),
        aside: phone(row),
        text: [row.position, row.groups.map((one) => one.name).join(', '), away(row)].filter(Boolean).join(' · '),
      })}
      actions={
        <Can operation={createUser}>
          <Button component={Link} to="/admin/users/new" size="xs" leftSection={<IconUserPlus size={15} />}>
            {t('directory.add')}
          </Button>
        </Can>
      }
      empty={{ title: t('directory.empty'), text: t('directory.emptyText') }}
    />
  );
}
