// Which file to make of a list: format and columns; the export itself is a task that can be left and found again.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type ExportFormat, exportFormats, startExport } from '#contract/exports.ts';
import { listTasks } from '#contract/tasks.ts';
import { ApiError } from '../api/api-error.ts';
import { useAction } from '../api/use-operation.ts';
import { Segments } from '../show/Segments.tsx';
import { useLocale, useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import type { ListToExport } from './ExportButton.tsx';

export interface ExportDialogProps {
  given: ListToExport;
  known: { key: string }[];
  onClose: () => void;
}

export default function ExportDialog({ given, known, onClose }: ExportDialogProps) {
  const t = useText('tasks');
  const locale = useLocale();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [which, setWhich] = useState<'shown' | 'all'>('shown');
  const start = useAction(startExport, { changes: [listTasks] });
  const keys = known.map((column) => column.key);
  const { filter = {}, list, sort, about = [], columns: onScreen = [] } = given;
  const shown = onScreen.filter((key) => keys.includes(key));
  const run = async () => {
    try {
      const columns = which === 'all' ? keys : shown;
      const { task } = await start.run({
        list,
        filter,
        format,
        about,
        ...(sort ? { sort } : {}),
        ...(columns.length > 0 ? { columns } : {}),
      });
      toast({
        tone: 'info',
        text: t('export.started', { title: task.title[locale] }),
        acts: [{ label: t('open'), to: '/tasks' }],
      });
      onClose();
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('export.title')} size="md">
      <Stack gap="md">
        <Segments<ExportFormat>
          fullWidth
          label={t('export.format')}
          value={format}
          onChange={setFormat}
          options={exportFormats.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <Segments<'shown' | 'all'>
          fullWidth
          label={t('export.columns')}
          value={which}
          onChange={setWhich}
          options={(['shown', 'all'] as const).map((value) => ({
            value,
            label: t(`export.${value === 'shown' && onScreen.length === 0 ? 'main' : value}`),
          }))}
        />
        <Text size="sm" c="dimmed">
          {t('export.hint')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('export.cancel')}
          </Button>
          <Button loading={start.pending} onClick={() => void run()}>
            {t('export.start')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
