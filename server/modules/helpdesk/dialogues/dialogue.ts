// The helpdesk's conversations in chats: for those who ask and those who do, over the same operations as the screens.
import { listTickets } from '#contract/helpdesk.ts';
import type { Dialogue } from '#core/messenger/talk/dialogue.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { beforeSendingOperations } from '../joining/suggest-answers.ts';
import {
  addToDraft,
  askCategory,
  chooseCategory,
  choosePlace,
  collect,
  draftOf,
  join,
  placeTyped,
  sendTicket,
  showDraft,
  startTicket,
  typePlace,
} from './ask.ts';
import { readFor, showTicket } from './card.ts';
import { duty, dutyOperations, shiftOff, shiftOn } from './duty.ts';
import * as follow from './follow.ts';
import { askColleague, askQueue, colleagueChosen, colleagueTyped, handOver, queueChosen } from './hand-over.ts';
import * as listing from './list.ts';
import { helped } from './offer.ts';
import { lineOf, patientCategories } from './show.ts';
import { says } from './words.ts';
import * as work from './work.ts';

const tickets = (...verbs: string[]) => verbs.map((verb) => `helpdesk.ticket.${verb}`);

/** Words without a ticket: a new one, unless the person has open ones; then they say to which. */
async function opens(talk: Talk): Promise<boolean> {
  if (talk.incoming.kind === 'other') return false;
  const asked = await talk.ask(listTickets, { requesterId: talk.person.id, group: 'open', sort: 'changed', limit: 3 });
  const done = await talk.ask(listTickets, { executorId: talk.person.id, group: 'open', sort: 'changed', limit: 3 });
  const open = new Map(
    [...(asked.ok ? asked.body.items : []), ...(done.ok ? done.body.items : [])].map((one) => [one.id, one]),
  );
  if (open.size === 0) {
    await startTicket(talk);
    return true;
  }
  const patients = await patientCategories(talk.services);
  const rows = [...open.values()]
    .slice(0, 4)
    .map((one) => [talk.button(lineOf(one, patients), 'about', shortId(one.id))]);
  // An album is several messages: those after the first belong to what was asked about it.
  talk.cardAnew('whose', says(talk).whose, [
    ...rows,
    [talk.button(says(talk).newTicket, 'anew')],
    [talk.button(says(talk).cancel, 'stop')],
  ]);
  await keep(talk);
  return true;
}

interface Kept {
  said: Record<string, string>;
  files: string[];
}
/** What was said is kept until it is known to what it belongs. */
async function keep(talk: Talk): Promise<void> {
  const draft = talk.step === 'whose' ? draftOf(talk) : { said: {}, files: [] };
  collect(talk, draft);
  talk.go('whose', { said: draft.said, files: draft.files });
}
async function anew(talk: Talk): Promise<void> {
  const { said = {}, files = [], body, ref } = talk.data as Partial<Kept> & { body?: string; ref?: string };
  await askCategory(talk, { said: body && ref ? { [ref]: body } : said, files }, false);
}
async function about(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  const { said = {}, files = [] } = talk.data as Partial<Kept>;
  if (ticket.mine) return follow.sayKept(talk, ticket, said, files);
  chooseWord(talk, ticket.id, { said, files });
}
/** An executor's words without a mark: to the requester or among ourselves is never guessed. */
function chooseWord(talk: Talk, id: string, kept: Kept): void {
  talk.toast('');
  talk.say(says(talk).whichWord, [
    [talk.button(says(talk).note, 'as-note', shortId(id)), talk.button(says(talk).reply, 'as-reply', shortId(id))],
  ]);
  talk.go('which-word', { id, ...kept });
}
async function asWord(talk: Talk, way: 'note' | 'reply'): Promise<void> {
  const { said = {}, files = [] } = talk.data as Partial<Kept>;
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  if (way === 'reply') return follow.sayKept(talk, ticket, said, files);
  await work.noteKept(talk, ticket, said, files);
}

async function replied(talk: Talk, card: string): Promise<boolean> {
  if (!card.startsWith('ticket:')) return false;
  const ticket = await readFor(talk, card.slice('ticket:'.length));
  if (!ticket) return true;
  if (ticket.mine) await follow.sayReply(talk, ticket);
  else {
    const kept: Kept = { said: {}, files: [] };
    collect(talk, kept);
    chooseWord(talk, ticket.id, kept);
  }
  return true;
}

async function stop(talk: Talk): Promise<void> {
  talk.toast('');
  talk.card('draft', says(talk).cancelled);
  talk.end();
}

