// A new password for somebody who forgot theirs: made or typed here, told to the person, changed by them at the next sign-in.
import { Button, Group, Modal } from '@mantine/core';
import { listUsers, readUser, resetPassword } from '#contract/identity.ts';
import { Form } from '../../../core/form/Form.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { NewPassword } from './NewPassword.tsx';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

export function ResetPasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText('admin');
  const core = useText();
  const form = useForm({
    action: resetPassword,
    initial: { password: '' },
    toInput: ({ password }) => ({ id: user.id, password }),
    changes: [listUsers, readUser],
    onDone: () => {
      toast({ tone: 'done', text: t('password.done', { name: user.name }) });
      onClose();
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  const title = t('password.title', { name: user.name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': core('action.close') }}>
      <Form form={form} label={title}>
        <p className={classes.dim}>{t(user.email ? 'password.textMail' : 'password.text')}</p>
        <NewPassword autoFocus />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} disabled={pending}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('password.set')}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
