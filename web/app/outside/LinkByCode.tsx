// The proven address has an account here: a code from the letter links the two.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { confirmOpenidLink } from '#contract/openid.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { useText } from '../../core/text/texts.ts';
import { DoorPage } from '../pages/DoorPage.tsx';
import classes from './Outside.module.css';
import type { Outcome } from './ReturnPage.tsx';

export function LinkByCode({ asked, onDone }: { asked: Outcome; onDone: (outcome: Outcome) => void }) {
  const t = useText('outside');
  const form = useForm({
    action: confirmOpenidLink,
    initial: { code: '' },
    toInput: ({ code }) => ({ attemptId: asked.attemptId ?? '', code }),
    onDone,
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <DoorPage title={t('link.title')} text={t('link.text', { email: asked.email ?? '' })}>
      <Form form={form} label={t('link.title')}>
        <TextField name="code" label={t('link.code')} autoComplete="one-time-code" maxLength={20} autoFocus />
        <Button type="submit" loading={pending} fullWidth>
          {t('link.confirm')}
        </Button>
      </Form>
      <div className={classes.acts}>
        <Button component={Link} to="/auth/login" variant="subtle" color="gray" fullWidth>
          {t('back')}
        </Button>
      </div>
    </DoorPage>
  );
}
