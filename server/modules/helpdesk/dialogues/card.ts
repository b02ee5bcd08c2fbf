// The card of a ticket in a chat, with what its reader may do now.
import { readTicket } from '#contract/helpdesk.ts';
import { shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { allowedOf, linkTo, type Ticket, ticketText } from './show.ts';
import { says } from './words.ts';

type Buttons = ReturnType<Talk['button']>[][];

export const cardOf = (id: string): string => `ticket:${id}`;

/** Undefined, with a word to the person, when they may not see it. */
export async function readFor(talk: Talk, id: string): Promise<Ticket | undefined> {
  const read = await talk.ask(readTicket, { id });
  if (read.ok) return read.body;
  talk.toast(says(talk).notFound, true);
  if (!talk.incoming.tapId) talk.say(says(talk).notFound);
  return undefined;
}

export function buttonsOf(talk: Pick<Talk, 'button' | 'person'>, ticket: Ticket): Buttons {
  const id = shortId(ticket.id);
  const may = (verb: string) => ticket.can.includes(`helpdesk.ticket.${verb}`);
  const rows: Buttons = [];
  if (ticket.mine && ticket.state === 'resolved') {
    rows.push([talk.button(says(talk).works, 'works', id), talk.button(says(talk).again, 'again', id)]);
  }
  if (may('take') && ticket.executor?.id !== talk.person.id && !ticket.mine) {
    rows.push([talk.button(says(talk).take, 'take', id), talk.button(says(talk).more, 'show', id)]);
  }
  const works = may('note') && ticket.executor?.id === talk.person.id;
  if (works) {
    rows.push([talk.button(says(talk).note, 'note', id), talk.button(says(talk).reply, 'reply', id)]);
    const acts = [];
    if (ticket.state === 'waiting') acts.push(talk.button(says(talk).resume, 'resume', id));
    else if (may('wait')) acts.push(talk.button(says(talk).wait, 'wait', id));
    if (may('resolve')) acts.push(talk.button(says(talk).solve, 'solve', id));
    if (may('release')) acts.push(talk.button(says(talk).release, 'release', id));
    if (may('assign')) acts.push(talk.button(says(talk).handOver, 'hand-over', id));
    if (acts.length > 0) rows.push(acts);
  } else if (may('reply') && ticket.mine && !['merged', 'cancelled'].includes(ticket.state)) {
    const acts = [talk.button(says(talk).answer, 'reply', id)];
    if (may('cancel') && ticket.state !== 'resolved' && ticket.state !== 'closed')
      acts.push(talk.button(says(talk).cancelTicket, 'drop', id));
    rows.push(acts);
  }
  return rows;
}

/** One card for each ticket of a chat, edited in place; `anew` brings it to the end of the chat. */
export async function showTicket(talk: Talk, ticket: Ticket, anew = false): Promise<void> {
  const allowed = await allowedOf(talk.services, ticket.category.id);
  const text = ticketText(talk.services, ticket, allowed, talk.person.locale);
  const buttons = allowed.patients ? [] : buttonsOf(talk, ticket);
  const link = linkTo(talk.services, ticket.id);
  const whole = allowed.patients || !link ? text : `${text}\n${link}`;
  if (anew) talk.cardAnew(cardOf(ticket.id), whole, buttons);
  else talk.card(cardOf(ticket.id), whole, buttons);
}
