// The report as a table: each count opens exactly its tickets.
import { Link } from '@tanstack/react-router';
import { type ReportBreakdown, type ReportFigures, ticketsOf } from '#contract/helpdesk.ts';
import { writeListState } from '../../../core/list/list-state.ts';
import classes from '../../../core/statistics/Statistics.module.css';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { durationText } from './duration.ts';
import type { Report } from './ReportsPage.tsx';

const counts = ['created', 'solved', 'inTime', 'late', 'reopened', 'open', 'overdue'] as const;
const durations = ['answerMedian', 'solveMedian', 'solveP90'] as const;
const lookups = new Set(['executorId', 'groupId', 'placeId']);

interface ReportTableProps {
  report: Report;
  by: ReportBreakdown;
  nameOf: (row: Report['rows'][number]) => string;
  /** Figures of an earlier moment have no list. */
  opens: boolean;
}

export function ReportTable({ report, by, nameOf, opens }: ReportTableProps) {
  const t = useText('reports');
  const locale = useLocale();
  const hrefOf = (figure: keyof ReportFigures, row?: Report['rows'][number]) => {
    const asked = ticketsOf(figure, by, report.period, row?.key);
    if (!asked || !opens) return null;
    const { registeredFrom, registeredTo, solvedFrom, solvedTo, ...rest } = asked;
    const filters: Record<string, string> = {};
    if (registeredFrom) filters.registered = `${registeredFrom}..${registeredTo}`;
    if (solvedFrom) filters.solved = `${solvedFrom}..${solvedTo}`;
    for (const [name, value] of Object.entries(rest))
      filters[name] = lookups.has(name) && row ? `${value}~${nameOf(row)}` : value;
    return `/tickets/all#${writeListState({ filters, sort: null, view: null, open: null })}`;
  };
  const cells = (figures: ReportFigures, row?: Report['rows'][number]) => (
    <>
      {counts.map((figure) => {
        const shown = figures[figure].toLocaleString(locale);
        const href = figures[figure] > 0 ? hrefOf(figure, row) : null;
        return (
          <td key={figure} className={classes.number}>
            {href ? (
              <Link
                to={href as never}
                className={classes.figure}
                aria-label={`${row ? nameOf(row) : t('total')}, ${t(`figure.${figure}`)}: ${shown}`}
              >
                {shown}
              </Link>
            ) : (
              <span className={figures[figure] === 0 ? classes.dim : undefined}>{shown}</span>
            )}
          </td>
        );
      })}
      {durations.map((figure) => (
        <td key={figure} className={classes.number}>
          {durationText(figures[figure], t)}
        </td>
      ))}
      <td className={classes.number}>{figures.rating?.toLocaleString(locale) ?? '—'}</td>
    </>
  );
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t(`by.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`one.${by}`)}</th>
            {[...counts, ...durations, 'rating' as const].map((figure) => (
              <th key={figure} scope="col" className={classes.number}>
                {t(`figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {cells(row, row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {cells(report.total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
