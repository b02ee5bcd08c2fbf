// Mailboxes that the program reads: which there are, who gets their letters, whether they answer, what waits.
import { Button } from '@mantine/core';
import { IconMailDown, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createMailbox, listMailboxes } from '#contract/mailboxes.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Mailboxes.module.css';
import { MailboxState } from './MailboxState.tsx';
import type { Mailbox, Receiver } from './mailbox-values.ts';

export default function MailboxesPage() {
  const t = useText('mailboxes');
  const mailboxes = useOperation(listMailboxes, {});
  const { items = [], receivers = [] } = mailboxes.data ?? {};
  const add = (
    <Can operation={createMailbox}>
      <Button component={Link} to="/admin/mailboxes/new" size="xs" leftSection={<IconPlus size={15} />}>
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <span className={classes.acts}>{items.length > 0 ? add : null}</span>
      </header>
      {mailboxes.error && !mailboxes.data ? (
        <ErrorState error={mailboxes.error} retry={() => void mailboxes.refetch()} />
      ) : mailboxes.isPending ? (
        <SkeletonRows rows={4} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconMailDown} title={t('empty')} text={t('emptyText')} action={add} />
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <Line key={item.id} item={item} receiver={receivers.find((one) => one.key === item.receiver)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({ item, receiver }: { item: Mailbox; receiver: Receiver | undefined }) {
  const t = useText('mailboxes');
  const say = useLocalText();
  return (
    <li>
      <span className={classes.about}>
        <Link to={`/admin/mailboxes/${item.id}` as never}>{item.name}</Link>
        <span className={classes.dim}>
          {[item.settings.from, receiver && t('goTo', { where: say(receiver.title) })].filter(Boolean).join(' · ')}
        </span>
        {item.problem ? <span className={classes.dim}>{say(item.problem)}</span> : null}
      </span>
      {item.waiting > 0 ? <span className={classes.dim}>{t('waiting', { count: item.waiting })}</span> : null}
      {item.parked > 0 ? (
        <Link to={`/admin/mailboxes/${item.id}/mail#state=parked` as never}>{t('parked', { count: item.parked })}</Link>
      ) : null}
      <MailboxState mailbox={item} />
    </li>
  );
}
