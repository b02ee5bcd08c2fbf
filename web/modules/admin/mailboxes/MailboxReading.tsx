// How the reading goes: the last one, what hinders, what waits and what nobody could take.
import { Link } from '@tanstack/react-router';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Mailboxes.module.css';
import type { Mailbox } from './mailbox-values.ts';

export function MailboxReading({ mailbox }: { mailbox: Mailbox }) {
  const t = useText('mailboxes');
  const say = useLocalText();
  const minutes = Math.round(mailbox.lagSeconds / 60);
  return (
    <>
      {mailbox.problem ? (
        <div className={classes.problem} role="alert">
          {say(mailbox.problem)}
          <p className={classes.dim}>
            {t('since')} <DateText moment={mailbox.since} />
            {mailbox.said ? ` · ${mailbox.said}` : null}
          </p>
        </div>
      ) : null}
      <Facts
        items={[
          { label: t('readAt'), value: mailbox.readAt ? <DateText moment={mailbox.readAt} /> : t('never') },
          {
            label: t('way'),
            value: mailbox.state === 'works' ? t(mailbox.pushed ? 'wayOf.pushed' : 'wayOf.asked') : '—',
          },
          { label: t('takenToday'), value: String(mailbox.takenToday) },
          {
            label: t('inQueue'),
            value: mailbox.waiting === 0 ? '0' : t('inQueueFor', { count: mailbox.waiting, minutes }),
          },
          {
            label: t('parkedLabel'),
            value:
              mailbox.parked === 0 ? (
                '0'
              ) : (
                <Link to={`/admin/mailboxes/${mailbox.id}/mail#state=parked` as never}>{mailbox.parked}</Link>
              ),
          },
        ]}
      />
    </>
  );
}
