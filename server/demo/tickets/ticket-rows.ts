// One ticket of the demonstration with all that hangs on it: its record and row, parts of people, words, turns, clocks.
import type { Priority, TicketState } from '#contract/helpdesk.ts';
import type { BulkRecord } from '#core/bulk/records.ts';
import { addWorkingDays, type Calendar } from '#core/calendar/calendar.ts';
import { duesOf, type ListedEntry, setAside, standingOf } from '#core/deadlines/settle.ts';
import type { Measured, Versions } from '#core/deadlines/versions.ts';
import type { WorkingTime } from '#core/deadlines/working-time.ts';
import { newId } from '#core/ids.ts';
import { endOfDay } from '#core/zone.ts';
import { participantsOf, responsibleOf, stateGroupOf } from '#modules/helpdesk/index.ts';
import type { Chance } from '../chance.ts';
import type { DemoPerson } from '../people.ts';
import { dayOf } from '../working-days.ts';
import { type Desk, type DeskTopic, topicOf } from './desk.ts';
import { type Story, storyOf } from './ticket-story.ts';
import { cancelReasons, channels, ratingWords } from './topics.ts';

type Row = Record<string, unknown>;
export interface TicketBatch {
  records: BulkRecord[];
  words: Row[];
  turns: Row[];
  links: Row[];
  spent: Row[];
  clocks: { recordId: string; kind: string; entries: ListedEntry[] }[];
}
export const emptyTicketBatch = (): TicketBatch => ({
  records: [],
  words: [],
  turns: [],
  links: [],
  spent: [],
  clocks: [],
});

export interface TicketTime {
  momentOf: (place: number) => number;
  count: number;
  open: number;
  now: number;
  zone: string;
  calendar: Calendar;
  versions: Versions;
  measured: Record<Priority, Measured>;
  systemId: string;
}

const iso = (at: number): string => new Date(at).toISOString();
export class TicketWriter {
  readonly #desk: Desk;
  readonly #random: Chance;
  readonly #time: TicketTime;
  readonly #work: WorkingTime;
  /** The next ticket says the same as the one before and becomes a part of it. */
  #double: { id: string; at: number; topic: DeskTopic; subject: string; requester: DemoPerson } | undefined;

  constructor(desk: Desk, random: Chance, time: TicketTime) {
    this.#desk = desk;
    this.#random = random;
    this.#time = time;
    this.#work = time.versions.terms(time.measured.normal, 'solve').time;
  }

