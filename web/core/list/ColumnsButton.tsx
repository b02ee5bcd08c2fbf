// The button that opens the choice of a list's columns.
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useText } from '../text/texts.ts';

export type ColumnsButtonProps = ActionIconProps & Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps>;

export function ColumnsButton(props: ColumnsButtonProps) {
  const t = useText('list');
  return (
    <ActionIcon {...props} aria-label={t('columns.choose')} title={t('columns.choose')} aria-haspopup="dialog">
      <IconColumns3 size={16} stroke={1.6} />
    </ActionIcon>
  );
}
