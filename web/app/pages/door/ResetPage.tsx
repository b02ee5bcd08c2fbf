// A new password by the link from the mail; afterwards the person signs in as usual.
import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { setForgottenPassword } from '#contract/invitations.ts';
import { readDoor } from '#contract/registration.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { PasswordField, shippedRules } from '../../../core/password/PasswordField.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { useText } from '../../../core/text/texts.ts';
import { DoorPage } from '../DoorPage.tsx';
import classes from './Door.module.css';

export default function ResetPage() {
  const t = useText('door');
  const token = useLocation({ select: (location) => location.hash.replace(/^#/, '') });
  const door = useOperation(readDoor, {});
  const [done, setDone] = useState(false);
  const form = useForm({
    action: setForgottenPassword,
    initial: { password: '' },
    toInput: ({ password }) => ({ token, password }),
    onDone: () => setDone(true),
  });
  const pending = useFormState(form, (state) => state.pending);
  if (token.length < 20) {
    return (
      <DoorPage title={t('reset.title')}>
        <EmptyState compact title={t('invite.spent')} text={t('reset.spentText')} />
        <div className={classes.links}>
          <Link to="/auth/forgot">{t('forgot.link')}</Link>
        </div>
      </DoorPage>
    );
  }
  if (done) {
    return (
      <DoorPage title={t('reset.doneTitle')} text={t('reset.doneText')}>
        <Button component={Link} to="/auth/login" fullWidth>
          {t('welcome.signIn')}
        </Button>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('reset.title')} text={t('reset.text')}>
      <Form form={form} label={t('reset.title')}>
        <PasswordField
          name="password"
          label={t('field.newPassword')}
          words={[]}
          rules={door.data?.password ?? shippedRules}
          autoFocus
        />
        <Button type="submit" loading={pending} fullWidth>
          {t('reset.send')}
        </Button>
      </Form>
      <div className={classes.links}>
        <Link to="/auth/forgot">{t('reset.another')}</Link>
      </div>
    </DoorPage>
  );
}
