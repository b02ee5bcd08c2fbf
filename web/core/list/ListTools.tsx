// The right end of the filter line: the sort (a closed list) and the choice of columns.
import { ActionIcon, Button, Checkbox, Menu, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useText } from '../text/texts.ts';
import type { Columns } from './column-choice.ts';
import classes from './ListTools.module.css';
import type { Column, ListRow } from './list-types.ts';

export function SortMenu(props: {
  sorts: { value: string; label: string }[];
  sort: string;
  onSort: (sort: string) => void;
}) {
  const t = useText('list');
  const current = props.sorts.find((one) => one.value === props.sort);
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowsSort size={15} stroke={1.6} />}>
          <span className="visually-hidden">{t('sort.title')}: </span>
          {current?.label ?? t('sort.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sort.title')}</Menu.Label>
        {props.sorts.map((one) => (
          <Menu.Item key={one.value} fw={one === current ? 600 : undefined} onClick={() => props.onSort(one.value)}>
            {one.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function ColumnsMenu<Row extends ListRow>({ all, columns }: { all: Column<Row>[]; columns: Columns<Row> }) {
  const t = useText('list');
  const order = [...columns.visible, ...all.filter((column) => !columns.isShown(column.key))];
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('columns.choose')} title={t('columns.choose')}>
          <IconColumns3 size={16} stroke={1.6} />
        </ActionIcon>
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
