// The requester's mark for how it was solved: asked once, given once.
import { rateTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { Refusal } from '#core/refusal.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';

export const rateTicketAction = action(rateTicket, async (unit, { id, rating, words }) => {
  const before = await lockTicket(unit, id, 'rate');
  if (before.requesterId !== workOf(unit.actor)) throw new Refusal('not_its_requester');
  if (before.rating !== null) throw new Refusal('rated_already');
  const after = { ...before, rating, ratingWords: words ?? '', ratedAt: unit.moment };
  await writeTicket(unit, before, after);
  return ticketCardOf(unit, after);
});
