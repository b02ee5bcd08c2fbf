// The props of <ListPage>: what a module says about its list. Everything else (address, virtual rows, keys, views) is here in core.
import type { ComponentType, ReactNode } from 'react';
import type { Operation } from '#contract/core.ts';
import type { LookupSearch } from '../form/use-lookup.ts';

/** The least that every row has. */
export interface ListRow {
  id: string;
}

export interface Column<Row extends ListRow> {
  key: string;
  label: string;
  /** First width in px; `grow` takes what is left. The first column should be the number: it becomes the link. */
  width: number;
  grow?: boolean;
  align?: 'left' | 'right';
  /** Value of the list's sort that this head chooses. */
  sort?: string;
  /** Not shown until the person chooses it. */
  hidden?: boolean;
  /** Can't be taken away. */
  fixed?: boolean;
  render: (row: Row) => ReactNode;
}

interface FieldBase {
  /**
   * Name in the operation's input; a range writes `<key>From` and `<key>To`. A field of the organisation's own is
   * `custom.<key>` and goes into `custom`, a range as `{ from, to }`.
   */
  key: string;
  label: string;
}
export type FilterField =
  /** Words. The first text field is always open as «Найти в списке». */
  | (FieldBase & { kind: 'text' })
  | (FieldBase & { kind: 'choice'; options: { value: string; label: string }[] })
  /** `deadline` offers «просрочено» and «на этой неделе» ahead. */
  | (FieldBase & {
      kind: 'dates';
      deadline?: boolean;
      /** Names of the range's ends in the input, where they are not `<key>From` and `<key>To`. */
      ends?: readonly [from: string, to: string];
    })
  | (FieldBase & { kind: 'yes-no' })
  /** From and to, either may be left out. */
  | (FieldBase & { kind: 'numbers'; unit?: string })
  | (FieldBase & { kind: 'lookup'; searchKey: string; search: LookupSearch });

export interface CardFace {
  /** First line, left: the number; right: a date. */
  title: ReactNode;
  /** After the title, dim: whose it is. */
  note?: ReactNode;
  aside?: ReactNode;
  /** Second line. */
  text: ReactNode;
  status?: ReactNode;
}

export interface RowAct {
  /** A verb; short, for it stands under an icon on a phone. */
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  tone?: 'plain' | 'done' | 'danger';
  run: () => void;
}

export interface ListPageProps<Row extends ListRow> {
  /** Name of the list for saved views and columns: `correspondence.incoming`. */
  list: string;
  title: string;
  /** A query whose output is `{ items, next }` and whose input takes `after` and `limit`. */
  operation: Operation;
  /** The input that never changes on this page: `{ direction: 'incoming' }`. */
  input?: Record<string, unknown>;
  /** A query with the same input and `exact`, whose output is `{ count, more }`. */
  count?: Operation;
  /** Record kinds shown here: their changes refresh the list. */
  kinds?: string[];
  columns: Column<Row>[];
  fields?: FilterField[];
  sorts?: { value: string; label: string }[];
  defaultSort?: string;
  /** Address of the row's own page. */
  hrefOf: (row: Row) => string;
  /** What a screen reader calls the row. */
  nameOf: (row: Row) => string;
  /** The two lines of a row on a phone and beside an open record. */
  cardOf: (row: Row) => CardFace;
  /** The record beside the list on a wide screen; without it rows open as pages. */
  beside?: (id: string, close: () => void) => ReactNode;
  /** What can be done with one row: on hover at its right end; on a card behind a swipe and in its menu, the first by a long swipe. */
  rowActs?: (row: Row) => RowAct[];
  /** Acts of the selection; `done` clears it. Without it rows can't be selected. */
  bulkActs?: (rows: Row[], done: () => void) => ReactNode;
  /** The primary act and others at the title's right. */
  actions?: ReactNode;
  /** What stands over the list: how its owner is doing. */
  above?: ReactNode;
  /** What this list is and one act to begin; shown when it is empty without filters. */
  empty: { title: string; text?: ReactNode; action?: ReactNode };
  rowTone?: (row: Row) => 'cancelled' | undefined;
}
