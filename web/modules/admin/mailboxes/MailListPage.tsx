// Letters of a mailbox: what became of each; those that nobody could take are tried again or let go.
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { Output, StateGroup } from '#contract/core.ts';
import { decideMail, listMail, listMailboxes } from '#contract/mailboxes.ts';
import { ApiError } from '../../../core/api/call.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField, RowAct } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

type Mail = Output<typeof listMail>['items'][number];
const groups: Record<Mail['state'], StateGroup> = {
  waiting: 'waiting',
  handled: 'done',
  ignored: 'new',
  parked: 'refused',
  dropped: 'new',
};
const states = Object.keys(groups) as Mail['state'][];

export default function MailListPage() {
  const t = useText('mailboxes');
  const say = useLocalText();
  const { id } = useParams({ strict: false }) as { id: string };
  const rowActs = useRowActs();
  const status = (mail: Mail) => <StatusDot group={groups[mail.state]} label={t(`mail.states.${mail.state}`)} />;
  const columns: Column<Mail>[] = [
    {
      key: 'received',
      label: t('mail.received'),
      width: 150,
      fixed: true,
      render: (mail) => <DateText moment={mail.receivedAt} />,
    },
    { key: 'sender', label: t('mail.sender'), width: 220, render: (mail) => mail.sender || '—' },
    { key: 'subject', label: t('mail.subject'), width: 260, grow: true, render: (mail) => mail.subject || '—' },
    { key: 'state', label: t('mail.state'), width: 140, render: status },
    { key: 'reason', label: t('mail.reason'), width: 260, render: (mail) => (mail.reason ? say(mail.reason) : null) },
    { key: 'record', label: t('mail.record'), width: 150, render: (mail) => mail.record?.number ?? null },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('mail.state'),
      options: states.map((value) => ({ value, label: t(`mail.states.${value}`) })),
    },
  ];
  return (
    <ListPage<Mail>
      list="admin.mail"
      title={t('mail.title')}
      operation={listMail}
      input={{ id }}
      columns={columns}
      fields={fields}
      hrefOf={(mail) => (mail.record ? `/r/${mail.record.kind}/${mail.record.id}` : `/admin/mailboxes/${id}`)}
      nameOf={(mail) => mail.subject || mail.sender}
      cardOf={(mail) => ({
        title: mail.subject || '—',
        aside: <DateText moment={mail.receivedAt} />,
        text: mail.reason ? say(mail.reason) : mail.sender,
        status: status(mail),
      })}
      {...(rowActs ? { rowActs } : {})}
      empty={{ title: t('mail.empty'), text: t('mail.emptyText') }}
    />
  );
}

function useRowActs(): ((mail: Mail) => RowAct[]) | undefined {
  const t = useText('mailboxes');
  const locale = useLocale();
  const may = useCan(decideMail);
  const decide = useAction(decideMail, { changes: [listMail, listMailboxes] });
  if (!may) return undefined;
  const run = async (mail: Mail, again: boolean) => {
    try {
      await decide.run({ id: mail.id, again });
      toast({ tone: 'done', text: t(again ? 'mail.triedAgain' : 'mail.letGo') });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (mail) =>
    mail.state === 'parked'
      ? [
          ...(mail.kept
            ? [{ label: t('mail.again'), icon: IconRefresh, tone: 'done' as const, run: () => void run(mail, true) }]
            : []),
          { label: t('mail.drop'), icon: IconX, tone: 'danger', run: () => void run(mail, false) },
        ]
      : [];
}
