// The right end of the filter line: the sort (a closed list) and the button of the columns.
import { IconArrowsSort } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../text/texts.ts';
import { ColumnsButton } from './ColumnsButton.tsx';
import type { Columns } from './column-choice.ts';
import classes from './ListTools.module.css';
import type { Column, ListRow } from './list-types.ts';

const ColumnsPopover = lazy(() => import('./ColumnsPopover.tsx'));

export interface SortChoiceProps {
  sorts: { value: string; label: string }[];
  sort: string;
  onSort: (sort: string) => void;
}

export function SortChoice({ sorts, sort, onSort }: SortChoiceProps) {
  const t = useText('list');
  return (
    <span className={classes.sort}>
      <IconArrowsSort size={15} stroke={1.6} aria-hidden="true" />
      <select
        className={classes.select}
        aria-label={t('sort.title')}
        value={sort}
        onChange={(event) => onSort(event.currentTarget.value)}
      >
        {sorts.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  );
}

export function ColumnsMenu<Row extends ListRow>({ all, columns }: { all: Column<Row>[]; columns: Columns<Row> }) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) return <ColumnsButton onClick={() => setWanted(true)} />;
  return (
    <Suspense fallback={<ColumnsButton />}>
      <ColumnsPopover all={all as unknown as Column<ListRow>[]} columns={columns as unknown as Columns<ListRow>} />
    </Suspense>
  );
}
