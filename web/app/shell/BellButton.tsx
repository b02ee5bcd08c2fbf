// The bell itself with the number of unread notices; stands in the top line and opens the panel.
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { listNotices } from '#contract/record.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './Notices.module.css';

export const noticesInput = { limit: 20 };

export interface BellButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> {}

export function BellButton(props: BellButtonProps) {
  const t = useText('app');
  const notices = useOperation(listNotices, noticesInput, { refetchInterval: 60_000 });
  const unread = notices.data?.unread ?? 0;
  return (
    <ActionIcon
      {...props}
      size="lg"
      aria-label={unread > 0 ? t('notices.unread', { count: unread }) : t('notices.title')}
      className={classes.bell}
    >
      <IconBell size={19} stroke={1.5} />
      {unread > 0 ? (
        <span className={classes.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </ActionIcon>
  );
}
