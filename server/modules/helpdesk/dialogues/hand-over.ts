// An executor hands a ticket over to another queue, with a word for whoever takes it. Queues are named; people only in the
// program.
import { assignTicket } from '#contract/helpdesk.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { readFor, showTicket } from './card.ts';
import { says } from './words.ts';

const shownAtMost = 8;

export async function askQueue(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  talk.toast('');
  const { rows } = await talk.services.pools.read.query<{ id: string; name: string }>(
    `select p.id, p.name from principal p where p.id in (select group_id from ticket_category where enabled and group_id is not null)
       and p.id is distinct from $1 order by p.name, p.id limit ${shownAtMost}`,
    [ticket.group?.id ?? null],
  );
  if (rows.length === 0) return talk.say(says(talk).noQueues);
  talk.say(
    says(talk).handTo,
    rows.map(({ id, name }) => [talk.button(name.slice(0, 60), 'hand-to', shortId(ticket.id), shortId(id))]),
  );
}

export async function queueChosen(talk: Talk): Promise<void> {
  const [id, groupId] = talk.args.map(longId);
  if (!id || !groupId) return talk.toast(says(talk).notFound);
  talk.toast('');
  talk.say(says(talk).handNote);
  talk.go('hand-over', { id, groupId });
}

export async function handOver(talk: Talk): Promise<void> {
  const { id, groupId } = talk.data as { id: string; groupId: string };
  if (!talk.incoming.text) return talk.say(says(talk).handNote);
  const note = talk.incoming.text.slice(0, 2_000);
  const ran = await talk.run(assignTicket, { id, groupId, executorId: null, note });
  talk.end();
  if (!ran.ok) return talk.say(ran.text);
  talk.say(says(talk).handed(ran.body.number ?? ''));
  await showTicket(talk, ran.body);
}
