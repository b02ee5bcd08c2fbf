// The figures of the whole period at a glance, and how old what is open has become.
import classes from '../../../core/statistics/Statistics.module.css';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { durationText } from './duration.ts';
import type { Report } from './ReportsPage.tsx';

export function ReportTotals({ report }: { report: Report }) {
  const t = useText('reports');
  const locale = useLocale();
  const { total, ageing } = report;
  const timed = total.inTime + total.late;
  const share = timed > 0 ? new Intl.NumberFormat(locale, { style: 'percent' }).format(total.inTime / timed) : '—';
  const items = [
    { label: t('figure.created'), value: total.created.toLocaleString(locale) },
    {
      label: t('figure.solved'),
      value: total.solved.toLocaleString(locale),
      note: t('reopenedOf', { count: total.reopened }),
    },
    { label: t('inTimeShare'), value: share },
    {
      label: t('figure.answerMedian'),
      value: durationText(total.answerMedian, t),
      note: t('p90', { value: durationText(total.answerP90, t) }),
    },
    {
      label: t('figure.solveMedian'),
      value: durationText(total.solveMedian, t),
      note: t('p90', { value: durationText(total.solveP90, t) }),
    },
    {
      label: t('figure.rating'),
      value: total.rating?.toLocaleString(locale) ?? '—',
      note: t('ratedOf', { count: total.rated }),
    },
    {
      label: t('figure.open'),
      value: total.open.toLocaleString(locale),
      note: ageing
        .filter((one) => one.count > 0)
        .map((one) => t(one.upTo === null ? 'older' : 'upTo', { days: one.upTo ?? 30, count: one.count }))
        .join(', '),
    },
    { label: t('figure.overdue'), value: total.overdue.toLocaleString(locale) },
  ];
  return (
    <dl className={classes.totals}>
      {items.map(({ label, value, note }) => (
        <div key={label} className={classes.total}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note ? <dd className={classes.compare}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
