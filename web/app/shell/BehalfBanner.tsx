// While somebody acts for an absent person: whose name, until when, and the way back. Says so when it has ended.
import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { actFor, isSubstitutionOver, onSubstitutionOver } from '../../core/api/behalf.ts';
import { useMe } from '../../core/api/session.ts';
import { fieldDay } from '../../core/dates/format.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './BehalfBanner.module.css';

export function BehalfBanner() {
  const t = useText('people');
  const { substitution } = useMe();
  const over = useSyncExternalStore(onSubstitutionOver, isSubstitutionOver);
  useEffect(() => {
    // Bars that stick to the bottom stand above the strip.
    document.documentElement.style.setProperty('--v-below', substitution ? '42px' : '0px');
  }, [substitution]);
  if (!substitution) return null;
  return (
    <div className={classes.banner} data-over={over} role={over ? 'alert' : 'status'}>
      <IconUserShare size={18} stroke={1.6} aria-hidden="true" />
      <span className={classes.text}>
        {over ? t('behalf.over') : t('behalf.acting')} <strong>{substitution.name}</strong>{' '}
        {over ? null : t('behalf.until', { day: fieldDay(substitution.untilOn) })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => actFor(null)}>
        {t('behalf.back')}
      </Button>
    </div>
  );
}
