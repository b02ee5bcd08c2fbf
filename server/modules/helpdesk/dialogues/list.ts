// Lists of tickets in a chat, a page at a time: one's own, and those to do.
import type { Output } from '#contract/core.ts';
import { listTickets } from '#contract/helpdesk.ts';
import { shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { lineOf, patientCategories } from './show.ts';
import { says, stateWords } from './words.ts';

type Row = Output<typeof listTickets>['items'][number];
type Which = 'mine' | 'work';
const onPage = 8;
const ahead = { mine: 4, work: 6 } as const;

/** What the pages are of: the open tickets that the person asked for, or those that they do. */
const pageOf = (talk: Talk, which: Which, after?: string) =>
  talk.ask(listTickets, {
    ...(which === 'mine'
      ? { requesterId: talk.person.id, sort: 'changed' as const }
      : { executorId: talk.person.id, sort: 'due' as const }),
    group: 'open',
    limit: onPage,
    ...(after ? { after } : {}),
  });

export async function listMine(talk: Talk): Promise<void> {
  const open = await pageOf(talk, 'mine');
  const solved = await talk.ask(listTickets, { requesterId: talk.person.id, state: 'resolved', limit: ahead.mine });
  const items = [...(solved.ok ? solved.body.items : []), ...(open.ok ? open.body.items : [])];
  await showList(talk, 'mine', says(talk).mine, items, open.ok ? open.body.next : null);
}

export async function listWork(talk: Talk): Promise<void> {
  const own = await pageOf(talk, 'work');
  const free = await talk.ask(listTickets, {
    executorId: 'none',
    group: 'open',
    sort: 'registered',
    limit: ahead.work,
  });
  const items = [...(own.ok ? own.body.items : []), ...(free.ok ? free.body.items : [])].filter(
    (one) => one.requester?.id !== talk.person.id,
  );
  // Whoever waits for our answer comes first.
  const sorted = items.toSorted((a, b) => Number(b.awaitsUs) - Number(a.awaitsUs));
  await showList(talk, 'work', says(talk).queueTitle, sorted, own.ok ? own.body.next : null);
}

/** The page after the one that was shown last. */
export async function turnPage(talk: Talk): Promise<void> {
  const which = talk.args[0] === 'work' ? 'work' : 'mine';
  const after = await talk.recall(`page:${which}`);
  const page = after ? await pageOf(talk, which, after) : undefined;
  if (!page?.ok || page.body.items.length === 0) return talk.toast(says(talk).noMore);
  const title = which === 'work' ? says(talk).queueTitle : says(talk).mine;
  await showList(talk, which, title, page.body.items, page.body.next);
}

async function showList(
  talk: Talk,
  which: Which,
  title: string,
  items: readonly Row[],
  next: string | null,
): Promise<void> {
  talk.toast('');
  if (items.length === 0) return talk.say(says(talk).none, [[talk.button(says(talk).newTicket, 'new')]]);
  const patients = await patientCategories(talk.services);
  const rows = items.map((one) => {
    const state = stateWords[one.state as keyof typeof stateWords][talk.person.locale].split(',')[0];
    const mark = which === 'work' && one.awaitsUs ? '✉ ' : '';
    return [talk.button(`${mark}${lineOf(one, patients)} · ${state}`, 'show', shortId(one.id))];
  });
  talk.remember(`page:${which}`, next ?? '');
  if (next) rows.push([talk.button(says(talk).nextPage, 'page', which)]);
  talk.say(title, rows);
}
