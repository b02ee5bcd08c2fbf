// Grey rows of the list's height while it loads; announced to screen readers once.
import { Skeleton } from '@mantine/core';
import { useText } from '../text/texts.ts';
import classes from './SkeletonRows.module.css';

export interface SkeletonRowsProps {
  rows?: number;
  /** Widths of the bars in one row, in percent. */
  widths?: number[];
  height?: number;
}

export function SkeletonRows({ rows = 12, widths = [12, 48, 18, 12], height = 36 }: SkeletonRowsProps) {
  const t = useText();
  return (
    <div role="status" aria-label={t('state.loading')} className={classes.rows}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className={classes.row} style={{ height }} aria-hidden="true">
          {widths.map((width, bar) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
            <Skeleton key={bar} height={11} width={`${Math.max(4, width - ((row * 7 + bar * 5) % 9))}%`} />
          ))}
        </div>
      ))}
    </div>
  );
}
