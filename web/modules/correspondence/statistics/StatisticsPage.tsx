// How many letters there were: incoming, outgoing and internal counted separately, by months at the place of registration
// and taken apart as asked; every figure opens its letters.
import { Button, NativeSelect, Switch } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { directions, exportStatistics, listJournals, readStatistics } from '#contract/correspondence.ts';
import type { Figures } from '#contract/statistics.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { changeText, type NamedPeriod, namedPeriods, nameOf, periodOf } from '../../../core/statistics/periods.ts';
import classes from '../../../core/statistics/Statistics.module.css';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { type Asked, apart, StatisticsBlock } from './StatisticsBlock.tsx';

/** What is asked stands in the address, so that a link opens the same figures. */
function useAsked(): [Asked, (part: Partial<Asked>) => void] {
  const given = useSearch({ strict: false }) as Partial<Record<keyof Asked, unknown>>;
  const navigate = useNavigate();
  const day = (value: unknown, otherwise: string) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : otherwise;
  const year = periodOf('year', today());
  const asked: Asked = {
    from: day(given.from, year.from),
    to: day(given.to, year.to),
    by: apart.find((one) => one === given.by) ?? 'kind',
    journalId: typeof given.journalId === 'string' ? given.journalId : '',
    compare: given.compare !== false,
  };
  return [
    asked,
    (part) => void navigate({ to: '.', search: { ...given, ...part } as never, replace: true, resetScroll: false }),
  ];
}

export default function StatisticsPage() {
  const t = useText('statistics');
  const [asked, ask] = useAsked();
  const { from, to, compare, journalId } = asked;
  const input = { from, to, compare, ...(journalId ? { journalId } : {}) };
  const months = useOperation(readStatistics, { ...input, by: 'month' }, { keepPrevious: true });
  const rows = useOperation(readStatistics, { ...input, by: asked.by, limit: 50 }, { keepPrevious: true });
  const error = months.error ?? rows.error;
  const count = months.data ? [months.data.total, months.data.totalBefore ?? {}].flatMap(Object.values) : [1];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <ExportActs asked={asked} />
      </header>
      <Controls asked={asked} ask={ask} />
      {error ? (
        <ErrorState error={error} retry={() => void Promise.all([months.refetch(), rows.refetch()])} />
      ) : count.every((one) => one === 0) ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        <>
          {months.data ? <Totals figures={months.data} /> : <SkeletonRows rows={2} />}
          <StatisticsBlock asked={asked} by="month" figures={months.data} />
          <StatisticsBlock asked={asked} by={asked.by} figures={rows.data} choose={(by) => ask({ by })} />
          {months.data && !months.data.opens ? <p className={classes.note}>{t('narrower')}</p> : null}
        </>
      )}
    </div>
  );
}

function Controls({ asked, ask }: { asked: Asked; ask: (part: Partial<Asked>) => void }) {
  const t = useText('statistics');
  const journals = useOperation(listJournals, {}, { staleTime: 60_000 });
  const name = nameOf(asked, today());
  return (
    <div className={classes.controls}>
      <NativeSelect
        size="xs"
        label={t('period.label')}
        value={name ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value as NamedPeriod | '';
          if (chosen) ask(periodOf(chosen, today()));
        }}
        data={[
          ...(name ? [] : [{ value: '', label: t('period.own') }]),
          ...namedPeriods.map((value) => ({ value, label: t(`period.${value}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayInput
          key={end}
          size="xs"
          className={classes.day}
          label={t(`period.${end}`)}
          calendarLabel={t(`period.${end}`)}
          value={asked[end]}
          onChange={(day, invalid) => {
            if (!day || invalid) return;
            // The ends never cross: the other one follows.
            const crossed = end === 'from' ? day > asked.to : day < asked.from;
            ask(crossed ? { from: day, to: day } : { [end]: day });
          }}
        />
      ))}
      <NativeSelect
        size="xs"
        label={t('journal')}
        value={asked.journalId}
        onChange={(event) => ask({ journalId: event.currentTarget.value })}
        data={[
          { value: '', label: t('allJournals') },
          ...(journals.data?.items ?? []).map((journal) => ({ value: journal.id, label: journal.name })),
        ]}
      />
      <Switch
        size="sm"
        label={t('compare')}
        checked={asked.compare}
        onChange={(event) => ask({ compare: event.currentTarget.checked })}
      />
    </div>
  );
}

function ExportActs({ asked }: { asked: Asked }) {
  const t = useText('statistics');
  const locale = useLocale();
  const save = (format: 'xlsx' | 'csv') => {
    const { journalId, ...rest } = asked;
    const input = { ...rest, format, ...(journalId ? { journalId } : {}) };
    saveFile(exportStatistics, input, `statistics.${format}`).catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  };
  return (
    <div className={classes.acts}>
      <Can operation={exportStatistics}>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={() => save('xlsx')}>
          XLSX
        </Button>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={() => save('csv')}>
          CSV
        </Button>
      </Can>
      <Button size="xs" variant="default" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  );
}

function Totals({ figures }: { figures: Figures }) {
  const t = useText('statistics');
  const locale = useLocale();
  return (
    <dl className={classes.totals}>
      {directions.map((direction) => {
        const now = figures.total[direction] ?? 0;
        const before = figures.totalBefore?.[direction];
        const change = before === undefined ? undefined : changeText(now, before, locale);
        return (
          <div key={direction} className={classes.total}>
            <dt>{t(`direction.${direction}`)}</dt>
            <dd>{now.toLocaleString(locale)}</dd>
            {before === undefined ? null : (
              <dd className={classes.compare}>
                {t('wasBefore', { count: before.toLocaleString(locale) })}
                {change ? ` (${change})` : ''}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
