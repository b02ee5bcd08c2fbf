// One directory: its settings, the check of the connection, and its syncs.
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listDirectories, removeDirectory } from '#contract/ldap.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Directories.module.css';
import { DirectoryForm } from './DirectoryForm.tsx';
import { SyncPanel } from './SyncPanel.tsx';

export default function DirectoryPage() {
  const t = useText('directories');
  const locale = useLocale();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id: string };
  const directories = useOperation(listDirectories, {});
  const remove = useAction(removeDirectory, { changes: [listDirectories] });
  const [asked, setAsked] = useState(false);
  const [part, setPart] = useState<'settings' | 'sync'>('settings');
  const found = directories.data?.items.find((one) => one.id === id);
  if (directories.error && !directories.data) {
    return <ErrorState error={directories.error} retry={() => void directories.refetch()} />;
  }
  if (directories.isPending) return <SkeletonRows rows={10} />;
  if (!found) return <ErrorState error={new Error(t('gone'))} />;
  const go = async () => {
    try {
      await remove.run({ id });
      toast({ tone: 'done', text: t('removed', { name: found.name }) });
      await navigate({ to: '/admin/directories' });
    } catch (error) {
      setAsked(false);
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{found.name}</h1>
        <StatusDot group={found.enabled ? 'done' : 'waiting'} label={t(found.enabled ? 'on' : 'off')} />
        <span className={classes.end}>
          {asked ? (
            <span className={classes.confirm}>
              <span className={classes.dim}>{t('removeSure', { count: found.linked })}</span>
              <Button size="xs" color="red" loading={remove.pending} onClick={() => void go()}>
                {t('remove')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setAsked(false)}>
                {t('keep')}
              </Button>
            </span>
          ) : (
            <Button size="xs" variant="subtle" color="red" onClick={() => setAsked(true)}>
              {t('remove')}
            </Button>
          )}
        </span>
      </header>
      <div className={classes.parts}>
        <Segments
          label={t('parts')}
          value={part}
          options={[
            { value: 'settings', label: t('tab.settings') },
            { value: 'sync', label: t('tab.sync') },
          ]}
          onChange={setPart}
        />
      </div>
      {/* What is typed and not saved yet stays while the syncs are looked at. */}
      <div hidden={part !== 'settings'}>
        <DirectoryForm
          key={found.version}
          directory={found}
          onSaved={() => toast({ tone: 'done', text: t('saved', { name: found.name }) })}
        />
      </div>
      {part === 'sync' ? <SyncPanel directory={found} /> : null}
    </div>
  );
}
