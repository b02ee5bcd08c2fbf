// Whom a change of deadlines touches, counted before it is saved, and what becomes of the records that are open.
import { Radio, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type DeadlineChange, previewChange } from '#contract/deadlines.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { durationText } from '../../../core/deadlines/duration.ts';
import { useField } from '../../../core/form/form-context.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import rows from '../SettingRows.module.css';
import classes from './Deadlines.module.css';

/** As long as somebody stops typing. */
const restMs = 600;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const print = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the print stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [print]);
  return rested;
}

/** The count alone. */
export function TouchedCount({ change }: { change: DeadlineChange }) {
  const t = useText('deadlines');
  const locale = useLocale();
  const rested = useRested(change);
  const preview = useOperation(previewChange, { change: rested }, { keepPrevious: true, staleTime: 0 });
  if (preview.error) return <ErrorState compact error={preview.error} retry={() => void preview.refetch()} />;
  if (!preview.data) return <SkeletonRows rows={1} />;
  const { open, moved, overdue, relieved, earliest, latest } = preview.data;
  if (open === 0) return <p className={rows.dim}>{t('touched.none')}</p>;
  const shift = (minutes: number) =>
    t(minutes < 0 ? 'touched.earlier' : 'touched.later', { time: durationText(Math.abs(minutes), locale) });
  const shifts = [...new Set([earliest, latest])].filter((one) => one !== null && one !== 0) as number[];
  return (
    <p aria-live="polite" className={classes.touched} data-late={overdue > 0}>
      {[
        t('touched.open', { count: open }),
        t('touched.moved', { count: moved }),
        overdue > 0 ? t('touched.overdue', { count: overdue }) : '',
        relieved > 0 ? t('touched.relieved', { count: relieved }) : '',
        shifts.length > 0 ? t('touched.shifts', { shifts: shifts.map(shift).join(', ') }) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** In a form whose values hold `open`. */
export function TouchedField({ change }: { change: DeadlineChange }) {
  const t = useText('deadlines');
  const field = useField<'keep' | 'recount'>('open', t('touched.title'));
  return (
    <section className={classes.box}>
      <Radio.Group
        label={t('touched.title')}
        value={field.value}
        onChange={(value) => field.set(value === 'recount' ? 'recount' : 'keep')}
      >
        <TouchedCount change={change} />
        <Stack gap={8} mt={6}>
          <Radio id={field.id} value="keep" label={t('touched.keep')} description={t('touched.keepHint')} />
          <Radio value="recount" label={t('touched.recount')} description={t('touched.recountHint')} />
        </Stack>
      </Radio.Group>
    </section>
  );
}
