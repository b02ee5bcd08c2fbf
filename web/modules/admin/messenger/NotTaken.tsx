// What needs a decision: messages that the messenger refused and updates that could not be handled. Their words are not
// shown: they are between the person and the bot.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { decideMessage, decideUpdate, readMessengerState } from '#contract/messenger.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Messenger.module.css';
import type { MessengerState } from './MessengerPage.tsx';

export function NotTaken({ state }: { state: MessengerState }) {
  const t = useText('chats');
  const locale = useLocale();
  const message = useAction(decideMessage, { changes: [readMessengerState] });
  const update = useAction(decideUpdate, { changes: [readMessengerState] });
  const may = { message: useCan(decideMessage), update: useCan(decideUpdate) };
  const decide = async (kind: 'message' | 'update', id: string, again: boolean) => {
    try {
      await (kind === 'message' ? message : update).run({ id, again });
      toast({ tone: 'done', text: t(again ? 'decided.again' : 'decided.dropped') });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const row = (kind: 'message' | 'update', id: string, moment: string, what: string): ReactNode => (
    <li key={id} className={classes.row}>
      <span className={classes.rowText}>
        <DateText moment={moment} /> · {what}
      </span>
      {may[kind] ? (
        <span className={classes.rowActs}>
          <Button size="xs" variant="default" onClick={() => void decide(kind, id, true)}>
            {t('again')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => void decide(kind, id, false)}>
            {t('drop')}
          </Button>
        </span>
      ) : null}
    </li>
  );
  return (
    <section className={classes.block}>
      <h2 className={classes.blockTitle}>{t('parked.title', { count: state.parkedCount })}</h2>
      {state.parkedCount === 0 ? <p className={classes.dim}>{t('parked.none')}</p> : null}
      <ul className={classes.rows}>
        {state.parked.map(({ id, createdAt, error }) => row('message', id, createdAt, error))}
      </ul>
      {state.failed > 0 ? (
        <>
          <h2 className={classes.blockTitle}>{t('failed.title', { count: state.failed })}</h2>
          <p className={classes.dim}>{t('failed.text')}</p>
          <ul className={classes.rows}>
            {state.failedUpdates.map(({ id, receivedAt, tries }) =>
              row('update', id, receivedAt, t('failed.tries', { count: tries })),
            )}
          </ul>
        </>
      ) : null}
    </section>
  );
}
