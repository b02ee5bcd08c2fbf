// The helpdesk in the last days, act by act: tickets with photos, taken, asked about, put on hold, solved, confirmed, rated;
// a double that was joined, a failure that many report at once. Their cards show a whole history.
import type { Output } from '#contract/core.ts';
import type { createTicket } from '#contract/helpdesk.ts';
import { fireMoments } from '#core/deadlines/fire.ts';
import { makeNotices } from '#core/notify/notices.ts';
import type { Chance } from '../chance.ts';
import type { Office } from '../office.ts';
import { type Desk, type DeskTopic, topicOf } from '../tickets/desk.ts';
import { photoOf } from '../tickets/photos.ts';
import { answers, notes, promises, questions, ratingWords } from '../tickets/topics.ts';
import type { Day } from './days.ts';

type Card = Output<typeof createTicket>;
const aDay = 5;

/** Returns how many were made. */
export async function liveTickets(office: Office, desk: Desk, random: Chance, days: readonly Day[]): Promise<number> {
  let made = 0;
  for (const [at, { opens, closes }] of days.entries()) {
    const step = (closes - opens) / (aDay + 3);
    for (let place = 0; place < aDay; place++) {
      const moment = (share: number) => office.at(Math.floor(Math.min(closes, opens + (place + share) * step)));
      const topic = topicOf(desk, random.next());
      const requester = random.one(desk.requesters.filter((one) => one.roles.includes('employee')));
      const ticket = await ask(moment(0), desk, random, topic, requester, made);
      made += 1;
      await work(moment, random, topic, requester, ticket.id, at === days.length - 1);
    }
    if (at === days.length - 2) made += await failure(office.at(Math.floor(closes - 2 * step)), desk, random);
    const evening = office.at(closes).services;
    await fireMoments(evening);
    await makeNotices(evening);
  }
  return made;
}

async function ask(
  office: Office,
  desk: Desk,
  random: Chance,
  topic: DeskTopic,
  requester: { id: string },
  at: number,
): Promise<Card> {
  const subject = random.one(topic.subjects);
  const fileIds =
    at % 3 === 0 ? [await office.upload(requester, 'Фото с места.jpg', await photoOf(subject, at))] : undefined;
  return office.do<Card>('helpdesk.ticket.create', requester, {
    subject,
    description: random.one(topic.details),
    categoryId: topic.categoryId,
    placeId: random.one(desk.places).id,
    ...(fileIds ? { fileIds } : {}),
  });
}

async function work(
  moment: (share: number) => Office,
  random: Chance,
  topic: DeskTopic,
  requester: { id: string },
  id: string,
  today: boolean,
): Promise<void> {
  if (today && random.happens(0.4)) return;
  const me = random.one(topic.executors);
  const act = (share: number, verb: string, who: { id: string }, input: object = {}) =>
    moment(share).do(`helpdesk.ticket.${verb}`, who, { id, ...input });
  await act(0.1, 'take', me);
  await act(0.15, 'reply', me, { body: random.one(promises) });
  if (random.happens(0.4)) await act(0.2, 'note', me, { body: random.one(notes) });
  if (random.happens(0.5)) {
    await act(0.3, 'reply', me, { body: random.one(questions) });
    if (random.happens(0.25)) return;
    await act(0.4, 'reply', requester, { body: random.one(answers) });
  }
  if (random.happens(0.2)) {
    await act(0.5, 'wait', me, { reason: random.one(['part', 'access', 'vendor'] as const), note: random.one(notes) });
    return;
  }
  if (random.happens(0.15)) return;
  await act(0.6, 'resolve', me, { result: random.one(topic.results), minutes: 10 + random.below(8) * 10 });
  if (random.happens(0.4)) return;
  await act(0.8, 'close', requester);
  const rating = random.one([5, 5, 4, 5, 3]);
  if (random.happens(0.7))
    await act(0.9, 'rate', requester, { rating, ...(random.happens(0.5) ? { words: random.one(ratingWords) } : {}) });
}

/** The network of a house is gone: one ticket for all, what others report becomes a part of it. */
async function failure(office: Office, desk: Desk, random: Chance): Promise<number> {
  const topic = desk.topics.find((one) => one.path.at(-1) === 'Интернет и сеть');
  if (!topic) return 0;
  const make = (who: { id: string }, input: object) =>
    office.do<Card>('helpdesk.ticket.create', who, { categoryId: topic.categoryId, ...input });
  const parent = await make(desk.dispatcher, {
    subject: 'Нет сети на третьем этаже главного корпуса',
    priority: 'urgent',
    executorId: topic.executors[0]?.id,
  });
  const people = desk.requesters.filter((one) => one.roles.includes('employee')).slice(0, 6);
  for (const person of people.slice(1))
    await make(desk.dispatcher, {
      subject: random.one(['Нет сети в кабинете', 'Пропал интернет', 'Не открывается почта']),
      requesterId: person.id,
      parentId: parent.id,
    });
  const double = await make(people[0] ?? desk.dispatcher, { subject: 'Не работает сеть на третьем этаже' });
  await office.do('helpdesk.ticket.merge', desk.dispatcher, { id: double.id, intoId: parent.id });
  await office.do('helpdesk.ticket.reply', desk.dispatcher, {
    id: parent.id,
    body: 'Меняем коммутатор на этаже, сеть вернётся в течение часа.',
  });
  return people.length + 1;
}
