// Where a person is signed in, for administrators: each session with its device, ended one by one or all at once.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { endUserSessions } from '#contract/identity.ts';
import { endUserSession, listUserSessions } from '#contract/sessions.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { deviceWords } from '../../../core/show/device-words.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

export function UserSessions({ user, onEndAll }: { user: User; onEndAll: () => void }) {
  const t = useText('entry');
  const may = useCan(listUserSessions);
  const mayEnd = useCan(endUserSession);
  const mayEndAll = user.can.includes(endUserSessions.name);
  const found = useOperation(listUserSessions, { id: user.id }, { enabled: may });
  const end = useAction(endUserSession, { changes: [listUserSessions] });
  const [ending, setEnding] = useState<{ id: string; device: string } | null>(null);
  if (!may) return null;
  const sessions = found.data?.items ?? [];
  const named = (agent: string) => deviceWords(agent) || t('app:sessions.unknown');
  return (
    <Section title={t('sessions.of')}>
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      {found.error ? <ErrorState compact error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data && sessions.length === 0 ? <p className={classes.dim}>{t('sessions.none')}</p> : null}
      {sessions.length > 0 ? (
        <ul className={classes.sessions}>
          {sessions.map((session) => (
            <li key={session.id}>
              <span title={session.agent}>
                {named(session.agent)}
                {session.address ? <span className={classes.dim}> · {session.address}</span> : null}
              </span>
              <span className={classes.dim}>
                {t('app:sessions.seen')} <DateText moment={session.lastSeenAt} />
              </span>
              {mayEnd ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('app:sessions.end')}: ${named(session.agent)} ${session.address}`}
                  onClick={() => setEnding({ id: session.id, device: named(session.agent) })}
                >
                  {t('app:sessions.end')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayEndAll && sessions.length > 1 ? (
        <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} onClick={onEndAll}>
          {t('sessions.endAll')}
        </Button>
      ) : null}
      <ConfirmWithReason
        opened={ending !== null}
        title={t('sessions.endTitle', { device: ending?.device ?? '' })}
        text={t('sessions.endText')}
        verb={t('app:sessions.end')}
        reason="none"
        onClose={() => setEnding(null)}
        onConfirm={async () => {
          if (ending) await end.run({ id: user.id, sessionId: ending.id });
          toast({ text: t('app:sessions.ended') });
        }}
      />
    </Section>
  );
}
