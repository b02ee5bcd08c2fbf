// Who will read what is being written on a ticket, in words: a reply with the ways by which it reaches the requester.
import { readReplyWays } from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { shortName } from '../../../core/show/PersonName.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { Ticket } from './TicketView.tsx';

const nameOf = (ticket: Ticket) => shortName(ticket.requester?.name ?? ticket.contact?.name ?? '');

export function ReplyReaders({ ticket }: { ticket: Ticket }) {
  const t = useText('composer');
  const found = useOperation(readReplyWays, { id: ticket.id }, { staleTime: 60_000, kinds: ['ticket'] });
  const name = nameOf(ticket);
  if (!name) return <span>{t('nobody')}</span>;
  if (!found.data) return <span>{t('reply', { name })}</span>;
  const { ways, numberOnly } = found.data;
  if (ways.length === 0) return <strong>{t('noWay', { name })}</strong>;
  const outside = ways.some((way) => way !== 'app');
  return (
    <span>
      {t('replyBy', { name, ways: ways.map((way) => t(`way.${way}`)).join(', ') })}
      {numberOnly && outside ? ` ${t('numberOnly')}` : ''}
    </span>
  );
}

export function NoteReaders({ ticket }: { ticket: Ticket }) {
  const t = useText('composer');
  const name = nameOf(ticket);
  return <span>{name ? t('note', { name }) : t('noteAlone')}</span>;
}
