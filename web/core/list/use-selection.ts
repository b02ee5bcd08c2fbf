// The chosen rows of a list: one by one, a range with Shift, all that are loaded. Pure state with ids.
import { useState } from 'react';
import type { ListRow } from './list-types.ts';

export interface Selection<Row extends ListRow> {
  ids: ReadonlySet<string>;
  rows: Row[];
  toggle: (index: number, range: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
  all: boolean;
  some: boolean;
}

/** The selection after a click at `index`; with `range` everything from the last click takes the clicked row's new state. */
export function selectRange(
  ids: ReadonlySet<string>,
  order: string[],
  index: number,
  anchor: number | null,
  range: boolean,
): Set<string> {
  const next = new Set(ids);
  const clicked = order[index];
  if (clicked === undefined) return next;
  const add = !ids.has(clicked);
  const from = range && anchor !== null ? Math.min(anchor, index) : index;
  const to = range && anchor !== null ? Math.max(anchor, index) : index;
  for (const id of order.slice(from, to + 1)) {
    if (add) next.add(id);
    else next.delete(id);
  }
  return next;
}

export function useSelection<Row extends ListRow>(rows: Row[]): Selection<Row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<number | null>(null);
  const order = rows.map((row) => row.id);
  const chosen = rows.filter((row) => ids.has(row.id));
  return {
    ids,
    rows: chosen,
    toggle: (index, range) => {
      setIds(selectRange(ids, order, index, anchor, range));
      setAnchor(index);
    },
    toggleAll: () => setIds(chosen.length === rows.length ? new Set() : new Set(order)),
    clear: () => {
      setIds(new Set());
      setAnchor(null);
    },
    all: rows.length > 0 && chosen.length === rows.length,
    some: chosen.length > 0,
  };
}
