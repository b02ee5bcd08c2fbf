// Says that the server or its database is away, that nothing is lost, and tries again by itself or at a press.
import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { probeNow, useConnection } from '../../core/api/connection.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './ConnectionBanner.module.css';

export function ConnectionBanner() {
  const state = useConnection();
  const t = useText('app');
  const [asking, setAsking] = useState(false);
  if (state === 'ok') return null;
  return (
    <div className={classes.banner} role="alert">
      <IconPlugConnectedX size={18} stroke={1.6} aria-hidden="true" />
      <span>{t(`connection.${state}`)}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={asking}
        onClick={() => {
          setAsking(true);
          void probeNow().finally(() => setAsking(false));
        }}
      >
        {t('connection.retry')}
      </Button>
    </div>
  );
}
