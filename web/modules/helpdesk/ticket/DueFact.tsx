// The nearest deadline of a ticket with what it is made of; of one that is done, how it was kept.
import { WhyDue } from '../../../core/deadlines/WhyDue.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { Ticket } from './TicketView.tsx';

export const hasDeadline = (ticket: Ticket): boolean =>
  ticket.solveDueAt !== null || ticket.answerDueAt !== null || ticket.state === 'waiting';

export function DueFact({ ticket }: { ticket: Ticket }) {
  const t = useText('deadlines');
  const done = ticket.stateGroup === 'done';
  const moment = ticket.dueAt ?? (done ? ticket.solveDueAt : null);
  const without = ticket.state === 'waiting' ? t('paused') : undefined;
  return <WhyDue recordId={ticket.id} moment={moment} done={done} without={without} />;
}
