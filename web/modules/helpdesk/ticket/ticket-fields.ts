// The fields of a ticket that are edited on its card: their values and what is sent of them.
import type { RawInput } from '#contract/core.ts';
import type { Priority, updateTicket } from '#contract/helpdesk.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import type { Ticket } from './TicketView.tsx';

export interface CardValues {
  subject: string;
  description: string;
  categoryId: string;
  priority: Priority;
  requester: LookupValue | null;
  contact: LookupValue | null;
  place: LookupValue | null;
  placeNote: string;
}

const chosen = (one: { id: string; name: string } | null): LookupValue | null => one && { id: one.id, label: one.name };

export const cardValues = (ticket: Ticket): CardValues => ({
  subject: ticket.subject,
  description: ticket.description,
  categoryId: ticket.category.id,
  priority: ticket.priority,
  requester: chosen(ticket.requester),
  contact: chosen(ticket.contact),
  place: chosen(ticket.place),
  placeNote: ticket.placeNote,
});

const fieldsOf = (values: CardValues) => ({
  subject: values.subject,
  description: values.description,
  categoryId: values.categoryId,
  priority: values.priority,
  requesterId: values.requester?.id ?? null,
  contactId: values.contact?.id ?? null,
  placeId: values.place?.id ?? null,
  placeNote: values.placeNote,
});

/** Only what the person changed: others' changes of other fields then stay. */
export function toTicketUpdate(values: CardValues, before: CardValues, id: string): RawInput<typeof updateTicket> {
  const [now, old] = [fieldsOf(values), fieldsOf(before)];
  const names = Object.keys(now) as (keyof typeof now)[];
  return {
    id,
    ...Object.fromEntries(names.filter((name) => now[name] !== old[name]).map((name) => [name, now[name]])),
  };
}

export const cardAliases = { requesterId: 'requester', contactId: 'contact', placeId: 'place' };
