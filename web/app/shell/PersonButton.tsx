// The person at the rail's bottom: initials and name.
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useMe } from '../../core/api/session.ts';
import { shortName } from '../../core/show/PersonName.tsx';
import { useText } from '../../core/text/texts.ts';
import classes from './Rail.module.css';

export interface PersonButtonProps
  extends UnstyledButtonProps,
    Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps> {
  folded: boolean;
}

export function PersonButton({ folded, ...rest }: PersonButtonProps) {
  const t = useText('app');
  const { user } = useMe();
  return (
    <UnstyledButton {...rest} className={classes.person} title={user.name}>
      <span className={classes.initials} aria-hidden="true">
        {initials(user.name)}
      </span>
      <span className={folded ? 'visually-hidden' : classes.personName}>
        <span className="visually-hidden">{t('person.menu')} </span>
        {shortName(user.name)}
      </span>
    </UnstyledButton>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
}
