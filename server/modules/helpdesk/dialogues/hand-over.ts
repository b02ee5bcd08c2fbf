// An executor hands a ticket over: to another queue, or to a colleague found by the first letters of the name. Names of
// colleagues stand on buttons only where the ticket's category lets the executor's name out, and in the chat inside the network.
import { assignTicket, takeTicket } from '#contract/helpdesk.ts';
import { searchDirectory } from '#contract/people.ts';
import { chatActor } from '#core/messenger/talk/chat-actor.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { readFor, showTicket } from './card.ts';
import { allowedOf, type Ticket } from './show.ts';
import { says } from './words.ts';

const shownAtMost = 8;
const lettersAtLeast = 2;

/** Whether this chat may be told who of the colleagues does the ticket. */
async function namesAllowed(talk: Talk, ticket: Ticket): Promise<boolean> {
  if (talk.chat.channel === 'web') return true;
  const { patients, fields } = await allowedOf(talk.services, ticket.category.id);
  return !patients && fields.includes('executor');
}

export async function askQueue(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  talk.toast('');
  const { rows } = await talk.services.pools.read.query<{ id: string; name: string }>(
    `select p.id, p.name from principal p where p.id in (select group_id from ticket_category where enabled and group_id is not null)
       and p.id is distinct from $1 order by p.name, p.id limit ${shownAtMost}`,
    [ticket.group?.id ?? null],
  );
  const buttons = rows.map(({ id, name }) => [
    talk.button(name.slice(0, 60), 'hand-to', shortId(ticket.id), shortId(id)),
  ]);
  const named = await namesAllowed(talk, ticket);
  if (named) buttons.unshift([talk.button(says(talk).handColleague, 'hand-find', shortId(ticket.id))]);
  if (buttons.length === 0) return talk.say(says(talk).noQueues);
  talk.say(named ? says(talk).handToAny : says(talk).handTo, buttons);
}

export async function queueChosen(talk: Talk): Promise<void> {
  const [id, groupId] = talk.args.map(longId);
  if (!id || !groupId) return talk.toast(says(talk).notFound);
  talk.toast('');
  talk.say(says(talk).handNote);
  talk.go('hand-over', { id, groupId });
}

export async function askColleague(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says(talk).handFind);
  talk.go('hand-find', { id: longId(talk.args[0]) });
}

/** Those whose name begins so and who may take tickets, as buttons; other letters may be typed at once. */
export async function colleagueTyped(talk: Talk): Promise<void> {
  const letters = talk.incoming.text.trim();
  const ticket = await readFor(talk, String(talk.data.id));
  if (!ticket) return talk.end();
  if (letters.length < lettersAtLeast || !(await namesAllowed(talk, ticket))) return talk.say(says(talk).handFind);
  const found = await talk.ask(searchDirectory, { q: letters.slice(0, 100), kind: 'user' });
  const people: { id: string; name: string }[] = [];
  for (const one of found.ok ? found.body.items : []) {
    if (people.length > shownAtMost) break;
    if (one.id === ticket.executor?.id) continue;
    const person = await chatActor(talk.services, one.id, [takeTicket.name]);
    if (person?.rights.has(takeTicket.name)) people.push(one);
  }
  if (people.length === 0) return talk.say(says(talk).handNobody);
  const shown = people.slice(0, shownAtMost);
  talk.say(
    people.length > shownAtMost ? says(talk).handMany : says(talk).handWhom,
    shown.map(({ id, name }) => [talk.button(name.slice(0, 60), 'hand-man', shortId(ticket.id), shortId(id))]),
  );
}

export async function colleagueChosen(talk: Talk): Promise<void> {
  const [id, executorId] = talk.args.map(longId);
  if (!id || !executorId) return talk.toast(says(talk).notFound);
  const ticket = await readFor(talk, id);
  if (!ticket) return;
  talk.toast('');
  talk.say(says(talk).handNote);
  talk.go('hand-over', { id, executorId, seenExecutorId: ticket.executor?.id ?? null });
}

export async function handOver(talk: Talk): Promise<void> {
  const { id, groupId, executorId, seenExecutorId } = talk.data as {
    id: string;
    groupId?: string;
    executorId?: string;
    seenExecutorId?: string | null;
  };
  if (!talk.incoming.text) return talk.say(says(talk).handNote);
  const note = talk.incoming.text.slice(0, 2_000);
  const whom = executorId ? { executorId, seenExecutorId: seenExecutorId ?? null } : { groupId, executorId: null };
  const ran = await talk.run(assignTicket, { id, ...whom, note });
  talk.end();
  if (!ran.ok) return talk.say(ran.text);
  talk.say(says(talk).handed(ran.body.number ?? ''));
  await showTicket(talk, ran.body);
}
