// The person at the rail's bottom; `PersonAtBottom` loads the menu at the first press.
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { type ComponentPropsWithRef, lazy, Suspense, useState } from 'react';
import { useMe } from '../../core/api/session.ts';
import { shortName } from '../../core/show/PersonName.tsx';
import { useText } from '../../core/text/texts.ts';
import classes from './Rail.module.css';

const PersonMenu = lazy(() => import('./PersonMenu.tsx'));

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

export function PersonAtBottom({ folded, openKeys }: { folded: boolean; openKeys: () => void }) {
  const [wanted, setWanted] = useState(false);
  const button = <PersonButton folded={folded} aria-haspopup="dialog" onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <PersonMenu folded={folded} openKeys={openKeys} />
    </Suspense>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
}
