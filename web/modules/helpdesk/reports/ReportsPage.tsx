// Reports on tickets: what was asked for and solved in a period, how quickly, what is still open and how old; every count
// opens its tickets, and the whole can be asked for as it was on an earlier day.
import { Button, NativeSelect } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Output, RawInput } from '#contract/core.ts';
import { exportReport, listTime, type ReportBreakdown, readReport, reportBreakdowns } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { type NamedPeriod, namedPeriods, nameOf, periodOf } from '../../../core/statistics/periods.ts';
import classes from '../../../core/statistics/Statistics.module.css';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ReportTable } from './ReportTable.tsx';
import { ReportTotals } from './ReportTotals.tsx';
import { useRowNames } from './row-names.ts';

const FigureChart = lazy(() => import('../../../core/statistics/FigureChart.tsx'));

export type Report = Output<typeof readReport>;
export interface Asked {
  from: string;
  to: string;
  by: ReportBreakdown;
  /** The day at whose end the figures are asked for; empty means now. */
  asOf: string;
}
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** What is asked stands in the address, so that a link opens the same figures. */
function useAsked(): [Asked, (part: Partial<Asked>) => void] {
  const given = useSearch({ strict: false }) as Partial<Record<keyof Asked, unknown>>;
  const navigate = useNavigate();
  const month = periodOf('month', today());
  const asked: Asked = {
    from: isDay(given.from) ? given.from : month.from,
    to: isDay(given.to) ? given.to : month.to,
    by: reportBreakdowns.find((one) => one === given.by) ?? 'category',
    asOf: isDay(given.asOf) ? given.asOf : '',
  };
  return [
    asked,
    (part) => void navigate({ to: '.', search: { ...given, ...part } as never, replace: true, resetScroll: false }),
  ];
}
const inputOf = ({ from, to, by, asOf }: Asked): RawInput<typeof readReport> => ({
  from,
  to,
  by,
  ...(asOf ? { asOf: new Date(`${asOf}T23:59:59`).toISOString() } : {}),
});

export default function ReportsPage() {
  const t = useText('reports');
  const [asked, ask] = useAsked();
  const report = useOperation(readReport, inputOf(asked), { keepPrevious: true, kinds: ['ticket'] });
  const names = useRowNames(asked.by);
  const total = report.data?.total;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <Can operation={listTime}>
          <Button component={Link} to="/ticket-time" variant="subtle" color="gray" size="xs">
            {t('macros:time.title')}
          </Button>
        </Can>
        <FileActs asked={asked} />
      </header>
      <Controls asked={asked} ask={ask} />
      {report.error ? <ErrorState error={report.error} retry={() => void report.refetch()} /> : null}
      {report.isPending ? <SkeletonRows rows={8} /> : null}
      {total && total.created + total.solved + total.open === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : null}
      {report.data && total && total.created + total.solved + total.open > 0 ? (
        <>
          <ReportTotals report={report.data} />
          <section className={classes.block} aria-label={t(`by.${asked.by}`)}>
            <div className={classes.head}>
              <h2 className={classes.blockTitle}>{t(`by.${asked.by}`)}</h2>
              <NativeSelect
                size="xs"
                aria-label={t('takeApart')}
                value={asked.by}
                onChange={(event) => ask({ by: event.currentTarget.value as ReportBreakdown })}
                data={reportBreakdowns.map((value) => ({ value, label: t(`by.${value}`) }))}
              />
            </div>
            <div className={classes.chart}>
              <Suspense fallback={<SkeletonRows rows={5} />}>
                <FigureChart
                  lying={asked.by !== 'month'}
                  series={[
                    { name: 'created', label: t('figure.created'), color: 'var(--v-status-work)' },
                    { name: 'solved', label: t('figure.solved'), color: 'var(--v-status-done)' },
                  ]}
                  data={report.data.rows
                    .slice(0, 12)
                    .map((row) => ({ name: names(row), created: row.created, solved: row.solved }))}
                />
              </Suspense>
            </div>
            <ReportTable report={report.data} by={asked.by} nameOf={names} opens={!asked.asOf} />
          </section>
          <p className={classes.note}>{t('note')}</p>
        </>
      ) : null}
    </div>
  );
}

function Controls({ asked, ask }: { asked: Asked; ask: (part: Partial<Asked>) => void }) {
  const t = useText('reports');
  const ts = useText('statistics');
  const name = nameOf(asked, today());
  return (
    <div className={classes.controls}>
      <NativeSelect
        size="xs"
        label={ts('period.label')}
        value={name ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value as NamedPeriod | '';
          if (chosen) ask(periodOf(chosen, today()));
        }}
        data={[
          ...(name ? [] : [{ value: '', label: ts('period.own') }]),
          ...namedPeriods.map((value) => ({ value, label: ts(`period.${value}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayInput
          key={end}
          size="xs"
          className={classes.day}
          label={ts(`period.${end}`)}
          calendarLabel={ts(`period.${end}`)}
          value={asked[end]}
          onChange={(day, invalid) => {
            if (!day || invalid) return;
            const crossed = end === 'from' ? day > asked.to : day < asked.from;
            ask(crossed ? { from: day, to: day } : { [end]: day });
          }}
        />
      ))}
      <DayInput
        size="xs"
        className={classes.day}
        label={t('asOf')}
        calendarLabel={t('asOf')}
        value={asked.asOf || null}
        onChange={(day, invalid) => {
          if (!invalid) ask({ asOf: day ?? '' });
        }}
      />
    </div>
  );
}

function FileActs({ asked }: { asked: Asked }) {
  const t = useText('reports');
  const locale = useLocale();
  const save = (format: 'xlsx' | 'csv' | 'pdf') => {
    saveFile(exportReport, { ...inputOf(asked), format }, `tickets.${format}`).catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  };
  return (
    <div className={classes.acts}>
      {(['xlsx', 'csv', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} />}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <Button size="xs" variant="default" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  );
}
