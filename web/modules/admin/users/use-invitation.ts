// The acts of an invitation on a person's card: send it, show its link, cancel it.

import { IconLink, IconMailForward, IconMailX } from '@tabler/icons-react';
import { useState } from 'react';
import { readUser } from '#contract/identity.ts';
import { cancelInvitation, inviteUser } from '#contract/invitations.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { User } from './user-values.ts';

export interface ShownLink {
  link: string;
  expiresAt: string;
}

export function useInvitation(user: User): { acts: RecordAct[]; shown: ShownLink | null; hide: () => void } {
  const t = useText('registrations');
  const locale = useLocale();
  const [shown, setShown] = useState<ShownLink | null>(null);
  const send = useAction(inviteUser, { changes: [readUser] });
  const cancel = useAction(cancelInvitation, { changes: [readUser] });
  const trying = async (run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const invite = (show: boolean) =>
    trying(async () => {
      const { link, expiresAt, sentTo } = await send.run({ id: user.id, show });
      if (link) setShown({ link, expiresAt });
      else toast({ tone: 'done', text: t('invite.again', { address: sentTo ?? '' }) });
    });
  const acts: RecordAct[] = [
    ...(user.email
      ? [
          {
            operation: inviteUser,
            label: t('invite.send'),
            icon: IconMailForward,
            primary: true,
            run: () => void invite(false),
          },
        ]
      : []),
    { operation: inviteUser, label: t('invite.show'), icon: IconLink, run: () => void invite(true) },
    {
      operation: cancelInvitation,
      label: t('invite.cancel'),
      icon: IconMailX,
      run: () =>
        void trying(async () => {
          await cancel.run({ id: user.id });
          toast({ tone: 'done', text: t('invite.cancelled') });
        }),
    },
  ];
  return { acts, shown, hide: () => setShown(null) };
}
