// A new ticket from a chat: what it is about, where, in words and pictures in any order, then one tap.
import { createTicket, joinTicket, listCategories, listTickets } from '#contract/helpdesk.ts';
import { messengerSetting } from '#contract/settings/messenger.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { settingValue } from '#core/settings/value.ts';
import { momentWords } from './moment-words.ts';
import { type Offered, offered } from './offer.ts';
import { allowedOf, type Category, patientCategories } from './show.ts';
import { says } from './words.ts';

export interface Draft {
  categoryId?: string;
  categoryName?: string;
  placeId?: string;
  placeNote?: string;
  /** The person's words by the message that they stood in. */
  said: Record<string, string>;
  files: string[];
  /** What was offered in place of a ticket. */
  offered?: Offered;
}
const shownFirst = 6;

export const draftOf = (talk: Talk): Draft => ({ said: {}, files: [], ...talk.data });

/** Begins with what was sent, if anything was. */
export async function startTicket(talk: Talk): Promise<void> {
  const draft: Draft = { said: {}, files: [] };
  collect(talk, draft);
  await askCategory(talk, draft, false);
}

/** Words and files of this message into the draft. */
export function collect(talk: Talk, draft: Draft): void {
  const { incoming, files } = talk;
  if (incoming.text && incoming.kind !== 'command') draft.said[incoming.messageRef] = incoming.text;
  for (const file of files) {
    if (file.id) draft.files.push(file.id);
    else talk.say(says(talk).fileLost(says(talk).files[file.problem] ?? says(talk).files.refused ?? ''));
  }
}

async function choosable(talk: Talk): Promise<Category[]> {
  const found = await talk.ask(listCategories, {});
  if (!found.ok) return [];
  const parents = new Set(found.body.items.map((one) => one.parentId));
  const patients = await patientCategories(talk.services);
  return found.body.items.filter((one) => !patients.has(one.id) && !parents.has(one.id));
}

/** Those that the person's colleagues use most come first. */
async function usedMost(talk: Talk): Promise<string[]> {
  const { rows } = await talk.services.pools.read.query<{ id: string }>(
    `select t.category_id as id from ticket t join record r on r.id = t.id
     where t.requester_id in (select m.principal_id from group_member m
       where m.group_id in (select group_id from group_member where principal_id = $1))
       and r.created_at > $2::timestamptz - interval '180 days'
     group by 1 order by count(*) desc limit 20`,
    [talk.person.id, talk.now.toISOString()],
  );
  return rows.map(({ id }) => id);
}

export async function askCategory(talk: Talk, draft: Draft, all: boolean): Promise<void> {
  const categories = await choosable(talk);
  const used = await usedMost(talk);
  const order = (one: Category) => (used.indexOf(one.id) + 1 || 1_000) + one.position / 1_000;
  const sorted = categories.toSorted((a, b) => order(a) - order(b));
  const shown = all ? sorted.slice(0, 60) : sorted.slice(0, shownFirst);
  const rows = shown.map((one) => [talk.button(one.name, 'category', shortId(one.id))]);
  if (!all && sorted.length > shown.length) rows.push([talk.button(says(talk).other, 'categories')]);
  rows.push([talk.button(says(talk).cancel, 'stop')]);
  const patients = talk.services.config.publicUrl ? `\n\n${says(talk).patients}` : '';
  if (talk.incoming.kind === 'tap') talk.card('draft', says(talk).category + patients, rows);
  else talk.cardAnew('draft', says(talk).category + patients, rows);
  talk.go('category', { ...draft });
}

export async function chooseCategory(talk: Talk): Promise<void> {
  const draft = draftOf(talk);
  const chosen = (await choosable(talk)).find(({ id }) => id === longId(talk.args[0]));
  if (!chosen || talk.step === undefined) return talk.toast(says(talk).notFound);
  Object.assign(draft, { categoryId: chosen.id, categoryName: chosen.name });
  const last = await talk.ask(listTickets, { requesterId: talk.person.id, limit: 1 });
  const place = last.ok ? last.body.items[0]?.place : undefined;
  if (!place || draft.placeId || draft.placeNote) return showDraft(talk, draft);
  const { fields } = await allowedOf(talk.services, chosen.id);
  const name = fields.includes('place') ? `${place.name} ✓` : says(talk).samePlace;
  talk.card('draft', says(talk).place, [
    [talk.button(name, 'place', shortId(place.id))],
    [talk.button(says(talk).otherPlace, 'elsewhere')],
    [talk.button(says(talk).cancel, 'stop')],
  ]);
  talk.go('place', { ...draft });
}

