// The row that the keyboard stands on: j and k move, o or Enter opens, x selects; beside an open record moving opens the next.
import { useEffect, useRef, useState } from 'react';
import { useHotkeys } from '../keys/use-hotkeys.ts';
import { useText } from '../text/texts.ts';
import type { ListRow } from './list-types.ts';

export interface ListCursor {
  index: number;
  moveTo: (index: number) => void;
}

export interface ListCursorOptions<Row extends ListRow> {
  rows: Row[];
  /** Id of the record open beside the list. */
  open: string | null;
  onOpen: (row: Row, replace: boolean) => void;
  onClose: (() => void) | undefined;
  onSelect: ((index: number, range: boolean) => void) | undefined;
  reveal: (index: number) => void;
}

export function useListCursor<Row extends ListRow>(options: ListCursorOptions<Row>): ListCursor {
  const { rows, open, onOpen, onClose, onSelect, reveal } = options;
  const t = useText('list');
  // The row itself is remembered: live changes above it do not put the cursor on its neighbour.
  const [at, setAt] = useState<{ index: number; id: string | null }>({ index: -1, id: null });
  const found = at.id === null ? -1 : rows.findIndex((row) => row.id === at.id);
  const index = found >= 0 ? found : Math.min(at.index, rows.length - 1);
  const setIndex = (next: number) => setAt({ index: next, id: rows[next]?.id ?? null });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const openIndex = open ? rows.findIndex((row) => row.id === open) : -1;
  useEffect(() => {
    if (open && openIndex >= 0) setAt({ index: openIndex, id: open });
  }, [open, openIndex]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const moveTo = (next: number) => {
    if (rows.length === 0) return;
    const place = Math.min(Math.max(next, 0), rows.length - 1);
    setIndex(place);
    reveal(place);
    if (!open) return;
    // A key held down runs over many rows; only the one where it stops is opened.
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const row = rows[place];
      if (row) onOpen(row, true);
    }, 140);
  };
  const openCurrent = () => {
    const row = rows[index];
    if (row) onOpen(row, false);
  };
  const inControl = () => document.activeElement?.matches('button, a, input, select, [role="menuitem"]') ?? false;
  useHotkeys([
    { keys: 'KeyJ', label: t('keys.down'), run: () => moveTo(index + 1) },
    { keys: 'KeyK', label: t('keys.up'), run: () => moveTo(index - 1) },
    { keys: 'ArrowDown', run: () => moveTo(index + 1) },
    { keys: 'ArrowUp', run: () => moveTo(index - 1) },
    { keys: 'KeyO', label: t('keys.open'), run: openCurrent },
    {
      keys: 'Enter',
      run: () => {
        if (inControl()) (document.activeElement as HTMLElement).click();
        else openCurrent();
      },
    },
    ...(onSelect ? [{ keys: 'KeyX', label: t('keys.select'), run: () => index >= 0 && onSelect(index, false) }] : []),
    ...(open && onClose ? [{ keys: 'Escape', label: t('keys.close'), run: onClose }] : []),
  ]);
  return { index, moveTo };
}
