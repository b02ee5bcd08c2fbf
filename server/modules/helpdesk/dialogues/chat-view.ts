// A ticket as a notice shows it in a chat: the same card with the same buttons as the dialogue's own.
import { readTicket } from '#contract/helpdesk.ts';
import { buttonOf } from '#core/messenger/talk/talk.ts';
import type { ChatView } from '#core/notify/chat/chat-view.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';
import { ticketKind } from '../rules.ts';
import { buttonsOf, cardOf } from './card.ts';
import { helpdeskDialogue } from './dialogue.ts';
import { allowedOf, linkTo, type Ticket, ticketText } from './show.ts';

export const ticketInChat: ChatView = {
  kind: ticketKind,
  operations: helpdeskDialogue.operations,
  card: cardOf,
  async show(services, person, recordId) {
    try {
      const { body } = await call(services, readTicket.name, person, { id: recordId });
      const ticket = body as Ticket;
      const allowed = await allowedOf(services, ticket.category.id);
      const text = ticketText(services, ticket, allowed, person.locale);
      if (allowed.patients) return { text };
      const button = buttonOf(helpdeskDialogue);
      return { text: `${text}\n${linkTo(services, recordId)}`.trim(), buttons: buttonsOf({ person, button }, ticket) };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  },
};
