// The change of one's own password; the same form on the forced page and in the profile.
import { Button } from '@mantine/core';
import { changePassword, listSessions } from '#contract/identity.ts';
import { readDoor } from '#contract/registration.ts';
import { useMe } from '../../core/api/session.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { PasswordField, shippedRules } from '../../core/password/PasswordField.tsx';
import { useText } from '../../core/text/texts.ts';

const blank = { current: '', next: '', again: '' };

export function PasswordForm({ onDone, wide = false }: { onDone: () => void; wide?: boolean }) {
  const t = useText('app');
  const { user } = useMe();
  const door = useOperation(readDoor, {});
  const form = useForm({
    action: changePassword,
    initial: blank,
    toInput: ({ current, next }) => ({ current, next }),
    check: ({ next, again }): Record<string, string> => (next === again ? {} : { again: t('password.differ') }),
    changes: [listSessions],
    onDone: () => {
      form.store.reset(blank);
      onDone();
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('password.title')}>
      <TextField
        name="current"
        label={t('password.current')}
        type="password"
        autoComplete="current-password"
        width="long"
      />
      <PasswordField
        name="next"
        label={t('password.next')}
        words={[user.login, user.email ?? '', user.name]}
        rules={door.data?.password ?? shippedRules}
        width="long"
      />
      <TextField name="again" label={t('password.again')} type="password" autoComplete="new-password" width="long" />
      <Button type="submit" loading={pending} fullWidth={wide} style={{ alignSelf: wide ? undefined : 'flex-start' }}>
        {t('password.change')}
      </Button>
    </Form>
  );
}
