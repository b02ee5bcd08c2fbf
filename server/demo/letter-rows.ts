// One letter of the demonstration with all that hangs on it: its conversation, its fate, its addressees and how they got
// it, remarks, values of its kind's own fields.
import type { Part } from '#contract/core.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { newId } from '#core/ids.ts';
import { foldLetter } from '#modules/correspondence/index.ts';
import type { Chance } from './chance.ts';
import { deliveriesOf } from './deliveries-of.ts';
import type { DemoContact, DemoGround, DemoKind, DemoLetter, Direction } from './ground.ts';
import type { Batch } from './history.ts';
import type { DemoPerson } from './people.ts';
import { subjectOf } from './subjects.ts';
import type { PlannedAnswer, Talks } from './talks.ts';
import { cancelReasons, comments } from './words.ts';
import { dayOf, type WorkingDays } from './working-days.ts';

const dayMs = 86_400_000;

export class LetterWriter {
  readonly #ground: DemoGround;
  readonly #random: Chance;
  readonly #talks: Talks;
  readonly #time: { days: WorkingDays; count: number; now: number };

  constructor(
    ground: DemoGround,
    random: Chance,
    talks: Talks,
    time: { days: WorkingDays; count: number; now: number },
  ) {
    this.#ground = ground;
    this.#random = random;
    this.#talks = talks;
    this.#time = time;
  }

  #momentOf(place: number): number {
    return this.#time.days.momentOf((place + 1) / (this.#time.count + 1));
  }

  write(place: number, batch: Batch): DemoLetter {
    const random = this.#random;
    const ground = this.#ground;
    const answer = this.#talks.take(place);
    const moment = this.#momentOf(place);
    const registeredOn = dayOf(moment);
    const direction = directionOf(random, answer, place);
    const kind = kindOf(random, ground.kinds[direction], answer !== undefined);
    const contact = answer?.talk.contact ?? contactFor(random, ground, kind.name);
    const subject = answer ? answerSubject(answer.talk.subject) : subjectOf(random, direction, kind.name);
    const id = answer?.id ?? newId(moment);
    const clerk = random.one(ground.people.clerks);
    const responsible = random.one(ground.people.workers);
    const cancelled = !answer && place > 0 && random.happens(0.015) ? random.one(cancelReasons) : null;
    const asked = askedDays(random, direction, kind.name, answer !== undefined);
    const answerBy = asked === null ? null : addDays(registeredOn, asked);
    const next =
      direction === 'internal' || cancelled
        ? undefined
        : this.#talks.follow(answer?.talk ?? this.#talks.begin(contact, subject), place, { id, direction }, { asked });
    const fate = this.#fateOf(direction, moment, { cancelled, asked, next });
    const dueOn =
      direction === 'outgoing'
        ? null
        : (answerBy ?? (random.happens(0.3) ? addDays(registeredOn, 5 + random.below(25)) : null));
    const inside = direction === 'internal';
    const letter = {
      external_number: direction === 'incoming' ? externalNumber(random, registeredOn) : '',
      correspondent_name: inside ? '' : contact.name,
    };
    const delivered =
      direction === 'outgoing'
        ? deliveriesOf(ground, random, {
            id,
            contact,
            moment,
            now: this.#time.now,
            clerkId: clerk.id,
            cancelled: cancelled !== null,
          })
        : null;
    if (delivered) batch.addressees.push(...delivered.rows);
    batch.records.push({
      id,
      kind: `${direction}_letter`,
      title: subject,
      counterpart: inside ? responsible.name : contact.name,
      state: fate.state,
      stateGroup: fate.group,
      dueOn,
      responsibleId: responsible.id,
      registeredOn,
      series: ground.series[direction],
      clearance: inside && random.happens(0.05) ? 'confidential' : 'none',
      ...(cancelled ? { cancelReason: cancelled, cancelledBy: clerk.id } : {}),
      ...(fate.doneOn ? { doneOn: fate.doneOn } : {}),
      createdBy: clerk.id,
      createdAt: new Date(moment).toISOString(),
      changedAt: new Date(Math.min(this.#time.now, fate.changed)).toISOString(),
      participants: partsOf(clerk, responsible, inside),
      own: {
        direction,
        journal_id: ground.series[direction].id,
        kind_id: kind.id,
        correspondent_id: inside ? null : contact.id,
        addressee_id: inside ? responsible.id : null,
        signatory_name: '',
        signatory_position: '',
        document_date: direction === 'incoming' ? dayOf(moment - (1 + random.below(6)) * dayMs) : registeredOn,
        received_on: direction === 'incoming' ? registeredOn : null,
        case_index: '',
        forwarded_to: '',
        main_sheets: 1 + random.below(4),
        instruction: '',
        on_control: direction === 'incoming' && random.happens(0.3),
        signature_note: '',
        signature_check: '',
        department_id: responsible.groupId,
        delivery_method: delivered ? delivered.method : direction === 'incoming' ? random.one(arrivals) : null,
        tracking_number: delivered?.trackingNumber ?? '',
        note: '',
        cancel_reason: cancelled,
        answer_by: answerBy,
        answered_id: next?.id ?? null,
        ...letter,
        ...foldLetter({ externalNumber: letter.external_number, correspondentName: letter.correspondent_name }),
      },
    });
    const values = ground.valuesOf(random, kind, registeredOn);
    if (values) batch.values.push({ recordId: id, values });
    const by = { created_by: clerk.id, created_at: new Date(moment).toISOString() };
    if (answer) batch.links.push({ id: newId(moment), from_id: id, to_id: answer.answers.id, kind: 'answers', ...by });
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
    return {
      id,
      direction,
      subject,
      contact,
      registeredOn,
      externalNumber: letter.external_number,
      authorId: clerk.id,
    };
  }

  /** What waits for its answer is in work until it comes; of the rest only the latest are not done yet. */
  #fateOf(
    direction: Direction,
    moment: number,
    { cancelled, asked, next }: { cancelled: string | null; asked: number | null; next: PlannedAnswer | undefined },
  ) {
    const random = this.#random;
    const { now } = this.#time;
    if (cancelled) return { state: 'cancelled', group: 'refused', changed: moment + dayMs, doneOn: null } as const;
    const took =
      next && asked !== null
        ? this.#momentOf(next.place)
        : asked !== null
          ? Number.POSITIVE_INFINITY
          : moment + (direction === 'outgoing' ? 1 + random.below(3) : 1 + random.below(22)) * dayMs;
    if (took <= now) return { state: 'done', group: 'done', changed: took, doneOn: dayOf(took) } as const;
    return now - moment < 3 * dayMs && random.happens(0.6)
      ? ({ state: 'registered', group: 'new', changed: moment, doneOn: null } as const)
      : ({ state: 'in_work', group: 'work', changed: moment + random.below(3) * dayMs, doneOn: null } as const);
  }
}

