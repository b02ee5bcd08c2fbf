// «Забыли пароль?»: the answer is the same whoever is named; the rest comes by mail.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { forgetPassword } from '#contract/invitations.ts';
import { Form } from '../../../core/form/Form.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { DoorPage } from '../DoorPage.tsx';
import classes from './Door.module.css';

export default function ForgotPage() {
  const t = useText('door');
  const [sent, setSent] = useState(false);
  const form = useForm({
    action: forgetPassword,
    initial: { login: '' },
    toInput: ({ login }) => ({ login }),
    onDone: () => setSent(true),
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <DoorPage title={t('forgot.title')} text={t(sent ? 'forgot.sent' : 'forgot.text')}>
      {sent ? null : (
        <Form form={form} label={t('forgot.title')}>
          <TextField name="login" label={t('forgot.login')} autoComplete="username" autoFocus />
          <Button type="submit" loading={pending} fullWidth>
            {t('forgot.send')}
          </Button>
        </Form>
      )}
      <div className={classes.links}>
        <Link to="/auth/login">{t('toSignIn')}</Link>
      </div>
    </DoorPage>
  );
}
