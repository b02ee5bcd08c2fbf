// Another letter with a code, once its minute has passed; the seconds are counted down.
import { UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../../core/text/texts.ts';
import classes from './Entry.module.css';

const pauseSeconds = 60;

/** Counted by this machine's own clock from when the letter was told, for it may differ from the server's. */
export function ResendButton({ at, send }: { at: string; send: () => void }) {
  const t = useText('entry');
  const [counted, setCounted] = useState({ at, seconds: pauseSeconds });
  const seconds = counted.at === at ? counted.seconds : pauseSeconds;
  useEffect(() => {
    const until = Date.now() + pauseSeconds * 1000;
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setCounted({ at, seconds: left });
      if (left === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [at]);
  if (seconds > 0) return <span className={classes.dim}>{t('step.resendIn', { seconds })}</span>;
  return <UnstyledButton onClick={send}>{t('step.resend')}</UnstyledButton>;
}
