// Sign-in by login or e-mail and password; afterwards goes where the person wanted to go.
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { me } from '#contract/identity.ts';
import { openSession } from '#contract/sign-in.ts';
import { api } from '../../core/api/call.ts';
import { queryClient } from '../../core/api/query-client.ts';
import { meQuery } from '../../core/api/session.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { readPreference } from '../../core/preferences.ts';
import { setLocale, useText } from '../../core/text/texts.ts';
import { ProviderButtons } from '../outside/ProviderButtons.tsx';
import { safeNext } from '../safe-next.ts';
import { DoorPage } from './DoorPage.tsx';

export default function SignInPage() {
  const t = useText('app');
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const form = useForm({
    action: openSession,
    initial: { login: '', password: '' },
    toInput: (values) => ({ login: values.login, password: values.password }),
    onDone: async ({ mustChangePassword }) => {
      queryClient.clear();
      const person = await api.call(me, {});
      queryClient.setQueryData(meQuery.queryKey, person);
      if (readPreference('locale') === null) await setLocale(person.user.locale);
      if (mustChangePassword) await navigate({ to: '/auth/password', search: next ? { next } : {} });
      else await navigate({ href: safeNext(next), replace: true });
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <DoorPage title={t('signIn.title')}>
      <Form form={form} label={t('signIn.title')}>
        <TextField name="login" label={t('signIn.login')} autoComplete="username" autoFocus />
        <TextField name="password" label={t('signIn.password')} type="password" autoComplete="current-password" />
        <Button type="submit" loading={pending} fullWidth>
          {t('signIn.enter')}
        </Button>
      </Form>
      <ProviderButtons next={next} />
    </DoorPage>
  );
}
