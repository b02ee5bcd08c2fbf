// The syncs of a directory: begin one or a dry run, look at what it did, go on by hand after a stop.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { listDirectories, listDirectoryRuns, syncDirectory } from '#contract/ldap.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Directories.module.css';
import type { Directory } from './directory-values.ts';
import { RunLines } from './RunLines.tsx';
import { RunState } from './RunState.tsx';

export function SyncPanel({ directory }: { directory: Directory }) {
  const t = useText('directories');
  const locale = useLocale();
  const [open, setOpen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const runs = useOperation(listDirectoryRuns, { id: directory.id, limit: 30 }, busy ? { refetchInterval: 1_500 } : {});
  const sync = useAction(syncDirectory, { changes: [listDirectoryRuns, listDirectories] });
  const items = runs.data?.items ?? [];
  const [newest] = items;
  const going = newest?.state === 'waiting' || newest?.state === 'running';
  if (going !== busy && runs.data) setBusy(going);
  const begin = async (asked: { dry?: boolean; agreed?: number }) => {
    try {
      const run = await sync.run({ id: directory.id, ...asked });
      setOpen(run.id);
      setBusy(true);
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const leaving = newest?.counts.deactivate ?? 0;
  return (
    <div className={classes.syncs}>
      <Group gap={8}>
        <Button variant="default" loading={sync.pending || going} onClick={() => void begin({ dry: true })}>
          {t('dryRun')}
        </Button>
        <Button loading={sync.pending || going} onClick={() => void begin({})}>
          {t('syncNow')}
        </Button>
        <ExportButton given={{ list: listDirectoryRuns.name, filter: { id: directory.id }, about: [directory.name] }} />
      </Group>
      {newest?.state === 'stopped' && leaving > 0 ? (
        <div className={classes.stopped} role="alert">
          <p>{t('stoppedText', { count: leaving })}</p>
          <Button color="red" size="xs" loading={sync.pending} onClick={() => void begin({ agreed: leaving })}>
            {t('goOn', { count: leaving })}
          </Button>
        </div>
      ) : null}
      {runs.error && !runs.data ? (
        <ErrorState error={runs.error} retry={() => void runs.refetch()} compact />
      ) : runs.isPending ? (
        <SkeletonRows rows={4} />
      ) : items.length === 0 ? (
        <EmptyState title={t('noRuns')} text={t('noRunsText')} compact />
      ) : (
        <ul className={classes.list} aria-label={t('tab.sync')}>
          {items.map((run) => (
            <li key={run.id} className={classes.card}>
              <div className={classes.about}>
                <RunState run={run} />
                {run.endedAt ? (
                  <Button
                    variant="subtle"
                    size="xs"
                    aria-expanded={open === run.id}
                    onClick={() => setOpen(open === run.id ? null : run.id)}
                  >
                    {t(open === run.id ? 'hideReport' : 'report')}
                  </Button>
                ) : null}
              </div>
              {open === run.id && run.endedAt ? <RunLines runId={run.id} /> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
