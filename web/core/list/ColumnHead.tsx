// The head of one column: sorts on a click where the list can, and is widened by its right edge (arrow keys too).
import { IconArrowNarrowDown } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import { useText } from '../text/texts.ts';
import classes from './ListTable.module.css';
import type { Column, ListRow } from './list-types.ts';

export interface ColumnHeadProps<Row extends ListRow> {
  column: Column<Row>;
  width: number;
  sorted: boolean;
  onSort: (sort: string) => void;
  onResize: (width: number) => void;
}

export function ColumnHead<Row extends ListRow>({ column, width, sorted, onSort, onResize }: ColumnHeadProps<Row>) {
  const t = useText('list');
  const grip = useRef<{ x: number; width: number } | null>(null);
  const { sort } = column;
  const start = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent) => {
    if (grip.current) onResize(grip.current.width + event.clientX - grip.current.x);
  };
  return (
    <th
      scope="col"
      className={classes.head}
      data-align={column.align ?? 'left'}
      aria-sort={sorted ? 'other' : undefined}
    >
      {sort ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => onSort(sort)}
          title={t('sort.by', { label: column.label })}
        >
          {column.label}
          {sorted ? <IconArrowNarrowDown size={14} aria-hidden="true" /> : null}
        </button>
      ) : (
        <span className={classes.headText}>{column.label}</span>
      )}
      {column.grow ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a separator that is moved has no element of its own
        <span
          role="separator"
          tabIndex={-1}
          aria-orientation="vertical"
          aria-valuenow={width}
          aria-label={t('columns.resize', { label: column.label })}
          className={classes.grip}
          onPointerDown={start}
          onPointerMove={drag}
          onPointerUp={() => {
            grip.current = null;
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') onResize(width - 16);
            if (event.key === 'ArrowRight') onResize(width + 16);
          }}
        />
      )}
    </th>
  );
}
