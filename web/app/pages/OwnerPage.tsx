// The first start: the one-time link (its token stands after #, which is never sent in an address) makes the owner's account.
import { Button } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptLink, me } from '#contract/identity.ts';
import { readDoor } from '#contract/registration.ts';
import { openSession } from '#contract/sign-in.ts';
import { api } from '../../core/api/call.ts';
import { queryClient } from '../../core/api/query-client.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { PasswordField, shippedRules } from '../../core/password/PasswordField.tsx';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { useText } from '../../core/text/texts.ts';
import { DoorPage } from './DoorPage.tsx';

export default function OwnerPage() {
  const t = useText('app');
  const navigate = useNavigate();
  // The address loses its end on the way to the first page, while this one is still seen.
  const [token] = useState(useLocation({ select: (location) => location.hash.replace(/^#/, '') }));
  const td = useText('door');
  const rules = useOperation(readDoor, {}).data?.password ?? shippedRules;
  const form = useForm({
    action: acceptLink,
    initial: { name: '', login: '', email: '', password: '', again: '' },
    toInput: ({ name, login, email, password }) => ({ token, name, login, password, ...(email ? { email } : {}) }),
    check: ({ password, again }): Record<string, string> => ({
      ...([...password].length < rules.length ? { password: td('strength.rules', { count: rules.length }) } : {}),
      ...(password === again ? {} : { again: t('password.differ') }),
    }),
    onDone: async (_, { values }) => {
      const signedIn = await api.call(me, {}).then(
        () => true,
        () => false,
      );
      const step = signedIn ? null : await api.call(openSession, { login: values.login, password: values.password });
      queryClient.clear();
      if (step?.challengeId) {
        await navigate({ to: '/auth/login', search: {}, hash: `challenge=${step.challengeId}`, replace: true });
      } else await navigate({ to: '/', replace: true });
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  const values = useFormState(form, (state) => state.values);
  if (!token) {
    return (
      <DoorPage title={t('owner.title')}>
        <EmptyState compact title={t('owner.noToken')} text={t('owner.noTokenHint')} />
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('owner.title')} text={t('owner.text')}>
      <Form form={form} label={t('owner.title')}>
        <TextField name="name" label={t('owner.name')} hint={t('owner.nameHint')} autoComplete="name" autoFocus />
        <TextField name="login" label={t('owner.login')} hint={t('owner.loginHint')} autoComplete="username" />
        <TextField name="email" label={t('owner.email')} type="email" autoComplete="email" optional />
        <PasswordField
          name="password"
          label={t('password.next')}
          words={[values.login, values.email, values.name]}
          rules={rules}
        />
        <TextField name="again" label={t('password.again')} type="password" autoComplete="new-password" />
        <Button type="submit" loading={pending} fullWidth>
          {t('owner.create')}
        </Button>
      </Form>
    </DoorPage>
  );
}
