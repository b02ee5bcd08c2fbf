// The button that opens the builder of filters.
import { Button, type ButtonProps } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useText } from '../text/texts.ts';

export type AddFilterButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

export function AddFilterButton(props: AddFilterButtonProps) {
  const t = useText('list');
  return (
    <Button
      {...props}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconFilterPlus size={15} stroke={1.6} />}
      aria-haspopup="dialog"
    >
      {t('filter.add')}
    </Button>
  );
}
