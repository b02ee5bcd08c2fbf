// An outgoing message in full, with why it failed.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useMailWords } from './mail-words.ts';
import classes from './Outbox.module.css';
import { useMail } from './use-mail.ts';

export function MailDetails({ id, close }: { id: string; close?: () => void }) {
  const t = useText('outbox');
  const words = useMailWords();
  const mail = useMail(id);
  if (mail.error && !mail.data) return <ErrorState error={mail.error} retry={() => void mail.refetch()} />;
  if (!mail.data) return <SkeletonRows rows={6} />;
  const { recipient, subject, body, state, attempts, error, createdAt, sentAt } = mail.data;
  return (
    <article className={classes.mail} aria-labelledby={`mail-${id}`}>
      <header className={classes.head}>
        <StatusDot {...words.state(state)} />
        {close ? (
          <ActionIcon onClick={close} aria-label={t('close')} title={t('close')}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        ) : null}
        <h1 className={classes.title} id={`mail-${id}`}>
          {subject}
        </h1>
      </header>
      {error ? <p className={classes.error}>{error}</p> : null}
      {state === 'kept' && body ? <p className={classes.dim}>{t('keptText')}</p> : null}
      {body ? null : <p className={classes.dim}>{t('secretText')}</p>}
      <Facts
        items={[
          { label: t('recipient'), value: recipient },
          { label: t('created'), value: <DateText moment={createdAt} /> },
          { label: t('sent'), value: sentAt ? <DateText moment={sentAt} /> : null },
          { label: t('attempts'), value: attempts > 0 ? String(attempts) : null },
        ]}
      />
      <div className={classes.body}>{body}</div>
    </article>
  );
}
