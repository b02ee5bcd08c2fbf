// The last working days of the demonstration, lived through act by act: letters come, are given out, talked about, answered
// and sent. Whoever opens a card of these days sees its whole history.
import type { Output, RawInput } from '#contract/core.ts';
import type { registerLetter } from '#contract/correspondence.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { makeNotices } from '#core/notify/notices.ts';
import type { Chance } from '../chance.ts';
import type { DemoGround, DemoLetter, Direction } from '../ground.ts';
import { contactFor, externalNumber, kindOf } from '../letter-rows.ts';
import type { Office } from '../office.ts';
import { attachPaper } from '../papers.ts';
import type { DemoPeople, DemoPerson } from '../people.ts';
import { subjectOf } from '../subjects.ts';
import { comments } from '../words.ts';
import { dayOfPost } from './delivery.ts';

type Card = Output<typeof registerLetter>;
export interface LivedLetter extends DemoLetter {
  number: string;
  responsible: DemoPerson;
  author: DemoPerson;
  answerBy: string | null;
  open: boolean;
}
export interface Day {
  day: string;
  opens: number;
  closes: number;
}

const minute = 60_000;
const shapes: readonly Direction[] = [
  'incoming',
  'incoming',
  'outgoing',
  'incoming',
  'internal',
  'incoming',
  'outgoing',
];
/** Days within which an answer is asked for; some of these are over by today. */
const terms = [2, 3, 5, 10, 14, 20];

/** `letters` are registered over the days, evenly; those that came last are given back. */
export async function liveDays(
  office: Office,
  ground: DemoGround,
  random: Chance,
  { days, letters, papers }: { days: readonly Day[]; letters: number; papers: number },
): Promise<LivedLetter[]> {
  const lived: LivedLetter[] = [];
  for (const [at, { day, opens, closes }] of days.entries()) {
    const many = Math.floor(((at + 1) * letters) / days.length) - Math.floor((at * letters) / days.length);
    const step = (closes - opens) / (many + 2);
    const waiting = lived.filter((one) => one.open && one.direction === 'incoming' && one.registeredOn < day);
    for (let place = 0; place < many; place++) {
      const now = office.at(Math.floor(opens + place * step));
      const direction = shapes[(at + place) % shapes.length] as Direction;
      const answers = direction === 'outgoing' && random.happens(0.75) ? waiting.shift() : undefined;
      const letter = await registerOne(now, ground, random, direction, answers);
      lived.push(letter);
      if (answers) answers.open = false;
      if (lived.length <= papers)
        await attachPaper(office.at(Math.floor(opens + (place + 0.2) * step)), ground.people, letter, lived.length);
      await discuss(office.at(Math.floor(opens + (place + 0.5) * step)), random, letter);
    }
    await beginWork(office.at(Math.max(opens, closes - 20 * minute)), random, lived);
    await dayOfPost(office, ground.people.clerks, random, {
      day,
      evening: Math.max(opens, closes - 10 * minute),
      last: at === days.length - 1,
    });
    await makeNotices(office.at(closes).services);
    if (at < days.length - 1) await readNews(office.at(closes), ground.people);
  }
  return lived;
}

/** Whoever has a name here has read what came before today. */
async function readNews(office: Office, { people }: DemoPeople): Promise<void> {
  for (const person of people.filter(({ login }) => !/\d$/.test(login))) {
    const news = await office.do<{ items: { id: string }[] }>('core.notice.list', person, { limit: 1 });
    const [latest] = news.items;
    if (latest) await office.do('core.notice.read', person, { upTo: latest.id });
  }
}

async function registerOne(
  office: Office,
  ground: DemoGround,
  random: Chance,
  direction: Direction,
  answers: LivedLetter | undefined,
): Promise<LivedLetter> {
  const author = random.one(ground.people.clerks);
  const responsible = random.one(ground.people.workers);
  const kind = kindOf(random, ground.kinds[direction], answers !== undefined);
  const contact = answers?.contact ?? contactFor(random, ground, kind.name);
  const subject = answers
    ? answers.subject.replace(/^(?!Об? )/u, 'О письме: ')
    : subjectOf(random, direction, kind.name);
  const number = direction === 'incoming' ? externalNumber(random, office.today) : '';
  const answerBy = direction !== 'internal' && random.happens(0.55) ? addDays(office.today, random.one(terms)) : null;
  const custom = ground.valuesOf(random, kind, office.today);
  const input: RawInput<typeof registerLetter> = {
    journalId: ground.series[direction].id,
    kindId: kind.id,
    subject,
    responsibleId: responsible.id,
    ...(direction === 'incoming'
      ? { correspondentId: contact.id, externalNumber: number, mainSheets: 1 + random.below(4) }
      : {}),
    ...(direction === 'incoming' ? { deliveryMethod: random.one(['email', 'post', 'edo', 'courier'] as const) } : {}),
    ...(direction === 'outgoing' ? { addressees: addresseesOf(ground, random, contact) } : {}),
    ...(direction === 'internal' ? { addresseeId: responsible.id, signatoryName: author.name } : {}),
    documentDate: direction === 'incoming' ? addDays(office.today, -1 - random.below(4)) : office.today,
    ...(answerBy ? { answerBy, ...(direction === 'incoming' ? { dueOn: answerBy } : {}) } : {}),
    onControl: direction === 'incoming' && random.happens(0.3),
    ...(custom ? { custom } : {}),
    ...(answers ? { answersId: answers.id, answeredDone: random.happens(0.7) && answers.author.id === author.id } : {}),
  };
  const card = await office.do<Card>('correspondence.letter.register', author, input);
  return {
    id: card.id,
    number: card.number ?? '',
    direction,
    subject,
    contact,
    registeredOn: office.today,
    externalNumber: number,
    authorId: author.id,
    author,
    responsible,
    answerBy: card.answerBy,
    open: true,
  };
}

const addresseesOf = (ground: DemoGround, random: Chance, contact: DemoLetter['contact']) =>
  [contact, ...(random.happens(0.15) ? [random.one(ground.contacts.filter((one) => one !== contact))] : [])].map(
    (one) => ({
      contactId: one.id,
      deliveryMethod: random.one(['registered_post', 'registered_post', 'email', 'courier', 'post', 'edo'] as const),
    }),
  );

async function discuss(office: Office, random: Chance, letter: LivedLetter): Promise<void> {
  if (!random.happens(0.35)) return;
  await office.do('record.comment.add', letter.responsible, { id: letter.id, body: random.one(comments) });
  if (random.happens(0.3))
    await office.do('record.comment.add', letter.author, { id: letter.id, body: 'Принято, спасибо.' });
}

/** At the end of a day clerks note what is in work by now; a letter now and then turns out to be a mistake. */
async function beginWork(office: Office, random: Chance, lived: readonly LivedLetter[]): Promise<void> {
  const fresh = lived.filter((one) => one.registeredOn === office.today && random.happens(0.6));
  for (const author of new Set(fresh.map((one) => one.author))) {
    const ids = fresh.filter((one) => one.author === author && one.direction !== 'outgoing').map((one) => one.id);
    if (ids.length > 0) await office.do('correspondence.letter.changeMany', author, { ids, state: 'in_work' });
  }
  const mistaken = lived.find((one) => one.registeredOn === office.today && one.open && one.direction === 'outgoing');
  if (!mistaken || !random.happens(0.3)) return;
  mistaken.open = false;
  await office.do('correspondence.letter.cancel', mistaken.author, {
    id: mistaken.id,
    reason: 'Письмо отозвано до отправки',
  });
}
