// The ticket's facts in the right column: deadline, people, where, what kind; edited where they stand.
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useTicketWords } from '../words.ts';
import { DueFact, hasDeadline } from './DueFact.tsx';
import { PriorityMark } from './PriorityMark.tsx';
import type { Ticket } from './TicketView.tsx';
import { useTicketInputs } from './use-ticket-inputs.tsx';

export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const moment = (at: string | null) => (at ? <DateText moment={at} /> : null);
  const edit = useTicketInputs(ticket);
  return (
    <>
      <Facts
        title={t('facts.work')}
        items={[
          { label: t('field.due'), value: hasDeadline(ticket) ? <DueFact ticket={ticket} /> : null },
          { label: t('field.executor'), value: ticket.executor?.name, always: true },
          { label: t('field.group'), value: ticket.group?.name },
          {
            label: t('field.priority'),
            value: <PriorityMark priority={ticket.priority} />,
            edit: edit.priority,
          },
          { label: t('field.waitingUntil'), value: moment(ticket.waitingUntil) },
          { label: t('field.joined'), value: ticket.joined > 0 ? String(ticket.joined) : null },
          { label: t('field.reopened'), value: ticket.reopened > 0 ? String(ticket.reopened) : null },
        ]}
      />
      <Facts
        title={t('facts.what')}
        items={[
          {
            label: t('field.requester'),
            value: ticket.requester?.name,
            always: ticket.contact === null,
            edit: { ...edit.requester, offered: true },
          },
          { label: t('field.contactId'), value: ticket.contact?.name, ...(edit.contact ? { edit: edit.contact } : {}) },
          { label: t('field.place'), value: ticket.place?.name, edit: edit.place },
          { label: t('field.placeNote'), value: ticket.placeNote, edit: edit.placeNote },
          { label: t('field.category'), value: ticket.category.name, edit: edit.category },
          { label: t('field.channel'), value: words.channel(ticket.channel) },
          { label: t('column.created'), value: moment(ticket.createdAt) },
          ticket.author.id === ticket.requester?.id
            ? { label: t('field.author'), value: null }
            : { label: t('field.author'), value: ticket.author.name },
          { label: t('field.resolvedAt'), value: moment(ticket.resolvedAt) },
          { label: t('field.closedAt'), value: moment(ticket.closedAt) },
          {
            label: t('field.rating'),
            value: ticket.rating ? [`${ticket.rating} / 5`, ticket.ratingWords].filter(Boolean).join(' · ') : null,
          },
        ]}
      />
    </>
  );
}
