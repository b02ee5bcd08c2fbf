// The list as cards of two lines: on a phone, and as the narrow list beside an open record.
import { Checkbox } from '@mantine/core';
import { type MouseEvent, useState } from 'react';
import { useText } from '../text/texts.ts';
import { CardMenu } from './CardMenu.tsx';
import classes from './ListCards.module.css';
import type { ListPageProps, ListRow } from './list-types.ts';
import { SwipeCard } from './SwipeCard.tsx';
import type { RowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

export interface ListCardsProps<Row extends ListRow> {
  page: ListPageProps<Row>;
  rows: Row[];
  selection: Selection<Row> | null;
  window: RowWindow;
  cursor: number;
  open: string | null;
  onOpen: (row: Row, event: MouseEvent) => void;
}

export function ListCards<Row extends ListRow>(props: ListCardsProps<Row>) {
  const { page, rows, selection, window, cursor, open } = props;
  const t = useText('list');
  /** The one card whose acts a swipe has opened. */
  const [swiped, setSwiped] = useState<string | null>(null);
  return (
    <ul
      className={classes.cards}
      aria-label={page.title}
      style={{ paddingTop: window.before, paddingBottom: window.after }}
    >
      {window.items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        const face = page.cardOf(row);
        const acts = page.rowActs?.(row) ?? [];
        const chosen = selection?.ids.has(row.id) ?? false;
        return (
          <li
            key={row.id}
            className={classes.card}
            data-row={row.id}
            data-cursor={item.index === cursor}
            data-chosen={chosen}
            data-open={row.id === open}
            data-tone={page.rowTone?.(row)}
          >
            <SwipeCard acts={acts} open={swiped === row.id} onOpen={(open) => setSwiped(open ? row.id : null)}>
              {selection ? (
                <Checkbox
                  className={classes.check}
                  aria-label={t('select.one', { name: page.nameOf(row) })}
                  checked={chosen}
                  onChange={() => undefined}
                  onClick={(event) => selection.toggle(item.index, event.shiftKey)}
                />
              ) : null}
              <a
                href={page.hrefOf(row)}
                className={classes.body}
                aria-current={row.id === open ? 'true' : undefined}
                onClick={(event) => props.onOpen(row, event)}
              >
                <span className={classes.line}>
                  <span className={classes.title}>{face.title}</span>
                  {face.note ? <span className={classes.note}>{face.note}</span> : null}
                  <span className={classes.aside}>{face.aside}</span>
                </span>
                <span className={classes.line}>
                  <span className={classes.text}>{face.text}</span>
                  {face.status ? <span className={classes.aside}>{face.status}</span> : null}
                </span>
              </a>
              <CardMenu acts={acts} name={page.nameOf(row)} />
            </SwipeCard>
          </li>
        );
      })}
    </ul>
  );
}
