// One way of taking letters apart: its chart, and its table, each figure of which opens its letters.
import { NativeSelect } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { directions, type LetterBreakdown, letterBreakdowns } from '#contract/correspondence.ts';
import type { Figures } from '#contract/statistics.ts';
import { fieldDay } from '../../../core/dates/format.ts';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { FigureTable } from '../../../core/statistics/FigureTable.tsx';
import classes from '../../../core/statistics/Statistics.module.css';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';
import { listAddress } from './list-address.ts';

const FigureChart = lazy(() => import('../../../core/statistics/FigureChart.tsx'));
const colours = {
  incoming: 'var(--v-status-work)',
  outgoing: 'var(--v-status-done)',
  internal: 'var(--v-status-waiting)',
};
/** The ways that can be chosen; months are always shown. */
export const apart = letterBreakdowns.filter((one) => one !== 'month');

export interface Asked {
  from: string;
  to: string;
  by: LetterBreakdown;
  journalId: string;
  compare: boolean;
}

interface BlockProps {
  asked: Asked;
  by: LetterBreakdown;
  figures: Figures | undefined;
  /** Lets another way of taking apart be chosen. */
  choose?: (by: LetterBreakdown) => void;
}

export function StatisticsBlock({ asked, by, figures, choose }: BlockProps) {
  const t = useText('statistics');
  const locale = useLocale();
  const words = useLetterWords();
  const series = directions.map((direction) => ({
    name: direction,
    label: t(`direction.${direction}`),
    color: colours[direction],
  }));
  const nameOfRow = (row: Figures['rows'][number]): string => {
    if (by === 'month') return monthWords(row.key, locale);
    if (by === 'state') return words.state(row.key);
    if (by === 'timing') return t(`timing.${row.key}`);
    return row.key === 'none' ? t('none') : (row.name ?? t('unknown'));
  };
  const title = t(`by.${by}`);
  return (
    <section className={classes.block} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.blockTitle}>
          {title}, {fieldDay(asked.from)} – {fieldDay(asked.to)}
        </h2>
        {choose ? (
          <div className={classes.controls}>
            <NativeSelect
              size="xs"
              aria-label={t('takeApart')}
              value={by}
              onChange={(event) => choose(event.currentTarget.value as LetterBreakdown)}
              data={apart.map((value) => ({ value, label: t(`by.${value}`) }))}
            />
          </div>
        ) : null}
      </div>
      {figures ? (
        <>
          <div className={classes.chart}>
            <Suspense fallback={<SkeletonRows rows={5} />}>
              <FigureChart
                lying={by !== 'month'}
                series={series}
                data={figures.rows.slice(0, by === 'month' ? 60 : 12).map((row) => ({
                  name: by === 'month' ? shortMonth(row.key, locale) : nameOfRow(row),
                  ...row.counts,
                }))}
              />
            </Suspense>
          </div>
          <FigureTable
            figures={figures}
            head={t(`one.${by}`)}
            columns={series.map(({ name, label }) => ({ key: name, label }))}
            nameOf={nameOfRow}
            hrefOf={(direction, row, past) =>
              listAddress(figures, by, direction, row, past, {
                journalId: asked.journalId || undefined,
                name: row ? nameOfRow(row) : '',
              })
            }
            overlapping={by === 'correspondent'}
          />
          {figures.before ? (
            <p className={classes.note}>
              {t('small', { from: fieldDay(figures.before.from), to: fieldDay(figures.before.to) })}
            </p>
          ) : null}
          {figures.more ? <p className={classes.note}>{t('more', { count: figures.rows.length })}</p> : null}
          {by === 'correspondent' ? <p className={classes.note}>{t('several')}</p> : null}
        </>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </section>
  );
}

/** Without its year, as the axis of a chart has room. */
const shortMonth = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

function monthWords(month: string, locale: string): string {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${month}-01T00:00:00Z`))
    .replace(/\s*г\.$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
