// Which register to make: journal, period, and days of it when not the whole period is wanted.
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { listJournals, listRegisters, makeRegister } from '#contract/correspondence.ts';
import { periodOf, type Restart } from '#contract/numbering.ts';
import { listTasks } from '#contract/tasks.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function MakeRegister({ onClose }: { onClose: () => void }) {
  const t = useText('registers');
  const locale = useLocale();
  const journals = useOperation(listJournals, { archived: true });
  const make = useAction(makeRegister, { changes: [listTasks, listRegisters] });
  const [journalId, setJournalId] = useState('');
  const [period, setPeriod] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const items = journals.data?.items ?? [];
  const journal = items.find((one) => one.id === journalId) ?? items[0];
  const now = journal ? periodOf(journal.restart as Restart, today()) : '';
  const periods = [...new Set([now, ...(journal?.closedPeriods ?? [])])];
  const chosen = periods.includes(period) ? period : now;
  const run = async () => {
    if (!journal) return;
    setProblem('');
    try {
      const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      const { task } = await make.run({ journalId: journal.id, period: chosen, ...days });
      toast({
        tone: 'info',
        text: t('started', { title: task.title[locale] }),
        acts: [{ label: t('toTask'), to: '/tasks' }],
      });
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('makeTitle')} size="md">
      <Stack gap="md">
        {journals.error ? <ErrorState compact error={journals.error} retry={() => void journals.refetch()} /> : null}
        <NativeSelect
          label={t('journal')}
          value={journal?.id ?? ''}
          onChange={(event) => setJournalId(event.currentTarget.value)}
          data={items.map((one) => ({ value: one.id, label: one.name }))}
        />
        {periods.length > 1 || now !== '' ? (
          <NativeSelect
            label={t('period')}
            value={chosen}
            onChange={(event) => setPeriod(event.currentTarget.value)}
            data={periods}
          />
        ) : null}
        <Group grow gap="md">
          <DayInput
            label={`${t('from')} (${t('optional')})`}
            calendarLabel={t('from')}
            value={from}
            onChange={setFrom}
          />
          <DayInput label={`${t('to')} (${t('optional')})`} calendarLabel={t('to')} value={to} onChange={setTo} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('days')}
        </Text>
        {problem ? (
          <Text size="sm" c="red" role="alert">
            {problem}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={make.pending} disabled={!journal} onClick={() => void run()}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
