// Tickets of others that the person waits for, above their own: how each goes on, nothing of what others wrote.
import { Button } from '@mantine/core';
import { leaveTicket, listJoined } from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useTicketWords } from '../words.ts';
import classes from './JoinedTickets.module.css';

export function JoinedTickets() {
  const t = useText('beforeSending');
  const words = useTicketWords();
  const may = useCan(listJoined);
  const found = useOperation(listJoined, {}, { enabled: may, refetchInterval: 60_000 });
  const leave = useAction(leaveTicket, { changes: [listJoined] });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.joined} aria-label={t('joinedTitle')}>
      <h2 className={classes.title}>{t('joinedTitle')}</h2>
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.id} className={classes.line}>
            <strong>{one.number}</strong>
            <span>{one.category.name}</span>
            <StatusDot group={one.stateGroup} label={words.state(one.state)} />
            <DateText moment={one.createdAt} />
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void leave.run({ id: one.id })}>
              {t('leave')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
