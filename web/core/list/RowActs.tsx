// The acts of a row at its right end in the table: seen on hover, on the cursor's row and when the focus comes to them.
import { ActionIcon } from '@mantine/core';
import type { RowAct } from './list-types.ts';

export function RowActs({ acts, name }: { acts: RowAct[]; name: string }) {
  return acts.map((act) => (
    <ActionIcon
      key={act.label}
      {...(act.tone === 'danger' ? { color: 'red' } : {})}
      aria-label={`${act.label}: ${name}`}
      title={act.label}
      onClick={act.run}
    >
      <act.icon size={16} stroke={1.6} />
    </ActionIcon>
  ));
}
