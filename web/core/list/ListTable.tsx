// The table of a list: sticky head, virtual rows of 36 px, resizable columns, checkboxes with Shift-range, acts on hover.
import { Checkbox } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useText } from '../text/texts.ts';
import { ColumnHead } from './ColumnHead.tsx';
import type { Columns } from './column-choice.ts';
import classes from './ListTable.module.css';
import type { Column, ListPageProps, ListRow } from './list-types.ts';
import { RowActs } from './RowActs.tsx';
import type { RowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

export interface ListTableProps<Row extends ListRow> {
  page: ListPageProps<Row>;
  rows: Row[];
  columns: Columns<Row>;
  selection: Selection<Row> | null;
  window: RowWindow;
  cursor: number;
  sort: string | null;
  onSort: (sort: string) => void;
  onOpen: (row: Row, event: MouseEvent) => void;
}

export function ListTable<Row extends ListRow>(props: ListTableProps<Row>) {
  const { page, rows, columns, selection, window, cursor } = props;
  const t = useText('list');
  const span = columns.visible.length + (selection ? 1 : 0) + (page.rowActs ? 1 : 0);
  /** Below this width the table scrolls sideways instead of crushing the column that grows. */
  const least = columns.visible.reduce(
    (sum, column) => sum + (column.grow ? 240 : columns.widthOf(column)),
    selection ? 38 : 0,
  );
  const grows = columns.visible.some((column) => column.grow);
  return (
    <table className={classes.table} style={{ minWidth: least }} aria-label={page.title} aria-rowcount={-1}>
      <colgroup>
        {selection ? <col style={{ width: 38 }} /> : null}
        {columns.visible.map((column) => (
          <col key={column.key} style={column.grow ? undefined : { width: columns.widthOf(column) }} />
        ))}
        {page.rowActs ? <col style={{ width: grows ? 0 : undefined }} /> : null}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection ? (
            <th className={classes.check} scope="col">
              <Checkbox
                aria-label={t('select.all')}
                checked={selection.all}
                indeterminate={selection.some && !selection.all}
                onChange={selection.toggleAll}
              />
            </th>
          ) : null}
          {columns.visible.map((column) => (
            <ColumnHead
              key={column.key}
              column={column}
              width={columns.widthOf(column)}
              sorted={column.sort !== undefined && column.sort === props.sort}
              onSort={props.onSort}
              onResize={(width) => columns.resize(column.key, width)}
            />
          ))}
          {page.rowActs ? (
            <th scope="col">
              <span className="visually-hidden">{t('acts')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {window.before > 0 ? <Spacer height={window.before} span={span} /> : null}
        {window.items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const chosen = selection?.ids.has(row.id) ?? false;
          return (
            <tr
              key={row.id}
              aria-rowindex={item.index + 2}
              data-row={row.id}
              data-cursor={item.index === cursor}
              data-chosen={chosen}
              data-tone={page.rowTone?.(row)}
              className={classes.row}
              onClick={(event) => {
                if ((event.target as HTMLElement).closest('a,button,input,label')) return;
                props.onOpen(row, event);
              }}
            >
              {selection ? (
                <td className={classes.check}>
                  <Checkbox
                    aria-label={t('select.one', { name: page.nameOf(row) })}
                    checked={chosen}
                    onChange={() => undefined}
                    onClick={(event) => selection.toggle(item.index, event.shiftKey)}
                  />
                </td>
              ) : null}
              {columns.visible.map((column, place) => (
                <Cell key={column.key} column={column} row={row} first={place === 0} {...props} />
              ))}
              {page.rowActs ? (
                <td className={classes.acts}>
                  <div className={classes.actsOver}>
                    <RowActs acts={page.rowActs(row)} name={page.nameOf(row)} />
                  </div>
                </td>
              ) : null}
            </tr>
          );
        })}
        {window.after > 0 ? <Spacer height={window.after} span={span} /> : null}
      </tbody>
    </table>
  );
}

function Cell<Row extends ListRow>(props: ListTableProps<Row> & { column: Column<Row>; row: Row; first: boolean }) {
  const { column, row, first, page } = props;
  return (
    <td className={classes.cell} data-align={column.align ?? 'left'} data-key={column.key}>
      {first ? (
        <a href={page.hrefOf(row)} className={classes.link} onClick={(event) => props.onOpen(row, event)}>
          {column.render(row)}
        </a>
      ) : (
        column.render(row)
      )}
    </td>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
