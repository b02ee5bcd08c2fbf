// The menu of a record's further acts; loaded when it is first opened.
import { Menu } from '@mantine/core';
import { actIcon, MoreActsButton } from './MoreActsButton.tsx';
import type { RecordAct } from './record-types.ts';

export default function ActsMenu({ acts }: { acts: RecordAct[] }) {
  return (
    <Menu defaultOpened>
      <Menu.Target>
        <MoreActsButton />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act.label}
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
