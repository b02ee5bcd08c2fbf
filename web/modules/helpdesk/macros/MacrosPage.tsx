// Macros and templates: those for everybody and one's own, with how often each is used.
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { createMacro, listMacros, listReadyChecklists, macroAudiences, macroKinds } from '#contract/helpdesk.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';

type Row = Output<typeof listMacros>['items'][number];

export default function MacrosPage() {
  const t = useText('macros');
  const audienceOf = (row: Row) =>
    row.audience === 'groups' ? row.groups.map((group) => group.name).join(', ') : t(`audience.${row.audience}`);
  const state = (row: Row) => (
    <StatusDot group={row.enabled ? 'done' : 'refused'} label={t(row.enabled ? 'enabled' : 'off')} />
  );
  const columns: Column<Row>[] = [
    { key: 'name', label: t('name'), width: 260, grow: true, fixed: true, render: (row) => row.name },
    { key: 'kind', label: t('kindLabel'), width: 96, render: (row) => t(`kind.${row.kind}`) },
    { key: 'folder', label: t('folder'), width: 130, render: (row) => row.folder },
    { key: 'category', label: t('category'), width: 170, render: (row) => row.category?.name },
    { key: 'audience', label: t('audienceLabel'), width: 190, render: audienceOf },
    {
      key: 'used',
      label: t('used'),
      width: 110,
      align: 'right',
      render: (row) => t('usedTimes', { count: row.used }),
    },
    {
      key: 'lastUsedAt',
      label: t('lastUsedAt'),
      width: 130,
      render: (row) => (row.lastUsedAt ? <DateText moment={row.lastUsedAt} /> : null),
    },
    { key: 'enabled', label: t('enabled'), width: 110, render: state },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('filterQ') },
    {
      kind: 'choice',
      key: 'kind',
      label: t('kindLabel'),
      options: macroKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'audience',
      label: t('audienceLabel'),
      options: macroAudiences.map((value) => ({ value, label: t(`audience.${value}`) })),
    },
    { kind: 'yes-no', key: 'enabled', label: t('enabled') },
  ];
  const add = (
    <Can operation={createMacro}>
      <Button component={Link} to="/ticket-macros/new" size="xs" leftSection={<IconPlus size={15} />}>
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="helpdesk.macros"
      title={t('title')}
      operation={listMacros}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/ticket-macros/${row.id}`}
      nameOf={(row) => row.name}
      cardOf={(row) => ({ title: row.name, note: t(`kind.${row.kind}`), text: audienceOf(row), status: state(row) })}
      actions={
        <Group gap={6} wrap="nowrap">
          <Can operation={listReadyChecklists}>
            <Button component={Link} to="/ticket-checklists" variant="subtle" color="gray" size="xs">
              {t('toChecklists')}
            </Button>
          </Can>
          {add}
        </Group>
      }
      empty={{ title: t('empty'), text: t('emptyText'), action: add }}
    />
  );
}
