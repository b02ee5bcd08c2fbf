// The menu of a record's further acts; loaded when it is first opened.
import { Menu } from '@mantine/core';
import classes from './ActsMenu.module.css';
import { actIcon, MoreActsButton, type MoreActsButtonProps } from './MoreActsButton.tsx';
import type { RecordAct } from './record-types.ts';

interface ActsMenuProps extends Pick<MoreActsButtonProps, 'label' | 'variant'> {
  acts: RecordAct[];
}

export default function ActsMenu({ acts, ...button }: ActsMenuProps) {
  return (
    <Menu defaultOpened>
      <Menu.Target>
        <MoreActsButton {...button} />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act.label}
            className={classes.item}
            leftSection={actIcon(act)}
            color={act.danger ? 'red' : undefined}
            onClick={act.run}
          >
            {act.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
