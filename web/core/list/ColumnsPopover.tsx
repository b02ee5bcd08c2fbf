// The choice and the order of columns under its button; loaded when it is first opened.
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import { ColumnsButton } from './ColumnsButton.tsx';
import type { Columns } from './column-choice.ts';
import classes from './ListTools.module.css';
import type { Column, ListRow } from './list-types.ts';

export interface ColumnsPopoverProps {
  all: Column<ListRow>[];
  columns: Columns<ListRow>;
}

export default function ColumnsPopover({ all, columns }: ColumnsPopoverProps) {
  const t = useText('list');
  const [opened, setOpened] = useState(true);
  const order = [...columns.visible, ...all.filter((column) => !columns.isShown(column.key))];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ColumnsButton onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label={t('columns.choose')}>
        <ul className={classes.columns}>
          {order.map((column, place) => (
            <li key={column.key} className={classes.column}>
              <Checkbox
                label={column.label}
                checked={columns.isShown(column.key)}
                disabled={column.fixed}
                onChange={() => columns.toggle(column.key)}
              />
              {columns.isShown(column.key) && !column.fixed ? (
                <span className={classes.moves}>
                  <ActionIcon
                    size="sm"
                    disabled={place === 0}
                    aria-label={t('columns.left', { label: column.label })}
                    onClick={() => columns.move(column.key, -1)}
                  >
                    <IconArrowUp size={13} />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    disabled={place >= columns.visible.length - 1}
                    aria-label={t('columns.right', { label: column.label })}
                    onClick={() => columns.move(column.key, 1)}
                  >
                    <IconArrowDown size={13} />
                  </ActionIcon>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        <Button variant="subtle" size="compact-sm" color="gray" onClick={columns.reset}>
          {t('columns.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
