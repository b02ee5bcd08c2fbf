// «Экспорт» above a list, for lists that this person may take as files. The dialog is loaded when it is asked for.
import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { listExports, startExport } from '#contract/exports.ts';
import { useCan } from '../api/session.ts';
import { useOperation } from '../api/use-operation.ts';
import { useText } from '../text/texts.ts';

const ExportDialog = lazy(() => import('./ExportDialog.tsx'));

export interface ListToExport {
  /** Name of the operation that lists. */
  list: string;
  filter?: Record<string, unknown>;
  sort?: string | null;
  /** Keys of the columns on the screen, where there are columns. */
  columns?: string[];
  /** The filter in words. */
  about?: string[];
}

export function ExportButton({ given }: { given: ListToExport }) {
  const t = useText('tasks');
  const may = useCan(startExport);
  const lists = useOperation(listExports, {}, { enabled: may, staleTime: 600_000 });
  const [opened, setOpened] = useState(false);
  const known = lists.data?.items.find((one) => one.list === given.list);
  if (!may || !known) return null;
  return (
    <>
      <ActionIcon
        aria-label={t('export.button')}
        title={t('export.button')}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <IconDownload size={16} stroke={1.6} />
      </ActionIcon>
      <Suspense>
        {opened ? <ExportDialog given={given} known={known.columns} onClose={() => setOpened(false)} /> : null}
      </Suspense>
    </>
  );
}
