// Letters of the demonstration: three years to today, a few correspondents write half of them, conversations go on for up to
// forty letters. Written by core's bulk path, batch by batch.
import type { Part } from '#contract/core.ts';
import { type BulkRecord, BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import { writeEvents } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { settleAnswersSql } from '#modules/correspondence/index.ts';
import type { Chance } from './chance.ts';
import type { DemoPeople, DemoPerson } from './people.ts';
import {
  cancelReasons,
  cities,
  comments,
  incomingSubjects,
  internalSubjects,
  outgoingSubjects,
  streets,
  things,
} from './words.ts';

export interface DemoContact {
  id: string;
  name: string;
}
export interface DemoGround {
  series: Record<Direction, NumberSeries>;
  kinds: Record<Direction, string[]>;
  contacts: DemoContact[];
  people: DemoPeople;
}
type Direction = 'incoming' | 'outgoing' | 'internal';
export interface DemoLetter {
  id: string;
  direction: Direction;
  subject: string;
  contact: DemoContact;
  registeredOn: string;
  authorId: string;
}
interface Talk {
  contact: DemoContact;
  subject: string;
  last: { id: string; direction: Direction };
  length: number;
  most: number;
}
interface Batch {
  records: BulkRecord[];
  addressees: Record<string, unknown>[];
  links: Record<string, unknown>[];
  remarks: Record<string, unknown>[];
}

const batchSize = 2_000;
const openTalks = 3_000;
const years = 3;
const longest = 40;
const dayMs = 86_400_000;
/** The last ones get scans. */
const kept = 600;

const subjectOf = (random: Chance, patterns: readonly string[]): string => {
  const thing = random.one(things) as Record<string, string>;
  return random
    .one(patterns)
    .replace(/\{(\p{L}+)\}/gu, (_, word: string) =>
      word === 'n'
        ? String(1 + random.below(900))
        : word === 'город'
          ? random.one(cities)
          : word === 'улица'
            ? random.one(streets)
            : (thing[word] ?? ''),
    );
};

export async function fillLetters(
  services: Services,
  ground: DemoGround,
  random: Chance,
  count: number,
  tell: (written: number) => void,
): Promise<DemoLetter[]> {
  const actor = systemActor('demo');
  const today = services.clock.now().getTime();
  const first = today - years * 365 * dayMs;
  const talks: Talk[] = [];
  const latest: DemoLetter[] = [];
  let batch: Batch = { records: [], addressees: [], links: [], remarks: [] };
  let written = 0;
  const flush = async () => {
    const now = batch;
    batch = { records: [], addressees: [], links: [], remarks: [] };
    await inTransaction(services, async (client) => {
      const writer = new BulkWriter(client);
      await writer.write('letter', now.records);
      await writer.settle();
      await fillRows(client, 'letter_addressee', now.addressees);
      await fillRows(client, 'record_link', now.links);
      await fillRows(client, 'comment', now.remarks);
      await client.query(settleAnswersSql, [now.links.map((link) => link.from_id)]);
      const data = { what: 'demo: letters', records: now.records.length };
      await writeEvents(services, client, actor, 'core.bulk.fill', [{ data }], 'done');
    });
    written += now.records.length;
    tell(written);
  };
  for (let at = 0; at < count; at++) {
    const moment = first + ((today - first) * (at + 1)) / (count + 1);
    const letter = makeLetter(ground, random, talks, { moment, at, count, today }, batch);
    latest.push(letter);
    if (latest.length > kept) latest.shift();
    if (batch.records.length >= batchSize) await flush();
  }
  if (batch.records.length > 0) await flush();
  return latest;
}

function makeLetter(
  ground: DemoGround,
  random: Chance,
  talks: Talk[],
  { moment, at, count, today }: { moment: number; at: number; count: number; today: number },
  batch: Batch,
): DemoLetter {
  // The first conversation goes on through all the years up to forty letters; four in ten others get an answer.
  const turn = at > 0 && at % Math.max(1, Math.floor(count / (longest + 1))) === 0;
  const other = 1 + random.below(Math.max(1, talks.length - 1));
  const going = turn ? talks[0] : random.happens(0.4) ? talks[other] : undefined;
  const talk = going && going.length < going.most ? going : undefined;
  const direction: Direction = talk
    ? talk.last.direction === 'incoming'
      ? 'outgoing'
      : 'incoming'
    : random.happens(0.1)
      ? 'internal'
      : random.happens(0.65)
        ? 'incoming'
        : 'outgoing';
  const contact = talk?.contact ?? random.skewed(ground.contacts);
  const patterns = { incoming: incomingSubjects, outgoing: outgoingSubjects, internal: internalSubjects }[direction];
  const subject = talk
    ? talk.subject.startsWith('О')
      ? talk.subject
      : `О письме: ${talk.subject}`
    : subjectOf(random, patterns);
  const id = newId(moment);
  const registeredOn = new Date(moment).toISOString().slice(0, 10);
  const clerk = random.one(ground.people.clerks);
  const responsible = random.one(ground.people.people);
  const outcome = fateOf(random, today - moment);
  const dueOn = direction === 'incoming' && random.happens(0.5) ? dayAfter(moment, 5 + random.below(30)) : null;
  const reason = outcome === 'cancelled' ? random.one(cancelReasons) : null;
  const inside = direction === 'internal';
  const counterpart = inside ? responsible.name : contact.name;
  batch.records.push({
    id,
    kind: `${direction}_letter`,
    title: subject,
    counterpart,
    state: outcome,
    stateGroup: ({ cancelled: 'refused', in_work: 'work', registered: 'new', done: 'done' } as const)[outcome],
    dueOn,
    responsibleId: responsible.id,
    registeredOn,
    series: ground.series[direction],
    clearance: inside && random.happens(0.05) ? 'confidential' : 'none',
    ...(reason ? { cancelReason: reason } : {}),
    ...(outcome === 'done' ? { doneOn: dayAfter(moment, random.below(25)) } : {}),
    createdBy: clerk.id,
    createdAt: new Date(moment).toISOString(),
    changedAt: new Date(Math.min(today, moment + random.below(20) * dayMs)).toISOString(),
    participants: partsOf(clerk, responsible, inside),
    own: ownOf(ground, random, direction, contact, responsible, registeredOn, moment, reason),
  });
  if (direction === 'outgoing')
    for (const [position, one] of [contact, ...(random.happens(0.08) ? [random.one(ground.contacts)] : [])].entries())
      batch.addressees.push({
        id: newId(moment),
        letter_id: id,
        contact_id: one.id,
        name: one.name,
        delivery_method: random.one(['email', 'post', 'registered_post', 'courier', 'edo']),
        tracking_number: '',
        position,
        delivery_note: '',
      });
  if (talk) {
    batch.links.push({
      id: newId(moment),
      from_id: id,
      to_id: talk.last.id,
      kind: 'answers',
      created_by: clerk.id,
      created_at: new Date(moment).toISOString(),
    });
    talk.last = { id, direction };
    talk.length += 1;
  } else if (!inside && outcome !== 'cancelled') {
    // The first conversation stays where it is; others make room for new ones.
    const fresh = {
      contact,
      subject,
      last: { id, direction },
      length: 1,
      most: talks.length === 0 ? longest : 2 + random.below(6),
    };
    if (talks.length < openTalks) talks.push(fresh);
    else talks[1 + random.below(openTalks - 1)] = fresh;
  }
  if (random.happens(0.1))
    batch.remarks.push({
      id: newId(moment),
      record_id: id,
      author_id: responsible.id,
      audience: 'internal',
      body: random.one(comments),
      created_at: new Date(moment + 3_600_000).toISOString(),
      edited_at: null,
    });
  return { id, direction, subject, contact, registeredOn, authorId: clerk.id };
}

const dayAfter = (moment: number, days: number): string => new Date(moment + days * dayMs).toISOString().slice(0, 10);

/** Old letters are done; of the last two months some wait or are in work. One or two in a hundred are cancelled. */
function fateOf(random: Chance, age: number): 'registered' | 'in_work' | 'done' | 'cancelled' {
  if (random.happens(0.015)) return 'cancelled';
  if (age > 60 * dayMs) return random.happens(0.98) ? 'done' : 'in_work';
  const share = random.next();
  return share < 0.4 ? 'done' : share < 0.8 ? 'in_work' : 'registered';
}

const partsOf = (
  clerk: DemoPerson,
  responsible: DemoPerson,
  inside: boolean,
): { principalId: string; part: Part }[] => [
  { principalId: clerk.id, part: 'author' },
  { principalId: inside ? responsible.groupId : clerk.groupId, part: 'home' },
  { principalId: responsible.id, part: 'responsible' },
  { principalId: responsible.groupId, part: 'executor' },
];

function ownOf(
  ground: DemoGround,
  random: Chance,
  direction: Direction,
  contact: DemoContact,
  responsible: DemoPerson,
  registeredOn: string,
  moment: number,
  reason: string | null,
) {
  const incoming = direction === 'incoming';
  const inside = direction === 'internal';
  return {
    direction,
    journal_id: ground.series[direction].id,
    kind_id: random.one(ground.kinds[direction]),
    correspondent_id: inside ? null : contact.id,
    correspondent_name: inside ? '' : contact.name,
    addressee_id: inside ? responsible.id : null,
    signatory_name: '',
    signatory_position: '',
    document_date: incoming ? dayAfter(moment, -1 - random.below(6)) : registeredOn,
    external_number: incoming ? `${1 + random.below(900)}/${1 + random.below(30)}-${registeredOn.slice(2, 4)}` : '',
    received_on: incoming ? registeredOn : null,
    case_index: '',
    forwarded_to: '',
    main_sheets: 1 + random.below(4),
    instruction: '',
    on_control: incoming && random.happens(0.3),
    signature_note: '',
    signature_check: '',
    department_id: responsible.groupId,
    delivery_method: incoming ? random.one(['email', 'post', 'courier', 'edo', 'hand']) : null,
    tracking_number: '',
    note: '',
    cancel_reason: reason,
  };
}
