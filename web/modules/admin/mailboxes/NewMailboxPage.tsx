// A new mailbox: filled in, tried, saved; switched on when it works.
import { useNavigate } from '@tanstack/react-router';
import { createMailbox, listMailboxes } from '#contract/mailboxes.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { MailboxCheck } from './MailboxCheck.tsx';
import classes from './Mailboxes.module.css';
import { MailboxFields } from './MailboxFields.tsx';
import { blankMailbox, type MailboxValues, mailboxAliases, type Receiver, toCreate } from './mailbox-values.ts';

export default function NewMailboxPage() {
  const mailboxes = useOperation(listMailboxes, {});
  if (mailboxes.error && !mailboxes.data)
    return <ErrorState error={mailboxes.error} retry={() => void mailboxes.refetch()} />;
  if (mailboxes.isPending) return <SkeletonRows rows={10} />;
  return <NewMailbox receivers={mailboxes.data.receivers} />;
}

function NewMailbox({ receivers }: { receivers: Receiver[] }) {
  const t = useText('mailboxes');
  const navigate = useNavigate();
  const form = useForm<MailboxValues, typeof createMailbox>({
    action: createMailbox,
    initial: blankMailbox(receivers[0]),
    toInput: toCreate,
    aliases: mailboxAliases,
    changes: [listMailboxes],
    onDone: (made) => {
      toast({ tone: 'done', text: t('created', { name: made.name }) });
      void navigate({ to: `/admin/mailboxes/${made.id}` as never });
    },
  });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('new')}</h1>
      <Form form={form} label={t('new')}>
        <MailboxFields receivers={receivers} />
        <MailboxCheck form={form} />
        <FormBar save={t('create')} cancel={() => void navigate({ to: '/admin/mailboxes' as never })} />
      </Form>
    </div>
  );
}
