// Registration in two steps: who you are, then the code from the mail; afterwards a curator decides.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readDoor, register } from '#contract/registration.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { PasswordField } from '../../../core/password/PasswordField.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { DoorPage } from '../DoorPage.tsx';
import { CodeForm } from './CodeForm.tsx';
import { ConsentField } from './ConsentField.tsx';
import classes from './Door.module.css';

export default function RegisterPage() {
  const t = useText('door');
  const door = useOperation(readDoor, {});
  if (door.error) {
    return (
      <DoorPage title={t('register.title')}>
        <ErrorState error={door.error} retry={() => void door.refetch()} />
      </DoorPage>
    );
  }
  if (!door.data) {
    return (
      <DoorPage title={t('register.title')}>
        <SkeletonRows rows={6} />
      </DoorPage>
    );
  }
  if (!door.data.registration) {
    return (
      <DoorPage title={t('register.title')}>
        <EmptyState compact title={t('register.closed')} text={t('register.closedText')} />
        <Back />
      </DoorPage>
    );
  }
  return <Steps door={door.data} reload={door.refetch} />;
}

type Step = { at: 'form' } | { at: 'code'; id: string; email: string; minutes: number } | { at: 'done' };

function Steps({ door, reload }: { door: Output<typeof readDoor>; reload: () => unknown }) {
  const t = useText('door');
  const locale = useLocale();
  const [step, setStep] = useState<Step>({ at: 'form' });
  const form = useForm({
    action: register,
    initial: { name: '', login: '', email: '', phone: '', note: '', password: '', consent: false },
    toInput: ({ name, login, email, phone, note, password }) => ({
      name,
      login,
      email,
      password,
      locale,
      ...(phone ? { phone } : {}),
      ...(note ? { note } : {}),
      ...(door.consent ? { consentTextId: door.consent.textId } : {}),
    }),
    check: ({ consent }): Record<string, string> => (door.consent && !consent ? { consent: t('consent.needed') } : {}),
    aliases: { consentTextId: 'consent' },
    onDone: ({ id, minutes }, { values }) => setStep({ at: 'code', id, minutes, email: values.email }),
  });
  const pending = useFormState(form, (state) => state.pending);
  const general = useFormState(form, (state) => state.general);
  const textId = door.consent?.textId;
  // The text of the consent may have changed meanwhile: the new one is shown, and is to be agreed to anew.
  useEffect(() => {
    if (general) void reload();
  }, [general, reload]);
  useEffect(() => {
    if (textId && form.store.state.values.consent) form.store.set('consent', false);
  }, [textId, form.store]);
  const words = useFormState(form, (state) => `${state.values.login}\n${state.values.email}\n${state.values.name}`);
  if (step.at === 'done') {
    return (
      <DoorPage title={t('register.doneTitle')} text={t('register.doneText')}>
        <Back />
      </DoorPage>
    );
  }
  if (step.at === 'code') {
    return (
      <DoorPage title={t('code.title')} text={t('code.text', { email: step.email, count: step.minutes })}>
        <CodeForm key={step.id} id={step.id} onDone={() => setStep({ at: 'done' })} />
        {general ? (
          <p className={classes.note} role="alert">
            {general.words}
          </p>
        ) : null}
        <div className={classes.links}>
          <Button variant="subtle" size="compact-sm" loading={pending} onClick={() => void form.submit()}>
            {t('code.again')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => setStep({ at: 'form' })}>
            {t('code.back')}
          </Button>
        </div>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('register.title')} text={t('register.text')}>
      <Form form={form} label={t('register.title')}>
        <TextField name="name" label={t('field.name')} hint={t('field.nameHint')} autoComplete="name" autoFocus />
        <TextField name="login" label={t('field.login')} hint={t('field.loginHint')} autoComplete="username" />
        <TextField
          name="email"
          label={t('field.email')}
          hint={t('field.emailHint')}
          type="email"
          autoComplete="email"
        />
        <PasswordField name="password" label={t('field.password')} words={words.split('\n')} rules={door.password} />
        <TextField name="phone" label={t('field.phone')} type="tel" autoComplete="tel" optional />
        <TextArea name="note" label={t('field.note')} hint={t('field.noteHint')} maxLength={300} optional />
        {door.consent ? <ConsentField consent={door.consent} /> : null}
        <Button type="submit" loading={pending} fullWidth>
          {t('register.send')}
        </Button>
      </Form>
      <Back />
    </DoorPage>
  );
}

function Back() {
  const t = useText('door');
  return (
    <div className={classes.links}>
      <Link to="/auth/login">{t('toSignIn')}</Link>
    </div>
  );
}