const arrivals = ['email', 'email', 'post', 'courier', 'edo', 'hand'] as const;

export const externalNumber = (random: Chance, on: string): string =>
  `${1 + random.below(900)}/${1 + random.below(30)}-${on.slice(2, 4)}`;

function directionOf(random: Chance, answer: PlannedAnswer | undefined, place: number): Direction {
  if (answer) return answer.answers.direction === 'incoming' ? 'outgoing' : 'incoming';
  if (place > 0 && random.happens(0.1)) return 'internal';
  return place === 0 || random.happens(0.66) ? 'incoming' : 'outgoing';
}

/** Complaints come from people, questions often from offices, contracts from firms. */
export function contactFor(
  random: Chance,
  { contacts, offices, firms, persons }: DemoGround,
  kind: string,
): DemoContact {
  if (kind === 'Жалоба' && random.happens(0.85)) return random.one(persons);
  if (kind === 'Запрос' && random.happens(0.6)) return random.one(offices);
  if (kind !== 'Договор') return random.skewed(contacts);
  return random.skewed(firms);
}

/** The first kind is the usual one; what answers is never a complaint or an order. */
export function kindOf(random: Chance, kinds: readonly DemoKind[], answers: boolean): DemoKind {
  const usual = kinds[0] as DemoKind;
  return answers || random.happens(0.55) ? usual : random.one(kinds);
}

const answerSubject = (subject: string): string => (/^Об? /u.test(subject) ? subject : `О письме «${subject}»`);

/** In how many days an answer is asked for, if it is. */
function askedDays(random: Chance, direction: Direction, kind: string, answers: boolean): number | null {
  if (direction === 'internal') return null;
  if (kind === 'Запрос' || kind === 'Жалоба') return 30;
  const share = answers ? 0.12 : direction === 'incoming' ? 0.3 : 0.25;
  return random.happens(share) ? ([10, 14, 20, 30][random.below(4)] as number) : null;
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
