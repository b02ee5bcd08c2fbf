// Where I am signed in, and ending those sessions that are not needed.
import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { endSession, listSessions } from '#contract/identity.ts';
import { endOtherSessions } from '#contract/sessions.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { deviceWords } from '../../../core/show/device-words.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './ProfilePage.module.css';

export function SessionsBlock() {
  const t = useText('app');
  const locale = useLocale();
  const sessions = useOperation(listSessions, {});
  const end = useAction(endSession, { changes: [listSessions] });
  const others = useAction(endOtherSessions, { changes: [listSessions] });
  const stopOthers = () =>
    others.run({}).then(
      ({ count }) => toast({ text: t('entry:sessions.othersEnded', { count }) }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const stop = (id: string) =>
    end.run({ id }).then(
      () => toast({ text: t('sessions.ended') }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className={classes.hint}>{t('sessions.hint')}</p>
      {sessions.isPending ? <SkeletonRows rows={2} /> : null}
      {sessions.error ? <ErrorState compact error={sessions.error} retry={() => void sessions.refetch()} /> : null}
      <ul className={classes.list}>
        {sessions.data?.items.map((session) => (
          <li key={session.id} className={classes.item}>
            <IconDeviceDesktop size={20} stroke={1.4} aria-hidden="true" />
            <div className={classes.about}>
              <p title={session.agent}>
                {deviceWords(session.agent) || t('sessions.unknown')}
                {session.address ? <span className={classes.dim}> · {session.address}</span> : null}
              </p>
              <p className={classes.dim}>
                {t('sessions.seen')} <DateText moment={session.lastSeenAt} />
              </p>
            </div>
            {session.current ? (
              <span className={classes.current}>{t('sessions.current')}</span>
            ) : (
              <Button variant="default" size="xs" onClick={() => void stop(session.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(sessions.data?.items.length ?? 0) > 1 ? (
        <Button
          variant="default"
          loading={others.pending}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void stopOthers()}
        >
          {t('entry:sessions.endOthers')}
        </Button>
      ) : null}
    </section>
  );
}