/** What is not sent yet is changed where it lies; what was sent is told as corrected. */
async function edited(talk: Talk): Promise<boolean> {
  const draft = draftOf(talk);
  const { messageRef, text } = talk.incoming;
  if (talk.step === undefined || !(messageRef in draft.said)) return follow.corrected(talk);
  draft.said[messageRef] = text;
  if (draft.categoryId && talk.step === 'body') await showDraft(talk, draft);
  else talk.go(talk.step, { ...talk.data, said: draft.said });
  return true;
}

async function outdated(talk: Talk): Promise<void> {
  const [, id] = talk.args;
  if (id?.length !== 22) return;
  const ticket = await readFor(talk, longId(id));
  if (ticket) await showTicket(talk, ticket, true);
}

const works = (talk: Talk): boolean => talk.person.rights.has('helpdesk.ticket.take');

export const helpdeskDialogue: Dialogue = {
  namesPeople: {
    ticket_taken: { ru: 'Заявку уже взяли', en: 'Somebody has already taken the ticket' },
    ticket_assigned: {
      ru: 'Заявку уже изменили, откройте её снова',
      en: 'The ticket was changed meanwhile, open it again',
    },
    executor_cannot: {
      ru: 'Этот сотрудник не может исполнять заявки',
      en: 'This colleague cannot work on tickets',
    },
  },
  key: 'h',
  version: 1,
  minutes: 24 * 60,
  operations: [
    ...tickets('list', 'find', 'read', 'create', 'reply', 'close', 'reopen', 'cancel', 'rate', 'undo'),
    ...tickets('take', 'release', 'wait', 'resume', 'note', 'resolve'),
    'helpdesk.category.list',
    'helpdesk.ticket.assign',
    ...dutyOperations,
    ...beforeSendingOperations,
    'identity.directory.search',
    'knowledge.article.read',
  ],
  commands: {
    new: { title: { ru: 'Новая заявка', en: 'New ticket' }, menu: true, run: startTicket },
    my: { title: { ru: 'Мои заявки', en: 'My tickets' }, menu: true, run: listing.listMine },
    work: {
      title: { ru: 'Заявки в работу', en: 'Tickets to do' },
      menu: true,
      run: (talk) => (works(talk) ? listing.listWork(talk) : listing.listMine(talk)),
    },
    duty: { title: { ru: 'Моя смена, кто дежурит', en: 'My shift, who is on duty' }, menu: true, run: duty },
    n: { title: { ru: 'Заявка по номеру', en: 'A ticket by its number' }, run: follow.byNumber },
  },
  async menu(talk) {
    const rows = [[talk.button(says(talk).newTicket, 'new'), talk.button(says(talk).myTickets, 'mine')]];
    if (works(talk)) rows.push([talk.button(says(talk).queue, 'work')]);
    return rows;
  },
  taps: {
    new: startTicket,
    mine: listing.listMine,
    work: listing.listWork,
    show: follow.show,
    category: chooseCategory,
    categories: (talk) => askCategory(talk, draftOf(talk), true),
    place: choosePlace,
    elsewhere: typePlace,
    send: sendTicket,
    helped,
    join,
    stop,
    anew,
    about,
    'as-note': (talk) => asWord(talk, 'note'),
    'as-reply': (talk) => asWord(talk, 'reply'),
    reply: follow.askReply,
    back: follow.bringBack,
    works: follow.itWorks,
    again: follow.notYet,
    mark: follow.mark,
    wordless: follow.wordless,
    drop: follow.drop,
    take: work.take,
    note: work.askNote,
    release: work.askRelease,
    wait: work.askWait,
    waits: work.waits,
    resume: work.resume,
    solve: work.askResult,
    result: work.resultChosen,
    solved: work.solved,
    undo: work.undo,
    'hand-over': askQueue,
    'hand-to': queueChosen,
    'hand-find': askColleague,
    'hand-man': colleagueChosen,
    page: listing.turnPage,
    'shift-on': shiftOn,
    'shift-off': shiftOff,
  },
  steps: {
    category: addToDraft,
    place: addToDraft,
    body: addToDraft,
    offer: addToDraft,
    'place-typed': placeTyped,
    whose: keep,
    reply: follow.replyTyped,
    again: follow.notYetTyped,
    'mark-words': follow.markWords,
    note: work.noteTyped,
    release: work.releaseTyped,
    'hand-over': handOver,
    'hand-find': colleagueTyped,
    question: work.questionTyped,
    'result-words': work.resultTyped,
    'result-minutes': work.minutesTyped,
  },
  opens,
  replied,
  edited,
  outdated,
};
