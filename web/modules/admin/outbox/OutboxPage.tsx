// The system's outgoing mail: what was sent, what waits, what failed, and what is kept because no mail server is set.
import { listOutbox } from '#contract/record.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { MailDetails } from './MailDetails.tsx';
import { type Mail, mailStates, useMailWords } from './mail-words.ts';

export default function OutboxPage() {
  const t = useText('outbox');
  const words = useMailWords();
  const status = (mail: Mail) => <StatusDot {...words.state(mail.state)} />;
  const columns: Column<Mail>[] = [
    {
      key: 'created',
      label: t('created'),
      width: 170,
      fixed: true,
      render: (mail) => <DateText moment={mail.createdAt} />,
    },
    { key: 'recipient', label: t('recipient'), width: 240, render: (mail) => mail.recipient },
    { key: 'subject', label: t('subject'), width: 300, grow: true, render: (mail) => mail.subject },
    { key: 'state', label: t('state'), width: 150, render: status },
    { key: 'sent', label: t('sent'), width: 150, render: (mail) => <DateText moment={mail.sentAt} /> },
    {
      key: 'attempts',
      label: t('attempts'),
      width: 90,
      align: 'right',
      render: (mail) => (mail.attempts > 0 ? mail.attempts : null),
    },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('state'),
      options: mailStates.map((value) => ({ value, label: words.state(value).label })),
    },
  ];
  return (
    <ListPage<Mail>
      list="admin.outbox"
      title={t('title')}
      operation={listOutbox}
      columns={columns}
      fields={fields}
      hrefOf={(mail) => `/admin/outbox/${mail.id}`}
      nameOf={(mail) => mail.subject}
      cardOf={(mail) => ({
        title: mail.subject,
        aside: <DateText moment={mail.createdAt} />,
        text: mail.recipient,
        status: status(mail),
      })}
      beside={(id, close) => <MailDetails key={id} id={id} close={close} />}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}
