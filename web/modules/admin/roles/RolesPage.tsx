// What every role grants: a matrix of operations and roles; on a phone one role at a time.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createRole, listRoles } from '#contract/rights.ts';
import { useCan } from '../../../core/api/session.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import classes from './Roles.module.css';
import { RolesList } from './RolesList.tsx';
import { RolesMatrix } from './RolesMatrix.tsx';

export default function RolesPage() {
  const t = useText('admin');
  const say = useLocalText();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { catalog, error, retry } = useRightsCatalog();
  const [words, setWords] = useState('');
  const rights = useText('rights');
  const mayCreate = useCan(createRole);
  const [view, setView] = useState<'list' | 'compare'>('list');
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = words.trim().toLowerCase();
  const roles = catalog?.roles ?? [];
  const one = roles.find((role) => role.key === chosen) ?? roles[0];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('roles.title')}</h1>
        <p className={classes.dim}>{view === 'list' ? rights('role.text') : t('roles.text')}</p>
      </header>
      {error && !catalog ? <ErrorState error={error} retry={retry} /> : null}
      {!catalog && !error ? <SkeletonRows rows={12} /> : null}
      {catalog ? (
        <>
          <div className={classes.tools}>
            <Segments
              label={rights('role.view')}
              value={view}
              onChange={setView}
              options={(['list', 'compare'] as const).map((value) => ({ value, label: rights(`role.${value}`) }))}
            />
            <ExportButton given={{ list: listRoles.name }} />
            {mayCreate ? (
              <Button component={Link} to="/admin/roles/new" size="xs" variant={view === 'list' ? 'filled' : 'default'}>
                {rights('role.new')}
              </Button>
            ) : null}
            {phone && view === 'compare' ? (
              <NativeSelect
                size="xs"
                aria-label={t('user.role')}
                value={one?.key}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={roles.map((role) => ({ value: role.key, label: say(role.name) }))}
              />
            ) : null}
            {view === 'list' ? null : (
              <TextInput
                size="xs"
                className={classes.search}
                aria-label={t('rights.find')}
                placeholder={t('rights.find')}
                leftSection={<IconSearch size={14} />}
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
            )}
          </div>
          {view === 'list' ? (
            <div className={classes.listed}>
              <RolesList roles={catalog.roles} />
            </div>
          ) : (
            <RolesMatrix
              roles={phone ? roles.filter((role) => role === one) : roles}
              operations={catalog.operations.filter((operation) => say(operation.title).toLowerCase().includes(asked))}
            />
          )}
        </>
      ) : null}
    </div>
  );
}
