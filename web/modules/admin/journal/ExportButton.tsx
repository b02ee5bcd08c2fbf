// The journal as it is filtered now, saved as CSV.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { exportEvents } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { today } from '../../../core/dates/use-here.ts';
import { inputOfFilters } from '../../../core/list/list-state.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useListState } from '../../../core/list/use-list-state.ts';
import { Can } from '../../../core/show/Can.tsx';
import { currentLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function ExportButton({ fields }: { fields: FilterField[] }) {
  const t = useText('journal');
  const { state } = useListState(fields);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await saveFile(exportEvents, inputOfFilters(state.filters, fields, today()), `journal-${today()}.csv`);
    } catch (error) {
      const text = error instanceof ApiError ? error.words(currentLocale()) : String(error);
      toast({ tone: 'problem', text });
    } finally {
      setPending(false);
    }
  };
  return (
    <Can operation={exportEvents}>
      <Button size="xs" variant="default" loading={pending} onClick={() => void save()} title={t('export.hint')}>
        {t('export.start')}
      </Button>
    </Can>
  );
}
