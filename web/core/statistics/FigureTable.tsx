// The figures as a table: each opens exactly what it counts; beside it the same days a year before.
import { Link } from '@tanstack/react-router';
import type { Figures } from '#contract/statistics.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './Statistics.module.css';

export interface FigureTableProps {
  figures: Figures;
  /** What the rows are: «Месяц», «Корреспондент». */
  head: string;
  columns: { key: string; label: string }[];
  nameOf: (row: Figures['rows'][number]) => string;
  /** The address of the list that a figure opens; `row` is null for the total. */
  hrefOf: (column: string, row: Figures['rows'][number] | null, past: boolean) => string;
  /** A record may stand in several rows: their sum is not the total. */
  overlapping?: boolean;
}

type Row = Figures['rows'][number];

export function FigureTable(props: FigureTableProps) {
  const { figures, head, columns, nameOf, overlapping = false } = props;
  const t = useText('statistics');
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption className="visually-hidden">{head}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes.number}>
                {column.label}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              <Cells {...props} counts={row.counts} before={row.before} row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(overlapping ? 'totalOfLetters' : 'total')}</th>
            <Cells {...props} counts={figures.total} before={figures.totalBefore} row={null} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellsProps extends FigureTableProps {
  counts: Record<string, number>;
  before: Record<string, number> | null;
  row: Row | null;
}

function Cells({ figures, columns, nameOf, hrefOf, counts, before, row }: CellsProps) {
  const t = useText('statistics');
  const locale = useLocale();
  const sum = (of: Record<string, number>) => columns.reduce((all, { key }) => all + (of[key] ?? 0), 0);
  const of = row ? nameOf(row) : t('total');
  const figure = (key: string, label: string, count: number, past: boolean) => (
    <Figure
      shown={count.toLocaleString(locale)}
      href={figures.opens && count > 0 ? hrefOf(key, row, past) : null}
      label={[of, label, past ? t('yearBefore') : ''].filter(Boolean).join(', ')}
      none={count === 0}
    />
  );
  return (
    <>
      {columns.map(({ key, label }) => (
        <td key={key} className={classes.number}>
          {figure(key, label, counts[key] ?? 0, false)}
          {before?.[key] ? <span className={classes.past}>{figure(key, label, before[key], true)}</span> : null}
        </td>
      ))}
      <td className={classes.number}>
        {sum(counts).toLocaleString(locale)}
        {before && sum(before) > 0 ? <span className={classes.past}>{sum(before).toLocaleString(locale)}</span> : null}
      </td>
    </>
  );
}

function Figure({ shown, href, label, none }: { shown: string; href: string | null; label: string; none: boolean }) {
  if (none) return <span className={classes.dim}>{shown}</span>;
  return href ? (
    <Link to={href as never} className={classes.figure} aria-label={`${label}: ${shown}`}>
      {shown}
    </Link>
  ) : (
    <span>{shown}</span>
  );
}
