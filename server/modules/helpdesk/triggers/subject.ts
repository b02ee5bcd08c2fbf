// Tickets as triggers see them: their events, what may be asked of them, what may be done.
import type { TriggerSubject } from '#core/triggers/subject.ts';
import { ticketKind } from '../rules.ts';
import { ticketVariables } from '../ticket-variables.ts';
import { ticketActions } from './actions.ts';
import { eventsOf, ticketEvents } from './events.ts';
import { readTicketFacts, type TicketFacts } from './facts.ts';
import { ticketFields } from './fields.ts';
import { passTickets } from './pass.ts';

export const ticketTriggers: TriggerSubject<TicketFacts> = {
  kind: ticketKind,
  title: { ru: 'Заявки', en: 'Tickets' },
  events: ticketEvents,
  eventsOf,
  fields: ticketFields,
  actions: ticketActions,
  variables: ticketVariables,
  read: readTicketFacts,
  pass: passTickets,
  async names(sql, ids) {
    const { rows } = await sql.query<{ id: string; name: string }>(
      'select id, name from ticket_category where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
};
