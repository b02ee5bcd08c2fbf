// A new password for somebody who forgot theirs: a link to their mailbox, a one-time password to be told, or one that is
// set here. Every session of theirs ends.
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { listUsers, readUser, resetPassword } from '#contract/identity.ts';
import { Form } from '../../../core/form/Form.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { NewPassword } from './NewPassword.tsx';
import { ResetWayField } from './ResetWayField.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

type Way = 'mail' | 'show' | 'given';

export function ResetPasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText('admin');
  const said = useText('registrations');
  const core = useText();
  const [shown, setShown] = useState<string | null>(null);
  const byMail = user.email !== null && user.status === 'active';
  const form = useForm({
    action: resetPassword,
    initial: { way: (byMail ? 'mail' : 'show') as Way, password: '' },
    toInput: ({ way, password }) => (way === 'given' ? { id: user.id, password } : { id: user.id, way }),
    changes: [listUsers, readUser],
    onDone: ({ sentTo, password }) => {
      if (password) {
        setShown(password);
        return;
      }
      const text = sentTo ? said('reset.mailDone', { address: sentTo }) : t('password.done', { name: user.name });
      toast({ tone: 'done', text });
      onClose();
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  const way = useFormState(form, (state) => state.values.way);
  const title = t('password.title', { name: user.name });
  const close = { 'aria-label': core('action.close') };
  if (shown) {
    const heading = said('reset.shownTitle', { name: user.name });
    return <SecretDialog title={heading} text={said('reset.shownText')} secret={shown} onClose={onClose} />;
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={close}>
      <Form form={form} label={title}>
        <p className={classes.dim}>{t(user.email ? 'password.textMail' : 'password.text')}</p>
        <ResetWayField address={byMail ? user.email : null} />
        {way === 'given' ? <NewPassword autoFocus /> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} disabled={pending}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {said('reset.run')}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
