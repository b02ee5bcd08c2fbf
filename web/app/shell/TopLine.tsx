// The top line: place, search, keys, notices.
import { ActionIcon, Burger, Kbd, UnstyledButton } from '@mantine/core';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../core/text/texts.ts';
import { Bell } from './Bell.tsx';
import classes from './TopLine.module.css';
import { usePlace } from './use-place.ts';

export interface TopLineProps {
  phone: boolean;
  openDrawer: () => void;
  openSearch: () => void;
  /** Address of the manual's chapter about this page. */
  help: string;
}

export function TopLine({ phone, openDrawer, openSearch, help }: TopLineProps) {
  const t = useText('app');
  const place = usePlace();
  const shown = phone ? place.slice(-1) : place;
  return (
    <header className={classes.line}>
      {phone ? <Burger opened={false} size="sm" onClick={openDrawer} aria-label={t('rail.open')} /> : null}
      <nav aria-label={t('place')} className={classes.place}>
        <ol>
          {shown.map((crumb) => (
            <li key={crumb.label} aria-current={crumb === shown.at(-1) ? 'page' : undefined}>
              {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            </li>
          ))}
        </ol>
      </nav>
      {phone ? (
        <ActionIcon size="lg" onClick={openSearch} aria-label={t('search.open')}>
          <IconSearch size={19} stroke={1.6} />
        </ActionIcon>
      ) : (
        <UnstyledButton className={classes.search} onClick={openSearch}>
          <IconSearch size={15} stroke={1.6} aria-hidden="true" />
          <span>{t('search.open')}</span>
          <Kbd size="xs">Ctrl+K</Kbd>
        </UnstyledButton>
      )}
      <ActionIcon component={Link} to={help} size="lg" aria-label={t('help:page')} title={`${t('help:page')} (F1)`}>
        <IconHelp size={19} stroke={1.5} />
      </ActionIcon>
      <Bell />
    </header>
  );
}
