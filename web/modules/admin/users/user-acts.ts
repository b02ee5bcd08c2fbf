// What can be done with an account besides changing its fields.
import {
  IconHistory,
  IconKey,
  IconLogout,
  IconQrcode,
  IconShieldQuestion,
  IconShieldX,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { requestFactorReset } from '#contract/factor-resets.ts';
import {
  deactivateUser,
  endUserSessions,
  listUsers,
  reactivateUser,
  readPersonRights,
  readUser,
  resetPassword,
} from '#contract/identity.ts';
import { makeCodeFor } from '#contract/messenger.ts';
import { listEvents } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { writeListState } from '../../../core/list/list-state.ts';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { User } from './user-values.ts';

export type UserDialog = 'password' | 'sessions' | 'factors' | 'deactivate';

export function useUserActs(user: User, open: (dialog: UserDialog) => void): RecordAct[] {
  const t = useText('admin');
  const rightsWords = useText('rights');
  const locale = useLocale();
  const navigate = useNavigate();
  const chatWords = useText('chats');
  const mayMakeCode = useCan(makeCodeFor);
  const maySeeJournal = useCan(listEvents);
  const reactivate = useAction(reactivateUser, { changes: [listUsers, readUser] });
  const comeBack = async () => {
    try {
      await reactivate.run({ id: user.id });
      toast({ tone: 'done', text: t('act.reactivated', { name: user.name }) });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const hash = () =>
    writeListState({ filters: { actorId: `${user.id}~${user.name}` }, sort: null, view: null, open: null });
  return [
    {
      operation: reactivateUser,
      label: t('act.reactivate'),
      icon: IconUserCheck,
      primary: true,
      run: () => void comeBack(),
    },
    { operation: resetPassword, label: t('act.password'), icon: IconKey, run: () => open('password') },
    {
      operation: readPersonRights,
      label: rightsWords('person.act'),
      icon: IconShieldQuestion,
      run: () => void navigate({ to: `/admin/users/${user.id}/rights` }),
    },
    { operation: endUserSessions, label: t('act.sessions'), icon: IconLogout, run: () => open('sessions') },
    { operation: requestFactorReset, label: t('entry:resets.one'), icon: IconShieldX, run: () => open('factors') },
    ...(mayMakeCode && user.status !== 'deactivated' && user.status !== 'rejected'
      ? [
          {
            label: chatWords('code.act'),
            icon: IconQrcode,
            run: () => void navigate({ to: `/admin/users/${user.id}/messenger-code` }),
          },
        ]
      : []),
    ...(maySeeJournal
      ? [
          {
            label: t('act.journal'),
            icon: IconHistory,
            run: () => void navigate({ to: '/admin/journal', hash: hash() }),
          },
        ]
      : []),
    {
      operation: deactivateUser,
      label: t('act.deactivate'),
      icon: IconUserOff,
      danger: true,
      run: () => open('deactivate'),
    },
  ];
}
