// The first step: login and password, or a passkey instead of both.
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { enterPasskey } from '#contract/second-factors.ts';
import { openSession } from '#contract/sign-in.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Entry.module.css';
import { PasskeyCancelled, passkeysWork, showPasskey } from './passkeys.ts';

export function PasswordStep({ onStep }: { onStep: (step: Output<typeof openSession>) => void }) {
  const t = useText('app');
  const te = useText('entry');
  const locale = useLocale();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const form = useForm({
    action: openSession,
    initial: { login: '', password: '' },
    toInput: (values) => ({ login: values.login, password: values.password }),
    onDone: onStep,
  });
  const pending = useFormState(form, (state) => state.pending);
  const byPasskey = async () => {
    setProblem(null);
    setAsking(true);
    try {
      onStep(await api.call(enterPasskey, await showPasskey()));
    } catch (error) {
      if (error instanceof PasskeyCancelled) setProblem(te('passkey.cancelled'));
      else setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Form form={form} label={t('signIn.title')}>
        <TextField name="login" label={t('signIn.login')} autoComplete="username" autoFocus />
        <TextField name="password" label={t('signIn.password')} type="password" autoComplete="current-password" />
        <Button type="submit" loading={pending} fullWidth>
          {t('signIn.enter')}
        </Button>
      </Form>
      {passkeysWork() ? (
        <>
          <p className={classes.or}>{te('passkey.or')}</p>
          {problem ? (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          ) : null}
          <Button
            variant="default"
            fullWidth
            loading={asking}
            leftSection={<IconFingerprint size={18} stroke={1.5} />}
            onClick={() => void byPasskey()}
          >
            {te('passkey.enter')}
          </Button>
        </>
      ) : null}
    </>
  );
}
