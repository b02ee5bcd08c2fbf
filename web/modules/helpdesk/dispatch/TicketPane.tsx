// The selected ticket: what is asked, who is proposed for it and why, why the others are not.
import { Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readTicket, reasonWords } from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { PriorityMark } from '../ticket/PriorityMark.tsx';
import { useTicketWords } from '../words.ts';
import classes from './Dispatch.module.css';
import { DueWords } from './DueWords.tsx';
import type { Desk } from './desk.ts';
import type { DeskRow, Proposal } from './desk-rows.ts';

/** Whoever runs through the queue with the keys does not open every card on the way. */
const restMs = 300;

export function TicketPane({
  row,
  proposal,
  desk,
}: {
  row: DeskRow | undefined;
  proposal: Proposal | undefined;
  desk: Desk;
}) {
  const t = useText('dispatch');
  const tickets = useText('helpdesk');
  const words = useTicketWords();
  const locale = useLocale();
  const [shown] = useDebouncedValue(row?.ticket.id, restMs);
  const read = useOperation(readTicket, { id: shown ?? '' }, { enabled: shown !== undefined, kinds: ['ticket'] });
  if (!row) return <EmptyState title={t('ticket.none')} />;
  const { ticket } = row;
  const card = read.data?.id === ticket.id ? read.data : undefined;
  const best = proposal?.proposed[0];
  const facts: [string, ReactNode][] = [
    [tickets('field.requester'), ticket.requester?.name ?? ticket.contact?.name ?? '—'],
    [tickets('field.place'), [ticket.place?.name, card?.placeNote].filter(Boolean).join(', ') || '—'],
    [tickets('field.category'), ticket.category.name],
    [tickets('field.group'), ticket.group?.name ?? tickets('nobody')],
    [tickets('field.executor'), ticket.executor?.name ?? '—'],
    [tickets('column.created'), <DateText key="created" moment={ticket.createdAt} />],
  ];
  return (
    <article className={classes.ticket} aria-label={ticket.number ?? ticket.title}>
      <header className={classes.ticketHead}>
        <span className={classes.number}>{ticket.number}</span>
        <StatusDot group={ticket.stateGroup} label={words.state(ticket.state)} />
        <PriorityMark priority={ticket.priority} />
        <DueWords moment={ticket.dueAt} waiting={ticket.stateGroup === 'waiting'} />
      </header>
      <h2 className={classes.ticketTitle}>{ticket.title}</h2>
      <section className={classes.proposal} aria-live="polite">
        {best ? (
          <>
            <p className={classes.bestName}>{t('proposal.best', { name: best.person.name })}</p>
            <p className={classes.what}>{reasonWords(best.because, locale)}</p>
          </>
        ) : (
          <p className={classes.what}>{t(proposal ? 'proposal.nobody' : 'proposal.looking')}</p>
        )}
        <Group gap={6} mt={8}>
          <Button size="xs" disabled={!best} onClick={() => void desk.do(() => desk.giveProposed())}>
            {t('proposal.give')}
          </Button>
          {ticket.executor ? (
            <Button size="xs" variant="default" onClick={() => void desk.do(() => desk.toQueue())}>
              {t('proposal.queue')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={() => void desk.do(() => desk.nextPriority())}>
            {t('proposal.priority')}
          </Button>
          <Button size="xs" variant="subtle" component={Link} to={`/tickets/${ticket.id}`}>
            {t('proposal.open')}
          </Button>
        </Group>
      </section>
      {card?.description ? <p className={classes.description}>{card.description}</p> : null}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
