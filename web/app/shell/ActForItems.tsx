// The person menu's part about standing in: for whom one may act today, and the way back.
import { UnstyledButton } from '@mantine/core';
import { IconUserCheck, IconUserShare } from '@tabler/icons-react';
import { actFor } from '../../core/api/behalf.ts';
import { useMe } from '../../core/api/session.ts';
import { fieldDay } from '../../core/dates/format.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './PersonMenu.module.css';

export function ActForItems() {
  const t = useText('people');
  const { mayActFor, substitution } = useMe();
  if (!substitution && mayActFor.length === 0) return null;
  return (
    <>
      <p className={classes.label}>{t('behalf.menu')}</p>
      {substitution ? (
        <UnstyledButton className={classes.item} onClick={() => actFor(null)}>
          <IconUserCheck size={16} stroke={1.5} />
          {t('behalf.back')}
        </UnstyledButton>
      ) : null}
      {mayActFor
        .filter((one) => one.id !== substitution?.id)
        .map((one) => (
          <UnstyledButton key={one.id} className={classes.item} onClick={() => actFor(one.id)}>
            <IconUserShare size={16} stroke={1.5} />
            <span>
              {t('behalf.actFor', { name: one.name })}
              <br />
              <small>{t('behalf.until', { day: fieldDay(one.untilOn) })}</small>
            </span>
          </UnstyledButton>
        ))}
    </>
  );
}
