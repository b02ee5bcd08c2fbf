// A requester follows their tickets: the card, answers, "it works", the mark for how it was done.
import { cancelTicket, closeTicket, findTickets, rateTicket, reopenTicket, replyTicket } from '#contract/helpdesk.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { collect } from './ask.ts';
import { readFor, showTicket } from './card.ts';
import type { Ticket } from './show.ts';
import { says } from './words.ts';

export async function byNumber(talk: Talk): Promise<void> {
  const asked = talk.incoming.argument.replace(/[^\d]/g, '').replace(/^0+/, '');
  if (!asked) return talk.say(says(talk).notFound);
  const found = await talk.ask(findTickets, { q: talk.incoming.argument.trim(), limit: 20 });
  const exact = found.ok
    ? found.body.items.filter(
        ({ number }) => /(\d+)$/.exec(number ?? '')?.[1]?.replace(/^0+/, '') === asked.slice(-6).replace(/^0+/, ''),
      )
    : [];
  const [first] = exact;
  if (!first) return talk.say(says(talk).notFound);
  const ticket = await readFor(talk, first.id);
  if (ticket) await showTicket(talk, ticket, true);
}

export async function show(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (ticket) await showTicket(talk, ticket, true);
}

// ── Answers ──────────────────────────────────────────────────────────────────────────────────
/** The button «Ответить» or the executor's «Ответ заявителю». */
export async function askReply(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  talk.toast('');
  talk.say(ticket.mine ? says(talk).answerPrompt : says(talk).replyPrompt);
  talk.go('reply', { id: ticket.id });
}

/** What was typed goes to the requester or comes from them. */
export async function replyTyped(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, String(talk.data.id));
  if (!ticket) return talk.end();
  await sayReply(talk, ticket);
}

export async function sayReply(talk: Talk, ticket: Ticket): Promise<void> {
  const given = { said: {} as Record<string, string>, files: [] as string[] };
  collect(talk, given);
  const body = talk.incoming.text || (given.files.length > 0 ? says(talk).photo : '');
  if (!body) return;
  if (ticket.mine && ticket.state === 'closed') return offerReturn(talk, ticket, body);
  const ran = await talk.run(replyTicket, {
    id: ticket.id,
    body,
    ...(given.files.length > 0 ? { fileIds: given.files } : {}),
  });
  if (!ran.ok) {
    talk.say(ran.text);
    return talk.end();
  }
  talk.remember(`said:${talk.incoming.messageRef}`, ran.body.goneTo?.id ?? ticket.id);
  talk.say(says(talk).said((ran.body.goneTo ?? ticket).number ?? ''));
  talk.end();
}

/** Words that were sent before it was known to which ticket they belong. */
export async function sayKept(
  talk: Talk,
  ticket: Ticket,
  said: Record<string, string>,
  files: readonly string[],
): Promise<void> {
  const body = Object.values(said).join('\n').trim() || (files.length > 0 ? says(talk).photo : '');
  talk.toast('');
  if (!body) return;
  const ran = await talk.run(replyTicket, {
    id: ticket.id,
    body,
    ...(files.length > 0 ? { fileIds: [...files] } : {}),
  });
  for (const ref of Object.keys(said)) if (ran.ok) talk.remember(`said:${ref}`, ran.body.goneTo?.id ?? ticket.id);
  talk.say(ran.ok ? says(talk).said((ran.body.goneTo ?? ticket).number ?? '') : ran.text);
  talk.end();
}

function offerReturn(talk: Talk, ticket: Ticket, body: string): void {
  talk.say(says(talk).closedAlready(ticket.number ?? ''), [
    [talk.button(says(talk).bringBack, 'back', shortId(ticket.id)), talk.button(says(talk).newTicket, 'anew')],
  ]);
  talk.go('return', { id: ticket.id, body, ref: talk.incoming.messageRef });
}
export async function bringBack(talk: Talk): Promise<void> {
  const { id, body } = talk.data as { id?: string; body?: string };
  if (!id || !body || id !== longId(talk.args[0])) return talk.toast(says(talk).notFound);
  await reopen(talk, id, body);
}
export async function reopen(talk: Talk, id: string, reason: string): Promise<void> {
  const ran = await talk.run(reopenTicket, { id, reason });
  talk.say(ran.ok ? says(talk).reopened(ran.body.number ?? '') : ran.text);
  if (ran.ok) await showTicket(talk, ran.body);
  talk.end();
}
/** What stood in a message that was changed after it was sent. */
export async function corrected(talk: Talk): Promise<boolean> {
  const id = await talk.recall(`said:${talk.incoming.messageRef}`);
  if (!id || !talk.incoming.text) return false;
  const ran = await talk.run(replyTicket, { id, body: says(talk).edited(talk.incoming.text) });
  return ran.ok;
}

// ── The end ──────────────────────────────────────────────────────────────────────────────────
export async function itWorks(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  const ran = await talk.run(closeTicket, { id });
  if (!ran.ok) return talk.toast(ran.text, true);
  talk.toast('');
  await showTicket(talk, ran.body);
  if (ran.body.rating !== null) return;
  const marks = [1, 2, 3, 4, 5].map((n) => talk.button('★'.repeat(n), 'mark', shortId(id), String(n)));
  talk.say(says(talk).rate, [marks.slice(0, 3), marks.slice(3)]);
}
export async function mark(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  const rating = Number(talk.args[1]);
  if (rating <= 3) {
    talk.toast('');
    talk.say(says(talk).rateWords, [[talk.button(says(talk).noWords, 'wordless', shortId(id), String(rating))]]);
    return talk.go('mark-words', { id, rating });
  }
  await rate(talk, id, rating, '');
}
export const wordless = (talk: Talk): Promise<void> => rate(talk, longId(talk.args[0]), Number(talk.args[1]), '');
export const markWords = (talk: Talk): Promise<void> =>
  rate(talk, String(talk.data.id), Number(talk.data.rating), talk.incoming.text);
async function rate(talk: Talk, id: string, rating: number, words: string): Promise<void> {
  const ran = await talk.run(rateTicket, { id, rating, ...(words ? { words: words.slice(0, 2_000) } : {}) });
  talk.toast('');
  talk.say(ran.ok ? says(talk).thanks : ran.text);
  talk.end();
}
export async function notYet(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says(talk).againPrompt);
  talk.go('again', { id: longId(talk.args[0]) });
}
export const notYetTyped = (talk: Talk): Promise<void> =>
  reopen(talk, String(talk.data.id), talk.incoming.text || says(talk).doesNotWork);
export async function drop(talk: Talk): Promise<void> {
  const ran = await talk.run(cancelTicket, { id: longId(talk.args[0]), reason: says(talk).notNeeded });
  if (!ran.ok) return talk.toast(ran.text, true);
  talk.toast(says(talk).dropped(ran.body.number ?? ''));
  await showTicket(talk, ran.body);
}
