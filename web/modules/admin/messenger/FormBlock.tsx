// The registration form in the bot: off until an administrator with a second factor has read what the law says and typed why.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { readMessengerState, switchForm } from '#contract/messenger.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Messenger.module.css';
import type { MessengerState } from './MessengerPage.tsx';

export function FormBlock({ form }: { form: MessengerState['form'] }) {
  const t = useText('chats');
  const locale = useLocale();
  const may = useCan(switchForm);
  const change = useAction(switchForm, { changes: [readMessengerState] });
  const [asking, setAsking] = useState(false);
  return (
    <section className={classes.block}>
      <header className={classes.blockHead}>
        <h2 className={classes.blockTitle}>{t('form.title')}</h2>
        <StatusDot group={form.on ? 'waiting' : 'new'} label={t(form.on ? 'form.on' : 'form.off')} />
        {may ? (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t(form.on ? 'form.switchOff' : 'form.switchOn')}
          </Button>
        ) : null}
      </header>
      <p>{t('form.text')}</p>
      <p className={classes.law}>{form.warning[locale]}</p>
      <ConfirmWithReason
        opened={asking}
        title={t(form.on ? 'form.offTitle' : 'form.onTitle')}
        text={form.on ? t('form.offText') : form.warning[locale]}
        verb={t(form.on ? 'form.switchOff' : 'form.switchOn')}
        onConfirm={async (reason) => {
          const { on } = await change.run({ on: !form.on, reason });
          toast({ tone: 'done', text: t(on ? 'form.isOn' : 'form.isOff') });
        }}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}
