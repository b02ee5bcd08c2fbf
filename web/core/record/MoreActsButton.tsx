// The button of a record's further acts, and the icon of one act.
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useText } from '../text/texts.ts';
import type { RecordAct } from './record-types.ts';

export type MoreActsButtonProps = ActionIconProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> & { label?: string };

export function MoreActsButton({ label, ...props }: MoreActsButtonProps) {
  const t = useText('record');
  const words = label ?? t('moreActs');
  return (
    <ActionIcon variant="default" {...props} aria-label={words} title={words} aria-haspopup="menu">
      <IconDots size={16} />
    </ActionIcon>
  );
}

export function actIcon(act: RecordAct) {
  return act.icon ? <act.icon size={15} stroke={1.6} /> : undefined;
}
