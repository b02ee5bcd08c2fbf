// The dialogs of an account's acts: deactivation with its reason, the end of sessions, a new password.
import { listFactorResets, requestFactorReset } from '#contract/factor-resets.ts';
import { deactivateUser, endUserSessions, listUsers, readUser } from '#contract/identity.ts';
import { listUserSessions } from '#contract/sessions.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';
import type { UserDialog } from './user-acts.ts';
import type { User } from './user-values.ts';

export function UserDialogs({ user, dialog, onClose }: { user: User; dialog: UserDialog | null; onClose: () => void }) {
  const t = useText('admin');
  const deactivate = useAction(deactivateUser, { changes: [listUsers, readUser] });
  const end = useAction(endUserSessions, { changes: [listUserSessions] });
  const askReset = useAction(requestFactorReset, { changes: [listFactorResets] });
  const { name } = user;
  return (
    <>
      <ConfirmWithReason
        opened={dialog === 'deactivate'}
        title={t('deactivate.title', { name })}
        text={t('deactivate.text')}
        verb={t('act.deactivate')}
        onConfirm={async (reason) => {
          await deactivate.run({ id: user.id, reason });
          toast({ tone: 'done', text: t('deactivate.done', { name }) });
        }}
        onClose={onClose}
      />
      <ConfirmWithReason
        opened={dialog === 'sessions'}
        title={t('sessions.title', { name })}
        text={t('sessions.text')}
        verb={t('act.sessions')}
        reason="none"
        onConfirm={async () => {
          await end.run({ id: user.id });
          toast({ tone: 'done', text: t('sessions.done', { name }) });
        }}
        onClose={onClose}
      />
      <ConfirmWithReason
        opened={dialog === 'factors'}
        title={t('entry:resets.askTitle')}
        text={t('entry:resets.askText')}
        verb={t('entry:resets.ask')}
        onConfirm={async (reason) => {
          await askReset.run({ id: user.id, reason });
          toast({ tone: 'done', text: t('entry:resets.asked') });
        }}
        onClose={onClose}
      />
      {dialog === 'password' ? <ResetPasswordDialog user={user} onClose={onClose} /> : null}
    </>
  );
}
