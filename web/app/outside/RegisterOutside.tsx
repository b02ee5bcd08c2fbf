// Somebody new: what the outside system told, the consent to read and agree to, and the request for an account.
import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { registerByOpenid } from '#contract/openid.ts';
import { ApiError } from '../../core/api/call.ts';
import { useAction } from '../../core/api/use-operation.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { DoorPage } from '../pages/DoorPage.tsx';
import classes from './Outside.module.css';
import type { Outcome } from './ReturnPage.tsx';

export function RegisterOutside({ asked, onDone }: { asked: Outcome; onDone: (outcome: Outcome) => void }) {
  const t = useText('outside');
  const locale = useLocale();
  const register = useAction(registerByOpenid, { onDone });
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { consent } = asked;
  const send = async () => {
    setProblem(null);
    if (consent && !agreed) {
      setProblem(t('register.needed'));
      return;
    }
    const input = { attemptId: asked.attemptId ?? '', ...(consent ? { consentTextId: consent.textId } : {}) };
    await register
      .run(input)
      .catch((error: unknown) => setProblem(error instanceof ApiError ? error.words(locale) : String(error)));
  };
  return (
    <DoorPage title={t('register.title')} text={t('register.text')}>
      <div className={classes.facts}>
        <strong>{asked.name}</strong>
        {asked.email ? <span>{asked.email}</span> : null}
      </div>
      {consent ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by the keyboard */}
          <section className={classes.consent} aria-label={consent.title} tabIndex={0}>
            {consent.body}
          </section>
          <Checkbox
            label={t('register.agree')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        </>
      ) : null}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button onClick={() => void send()} loading={register.pending} fullWidth>
          {t('register.send')}
        </Button>
        <Button component={Link} to="/auth/login" variant="subtle" color="gray" fullWidth>
          {t('back')}
        </Button>
      </div>
    </DoorPage>
  );
}