  write(place: number, batch: TicketBatch): void {
    const random = this.#random;
    const time = this.#time;
    const desk = this.#desk;
    const double = this.#double;
    this.#double = undefined;
    const createdAt = time.momentOf(place);
    const topic = double?.topic ?? topicOf(desk, random.next());
    const channel = random.one(channels);
    const byPhone = channel === 'phone';
    const contact =
      byPhone && !double && random.happens(0.25) && desk.contacts.length > 0 ? random.one(desk.contacts) : null;
    const requester = double?.requester ?? (contact ? null : random.skewed(desk.requesters));
    const priority = random.happens(0.06) ? 'urgent' : random.happens(0.08) ? 'low' : (topic.priority ?? 'normal');
    const rank = time.count - place;
    const id = newId(createdAt);
    const createdBy = byPhone ? desk.dispatcher.id : (requester?.id ?? desk.dispatcher.id);
    const story = double
      ? null
      : storyOf(random, {
          topic,
          priority,
          createdAt,
          now: time.now,
          open: random.happens(0.8 * Math.exp(-rank / (1.25 * time.open))),
          cancelReason: random.happens(0.025) ? random.one(cancelReasons) : null,
          requesterId: requester?.id ?? null,
          dispatcherId: desk.dispatcher.id,
          systemId: time.systemId,
          time: this.#work,
          closesBySilence: (at) => this.#silence(at),
        });
    if (!double && requester && story?.executor && random.happens(0.012) && rank > 1)
      this.#double = { id, at: createdAt, topic, subject: '', requester: random.one(desk.requesters) };
    const extra = this.#double?.requester;
    const subject = double?.subject ?? random.one(topic.subjects);
    if (this.#double) this.#double.subject = subject;
    const made = this.#ticket({ id, topic, priority, createdAt, createdBy, story, double, requester });
    const counterpart = requester?.name ?? contact?.name ?? '';
    const place_ = random.happens(0.85) ? this.#placeFor(topic) : null;
    const rated =
      made.state === 'closed' && requester && random.happens(0.3) ? [5, 5, 5, 4, 5, 4, 3, 2, 1][random.below(9)] : null;
    const cancelReason = story?.cancelReason ?? null;
    const executorId = made.executorId;
    const minutes = made.resolvedAt && executorId ? 5 + random.below(12) * 10 : 0;
    batch.records.push({
      id,
      kind: 'ticket',
      title: subject,
      counterpart,
      state: made.state,
      stateGroup: stateGroupOf(made.state),
      dueAt: made.dues.dueAt,
      responsibleId: responsibleOf({ executorId, groupId: topic.groupId }),
      registeredOn: dayOf(createdAt),
      series: desk.series,
      ...(cancelReason ? { cancelReason, cancelledBy: createdBy } : {}),
      ...(made.state === 'merged' ? { life: 'merged' as const } : {}),
      ...(made.resolvedAt ? { doneOn: dayOf(made.resolvedAt) } : {}),
      createdBy,
      createdAt: iso(createdAt),
      changedAt: iso(made.changedAt),
      participants: [
        ...participantsOf({ createdBy, requesterId: requester?.id ?? null, executorId, groupId: topic.groupId }),
        ...(extra && extra.id !== requester?.id ? [{ principalId: extra.id, part: 'requester' as const }] : []),
      ],
      own: {
        category_id: topic.categoryId,
        priority,
        channel,
        description: random.one(topic.details),
        requester_id: requester?.id ?? null,
        contact_id: contact?.id ?? null,
        place_id: place_,
        place_note: '',
        executor_id: executorId,
        group_id: topic.groupId,
        waiting_reason: made.waitingReason,
        result: story?.result ?? '',
        result_kind: story?.resultKind ?? null,
        cancel_reason: cancelReason,
        minutes,
        reopened: story?.reopened ?? 0,
        answered_at: made.answeredAt && iso(made.answeredAt),
        resolved_at: made.resolvedAt && iso(made.resolvedAt),
        closed_at: made.closedAt && iso(made.closedAt),
        closes_at: made.state === 'resolved' && made.resolvedAt ? iso(this.#silence(made.resolvedAt)) : null,
        answer_due_at: made.dues.answer,
        solve_due_at: made.dues.solve,
        awaits_us: made.awaitsUs,
        spoken_at: iso(made.spokenAt),
        merged_into: double?.id ?? null,
        rating: rated,
        rating_words: rated && random.happens(0.3) ? random.one(ratingWords) : '',
        rated_at: rated && made.closedAt ? iso(Math.min(time.now, made.closedAt + 600_000)) : null,
      },
    });
    batch.words.push(...made.words);
    batch.turns.push(...made.turns);
    if (minutes > 0 && made.resolvedAt) {
      const at = iso(made.resolvedAt);
      const day = dayOf(made.resolvedAt);
      const spent = { person_id: executorId, minutes, worked_on: day, made_at: at, changed_at: at };
      batch.spent.push({ id: newId(made.resolvedAt), ticket_id: id, ...spent });
    }
    batch.clocks.push({ recordId: id, kind: 'ticket', entries: made.entries });
    if (double)
      batch.links.push({
        id: newId(made.changedAt),
        from_id: id,
        to_id: double.id,
        kind: 'relates',
        created_by: desk.dispatcher.id,
        created_at: iso(made.changedAt),
      });
  }

  #placeFor(topic: DeskTopic): string | null {
    const wanted = this.#desk.places.filter(
      (one) => one.medical === (topic.desk === 'medical' || topic.patientData === true),
    );
    return wanted.length > 0 ? this.#random.one(wanted).id : null;
  }

