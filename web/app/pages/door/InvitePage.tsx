// An invitation: the link's secret stands after «#», which browsers send to nobody. The person sets a password and consents.
import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { acceptInvitation, readInvitation } from '#contract/invitations.ts';
import { readDoor } from '#contract/registration.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { PasswordField } from '../../../core/password/PasswordField.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { DoorPage } from '../DoorPage.tsx';
import { ConsentField } from './ConsentField.tsx';
import classes from './Door.module.css';

export default function InvitePage() {
  const t = useText('door');
  const token = useLocation({ select: (location) => location.hash.replace(/^#/, '') });
  const whole = token.length >= 20;
  const invitation = useOperation(readInvitation, { token }, { enabled: whole });
  const door = useOperation(readDoor, {});
  const [login, setLogin] = useState<string | null>(null);
  if (login !== null) {
    return (
      <DoorPage title={t('invite.doneTitle')} text={t('invite.doneText', { login })}>
        <Button component={Link} to="/auth/login" fullWidth>
          {t('welcome.signIn')}
        </Button>
      </DoorPage>
    );
  }
  const spent = !whole || (invitation.error instanceof ApiError && invitation.error.code === 'link_spent');
  if (spent) {
    return (
      <DoorPage title={t('invite.title')}>
        <EmptyState compact title={t('invite.spent')} text={t('invite.spentText')} />
        <div className={classes.links}>
          <Link to="/auth/login">{t('toSignIn')}</Link>
        </div>
      </DoorPage>
    );
  }
  const error = invitation.error ?? door.error;
  if (error) {
    return (
      <DoorPage title={t('invite.title')}>
        <ErrorState error={error} retry={() => void Promise.all([invitation.refetch(), door.refetch()])} />
      </DoorPage>
    );
  }
  if (!invitation.data || !door.data) {
    return (
      <DoorPage title={t('invite.title')}>
        <SkeletonRows rows={4} />
      </DoorPage>
    );
  }
  return <Accept token={token} person={invitation.data} door={door.data} onDone={setLogin} />;
}

interface AcceptProps {
  token: string;
  person: Output<typeof readInvitation>;
  door: Output<typeof readDoor>;
  onDone: (login: string) => void;
}

function Accept({ token, person, door, onDone }: AcceptProps) {
  const t = useText('door');
  const form = useForm({
    action: acceptInvitation,
    initial: { password: '', consent: false },
    toInput: ({ password }) => ({
      token,
      password,
      ...(door.consent ? { consentTextId: door.consent.textId } : {}),
    }),
    check: ({ consent }): Record<string, string> => (door.consent && !consent ? { consent: t('consent.needed') } : {}),
    aliases: { consentTextId: 'consent' },
    onDone: ({ login }) => onDone(login),
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <DoorPage title={t('invite.title')} text={t('invite.text', { name: person.name, login: person.login })}>
      <Form form={form} label={t('invite.title')}>
        <input type="text" name="username" value={person.login} autoComplete="username" readOnly hidden />
        <PasswordField
          name="password"
          label={t('field.password')}
          words={[person.login, person.name]}
          rules={door.password}
          autoFocus
        />
        {door.consent ? <ConsentField consent={door.consent} /> : null}
        <Button type="submit" loading={pending} fullWidth>
          {t('invite.send')}
        </Button>
      </Form>
      <p className={classes.note}>{t('invite.note')}</p>
    </DoorPage>
  );
}
