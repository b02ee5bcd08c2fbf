// What a ticket is tied to, on its card: the incident that it is a part of or may join, its own parts with what reaches
// them, tickets linked by a merge or a split.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { readTies, updateTicket } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from '../ticket/shown-tickets.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import classes from './Incidents.module.css';

type Ties = Output<typeof readTies>;
const worksShown = 5;

export function TicketTies({ ticket }: { ticket: Ticket }) {
  const t = useText('incidents');
  const may = useCan(readTies);
  const running = (ties: Ties | undefined) => ties?.works.some((work) => work.waiting > 0) ?? false;
  const found = useOperation(readTies, { id: ticket.id }, { enabled: may, kinds: ['ticket'] });
  // While something is on its way to the parts, its progress is followed.
  useOperation(readTies, { id: ticket.id }, { enabled: may && running(found.data), refetchInterval: 2_000 });
  const ties = found.data;
  if (!ticket.parent && !ties) return null;
  return (
    <>
      {ticket.parent ? <Part ticket={ticket} parent={ticket.parent} /> : null}
      {ties?.offer ? <Offer ticket={ticket} offer={ties.offer} /> : null}
      {ties?.parts ? <Whole id={ticket.id} parts={ties.parts} works={ties.works} /> : null}
      {ties && ties.linked.length > 0 ? (
        <p className={classes.linked}>
          {t('linked')}{' '}
          {ties.linked.map((one, at) => (
            <span key={one.id}>
              {at > 0 ? ', ' : ''}
              <Link to={`/tickets/${one.id}`} title={one.title}>
                {one.number}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** The button that puts the ticket in or takes it out; only for those who may change it. */
function useParent(ticket: Ticket) {
  const locale = useLocale();
  const update = useAction(updateTicket, { changes: [readTies, ...shownTickets] });
  return {
    may: ticket.can.includes(updateTicket.name),
    pending: update.pending,
    set: (parentId: string | null, words: string) =>
      void update
        .run({ id: ticket.id, parentId }, { version: ticket.version })
        .then(() => toast({ tone: 'done', text: words }))
        .catch((error: unknown) =>
          toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
        ),
  };
}

function Part({ ticket, parent }: { ticket: Ticket; parent: NonNullable<Ticket['parent']> }) {
  const t = useText('incidents');
  const change = useParent(ticket);
  const sees = useCan(readTies);
  return (
    <div className={classes.tie}>
      <span>
        {t('partOf')} {sees ? <Link to={`/tickets/${parent.id}`}>{parent.number}</Link> : parent.number} ·{' '}
        {parent.title}
      </span>
      {change.may ? (
        <Button
          size="compact-xs"
          variant="default"
          loading={change.pending}
          onClick={() => change.set(null, t('left', { number: parent.number }))}
        >
          {t('leave')}
        </Button>
      ) : null}
    </div>
  );
}

function Offer({ ticket, offer }: { ticket: Ticket; offer: NonNullable<Ties['offer']> }) {
  const t = useText('incidents');
  const change = useParent(ticket);
  return (
    <div className={classes.tie} data-tone="ask">
      <span>
        {t('offer')} <Link to={`/tickets/${offer.id}`}>{offer.number}</Link> · {offer.title} ·{' '}
        {t('parts', { count: offer.parts })}
      </span>
      {change.may ? (
        <Button
          size="compact-xs"
          loading={change.pending}
          onClick={() => change.set(offer.id, t('joined', { number: offer.number }))}
        >
          {t('join')}
        </Button>
      ) : null}
    </div>
  );
}

function Whole({ id, parts, works }: { id: string; parts: NonNullable<Ties['parts']>; works: Ties['works'] }) {
  const t = useText('incidents');
  return (
    <section className={classes.whole} aria-label={t('whole.title')}>
      <div className={classes.head}>
        <strong>{t('whole.title')}</strong>
        <Link to="/tickets/all" search={{ parentId: id } as never}>
          {t('parts', { count: parts.total })}
        </Link>
        <span>{parts.open > 0 ? t('whole.open', { count: parts.open }) : t('whole.none')}</span>
      </div>
      <p className={classes.hint}>{t('whole.hint')}</p>
      <ul className={classes.works}>
        {works.slice(0, worksShown).map((work) => (
          <li key={work.id}>
            <span>
              {t(`work.${work.kind}`)} · {work.by} · <DateText moment={work.at} />
            </span>
            <span role="status">
              {work.waiting > 0
                ? t('work.going', { done: work.done, all: work.done + work.waiting + work.refused.length })
                : t('work.done', { count: work.done })}
            </span>
            {work.refused.length > 0 ? (
              <span className={classes.refused}>
                {t('work.refused', { count: work.refused.length })}{' '}
                {work.refused.map((one, at) => (
                  <span key={one.id}>
                    {at > 0 ? ', ' : ''}
                    <Link to={`/tickets/${one.id}`}>{one.number}</Link>
                  </span>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