  #silence(resolvedAt: number): number {
    const { zone, calendar } = this.#time;
    return Date.parse(endOfDay(zone, addWorkingDays(calendar, dayOf(resolvedAt), 3)));
  }

  /** Follows the story: what the ticket has become, with the rows that tell of the way there. */
  #ticket(given: {
    id: string;
    topic: DeskTopic;
    priority: Priority;
    createdAt: number;
    createdBy: string;
    story: Story | null;
    double: { id: string } | undefined;
    requester: DemoPerson | null;
  }) {
    const { id, topic, priority, createdAt, createdBy, story } = given;
    const measured = this.#time.measured[priority];
    const words: Row[] = [];
    const turns: Row[] = [];
    const entries: ListedEntry[] = [];
    const now = {
      state: 'new' as TicketState,
      executorId: null as string | null,
      waitingReason: null as string | null,
      answeredAt: null as number | null,
      resolvedAt: null as number | null,
      closedAt: null as number | null,
      awaitsUs: true,
      spokenAt: createdAt,
      changedAt: createdAt,
    };
    const clock = (
      at: number,
      byId: string,
      kind: ListedEntry['kind'],
      which: readonly ListedEntry['clock'][],
      reason: string | null = null,
    ) => {
      for (const one of which)
        entries.push({ id: newId(at), recordId: id, clock: one, at, kind, reason, byId, ...measured });
    };
    const running = () => (now.answeredAt === null ? (['answer', 'solve'] as const) : (['solve'] as const));
    const turn = (at: number, byId: string) =>
      turns.push({
        id: newId(at),
        ticket_id: id,
        at: iso(at),
        state: now.state,
        state_group: stateGroupOf(now.state),
        category_id: topic.categoryId,
        priority,
        executor_id: now.executorId,
        group_id: topic.groupId,
        by_id: byId,
      });
    clock(createdAt, createdBy, 'start', ['answer', 'solve']);
    turn(createdAt, createdBy);
    const steps = given.double
      ? [{ at: createdAt + 900_000, by: this.#desk.dispatcher.id, state: 'merged' as const }]
      : (story?.steps ?? []);
    for (const step of steps) {
      const { at, by } = step;
      if ('said' in step && step.said) {
        const { body, audience, ours } = step.said;
        words.push({
          id: newId(at),
          record_id: id,
          author_id: by,
          audience,
          body,
          created_at: iso(at),
          edited_at: null,
        });
        if (audience === 'external') {
          Object.assign(now, { awaitsUs: !ours, spokenAt: at });
          if (ours && now.answeredAt === null) {
            clock(at, by, 'stop', ['answer']);
            now.answeredAt = at;
          }
        }
      }
      const before = now.state;
      if (!step.state && !('executorId' in step)) continue;
      if (step.state) now.state = step.state;
      if ('executorId' in step && step.executorId) now.executorId = step.executorId;
      now.changedAt = at;
      now.waitingReason = 'reason' in step && step.state === 'waiting' ? (step.reason ?? 'other') : null;
      if (step.state === 'waiting') clock(at, by, 'pause', running(), now.waitingReason);
      else if (before === 'waiting') clock(at, by, 'resume', running());
      if (step.state === 'resolved') {
        clock(at, by, 'stop', running());
        Object.assign(now, { resolvedAt: at, answeredAt: now.answeredAt ?? at, awaitsUs: false });
      } else if (before === 'resolved' && step.state === 'in_work') {
        clock(at, by, 'restart', ['solve']);
        now.resolvedAt = null;
      } else if (step.state === 'cancelled' || step.state === 'merged') {
        clock(at, by, 'stop', running(), setAside);
        Object.assign(now, { closedAt: at, awaitsUs: false });
      } else if (step.state === 'closed') now.closedAt = at;
      turn(at, by);
    }
    return { ...now, words, turns, entries, dues: duesOf(standingOf(this.#time.versions, entries)) };
  }
}
