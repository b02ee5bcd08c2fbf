// The directories of accounts, in the order in which a sign-in asks them: where each lies, who comes from it, the last sync.
import { Button } from '@mantine/core';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createDirectory, listDirectories } from '#contract/ldap.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Directories.module.css';
import { RunState } from './RunState.tsx';

export default function DirectoriesPage() {
  const t = useText('directories');
  const directories = useOperation(listDirectories, {});
  const items = directories.data?.items ?? [];
  const add = (
    <Can operation={createDirectory}>
      <Button size="xs" leftSection={<IconPlus size={15} />} component={Link} to="/admin/directories/new">
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        {items.length > 0 ? <span className={classes.end}>{add}</span> : null}
      </header>
      {directories.error && !directories.data ? (
        <ErrorState error={directories.error} retry={() => void directories.refetch()} />
      ) : directories.isPending ? (
        <SkeletonRows rows={3} widths={[30, 40, 20]} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconAddressBook} title={t('empty')} text={t('emptyText')} action={add} />
      ) : (
        <ul className={classes.list} aria-label={t('title')}>
          {items.map((one) => (
            <li key={one.id} className={classes.card}>
              <div className={classes.about}>
                <Link to="/admin/directories/$id" params={{ id: one.id }} className={classes.name}>
                  {one.name}
                </Link>
                <StatusDot group={one.enabled ? 'done' : 'waiting'} label={t(one.enabled ? 'on' : 'off')} />
              </div>
              <p className={classes.dim}>
                {one.settings.servers.map(({ host, port }) => `${host}:${port}`).join(', ')} ·{' '}
                {t(`security.${one.settings.security}`)} · {t('linked', { count: one.linked })}
              </p>
              <p className={classes.dim}>{one.lastRun ? <RunState run={one.lastRun} /> : t('noRuns')}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
