// The button of a record's further acts, and the icon of one act.
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useText } from '../text/texts.ts';
import type { RecordAct } from './record-types.ts';

export type MoreActsButtonProps = ActionIconProps & Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps>;

export function MoreActsButton(props: MoreActsButtonProps) {
  const t = useText('record');
  return (
    <ActionIcon {...props} variant="default" aria-label={t('moreActs')} title={t('moreActs')} aria-haspopup="menu">
      <IconDots size={16} />
    </ActionIcon>
  );
}

export function actIcon(act: RecordAct) {
  return act.icon ? <act.icon size={15} stroke={1.6} /> : undefined;
}
