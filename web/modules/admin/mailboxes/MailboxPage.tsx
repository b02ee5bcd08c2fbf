// One mailbox: how its reading goes, its form, the check.
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listMail, listMailboxes, removeMailbox, updateMailbox } from '#contract/mailboxes.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { usePlaceName } from '../../../core/place.ts';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { MailboxCheck } from './MailboxCheck.tsx';
import classes from './Mailboxes.module.css';
import { MailboxFields } from './MailboxFields.tsx';
import { MailboxReading } from './MailboxReading.tsx';
import { MailboxState } from './MailboxState.tsx';
import {
  type Mailbox,
  type MailboxValues,
  mailboxAliases,
  type Receiver,
  toUpdate,
  valuesOf,
} from './mailbox-values.ts';

export default function MailboxPage() {
  const t = useText('mailboxes');
  const { id } = useParams({ strict: false }) as { id: string };
  const mailboxes = useOperation(listMailboxes, {});
  const mailbox = mailboxes.data?.items.find((one) => one.id === id);
  usePlaceName(mailbox?.name);
  if (mailboxes.error && !mailboxes.data)
    return <ErrorState error={mailboxes.error} retry={() => void mailboxes.refetch()} />;
  if (mailboxes.isPending) return <SkeletonRows rows={10} />;
  if (!mailbox) return <EmptyState title={t('missing')} heading />;
  return <Whole mailbox={mailbox} receivers={mailboxes.data.receivers} />;
}

function Whole({ mailbox, receivers }: { mailbox: Mailbox; receivers: Receiver[] }) {
  const t = useText('mailboxes');
  const navigate = useNavigate();
  const remove = useAction(removeMailbox, { changes: [listMailboxes] });
  const [removing, setRemoving] = useState(false);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{mailbox.name}</h1>
        <MailboxState mailbox={mailbox} />
        <span className={classes.acts}>
          <Can operation={listMail}>
            <Button component={Link} to={`/admin/mailboxes/${mailbox.id}/mail`} size="xs" variant="default">
              {t('mail.title')}
            </Button>
          </Can>
          {mailbox.enabled ? null : (
            <Can operation={removeMailbox}>
              <Button size="xs" variant="default" color="red" onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            </Can>
          )}
        </span>
      </header>
      <MailboxReading mailbox={mailbox} />
      <MailboxForm key={mailbox.version} mailbox={mailbox} receivers={receivers} />
      <ConfirmWithReason
        opened={removing}
        title={t('removeTitle', { name: mailbox.name })}
        text={t('removeText')}
        verb={t('remove')}
        reason="none"
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await remove.run({ id: mailbox.id });
          await navigate({ to: '/admin/mailboxes' as never });
        }}
      />
    </div>
  );
}

function MailboxForm({ mailbox, receivers }: { mailbox: Mailbox; receivers: Receiver[] }) {
  const t = useText('mailboxes');
  const may = useCan(updateMailbox);
  const initial = valuesOf(mailbox);
  const form = useForm<MailboxValues, typeof updateMailbox>({
    action: updateMailbox,
    initial,
    version: mailbox.version,
    toInput: toUpdate(mailbox),
    aliases: mailboxAliases,
    changes: [listMailboxes],
    onDone: (saved) => toast({ tone: 'done', text: t('saved', { name: saved.name }) }),
  });
  const dirty = useFormState(form, (state) => state.dirty);
  return (
    <Form form={form} label={t('changing')} readOnly={!may}>
      <MailboxFields mailbox={mailbox} receivers={receivers} />
      <MailboxCheck mailbox={mailbox} form={form} />
      {dirty ? <FormBar save={t('save')} cancel={() => form.store.reset(initial)} /> : null}
    </Form>
  );
}