export async function choosePlace(talk: Talk): Promise<void> {
  if (talk.step === undefined) return talk.toast(says(talk).notFound);
  await showDraft(talk, { ...draftOf(talk), placeId: longId(talk.args[0]) });
}
export async function typePlace(talk: Talk): Promise<void> {
  talk.say(says(talk).typePlace);
  talk.go('place-typed', { ...draftOf(talk) });
}
export async function placeTyped(talk: Talk): Promise<void> {
  const draft = draftOf(talk);
  const note = talk.incoming.text.slice(0, 200);
  if (!note) return talk.say(says(talk).typePlace);
  await showDraft(talk, { ...draft, placeNote: note }, true);
}

/** The summary: what is there, not what it says(talk). */
export async function showDraft(talk: Talk, draft: Draft, anew = false): Promise<void> {
  const letters = Object.values(draft.said).join('\n').length;
  const lines = [
    `${says(talk).newTicket}: ${draft.categoryName ?? ''}`,
    draft.placeId || draft.placeNote ? says(talk).placeGiven : '',
    letters > 0 ? says(talk).letters(letters) : '',
    draft.files.length > 0 ? says(talk).filesGiven(draft.files.length) : '',
    '',
    says(talk).body,
  ].filter((line, at) => line || at === 4);
  const buttons = [
    [talk.button(says(talk).send, 'send'), talk.button(says(talk).cancel, 'stop')],
    [talk.button(says(talk).change, 'categories')],
  ];
  if (anew) talk.cardAnew('draft', lines.join('\n'), buttons);
  else talk.card('draft', lines.join('\n'), buttons);
  talk.go('body', { ...draft });
}

/** More words and pictures, at whatever step the draft stands. */
export async function addToDraft(talk: Talk): Promise<void> {
  const draft = draftOf(talk);
  collect(talk, draft);
  if (draft.categoryId) return showDraft(talk, draft);
  talk.go(talk.step ?? 'category', { ...draft });
}

/** `parentId`: as a part of the mass incident that was offered. */
export async function sendTicket(talk: Talk, parentId?: string): Promise<void> {
  const draft = draftOf(talk);
  const text = Object.values(draft.said).join('\n').trim();
  if (talk.step === undefined || !draft.categoryId) return talk.toast(says(talk).notFound);
  if (!text && draft.files.length === 0) return talk.toast(says(talk).empty, true);
  if (await offered(talk, draft, text)) return;
  const { ticketsPerDay } = await settingValue(talk.services, messengerSetting);
  if (!(await talk.ranBefore()) && (await sentToday(talk)) >= ticketsPerDay) {
    talk.say(says(talk).tooMany(ticketsPerDay));
    return talk.end();
  }
  const [first = ''] = text.split('\n');
  const made = await talk.run(createTicket, {
    subject: first.slice(0, 120) || `${draft.categoryName}: ${says(talk).photo}`,
    description: text.slice(0, 20_000),
    categoryId: draft.categoryId,
    channel: talk.chat.channel === 'web' ? 'chat' : talk.chat.channel,
    ...(draft.placeId ? { placeId: draft.placeId } : {}),
    ...(parentId ? { parentId } : {}),
    ...(draft.placeNote ? { placeNote: draft.placeNote } : {}),
    ...(draft.files.length > 0 ? { fileIds: draft.files } : {}),
  });
  if (!made.ok) return talk.say(made.text);
  const { number, answerDueAt, dueAt } = made.body;
  const due = answerDueAt ?? dueAt;
  talk.card('draft', says(talk).sent(number ?? '', due ? momentWords(talk.services.config.zone, due, talk.now) : ''));
  for (const ref of Object.keys(draft.said)) talk.remember(`said:${ref}`, made.body.id);
  talk.end();
}

/** To what was offered: a ticket of somebody else is waited for, a mass incident gets this ticket as its part. */
export async function join(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  if (talk.step === 'offer' && draftOf(talk).offered?.incident === id) return sendTicket(talk, id);
  const ran = await talk.run(joinTicket, { id });
  if (!ran.ok) return talk.toast(ran.text, true);
  talk.card('draft', says(talk).joined(ran.body.number ?? ''));
  talk.end();
}

/** How many tickets the person has sent from chats within a day. */
async function sentToday(talk: Talk): Promise<number> {
  const { rows } = await talk.services.pools.read.query<{ count: number }>(
    `select count(*)::int as count from ticket t join record r on r.id = t.id
     where t.requester_id = $1 and t.channel in ('telegram', 'max', 'chat') and r.created_at > $2::timestamptz - interval '1 day'`,
    [talk.person.id, talk.now.toISOString()],
  );
  return rows[0]?.count ?? 0;
}
