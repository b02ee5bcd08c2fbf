// What became of one ticket of former days, step by step: who took it, what was said, what it waited for, how it ended. The
// rows of its words, turns and clocks come from this one list, so that they never disagree.
import type { Audience } from '#contract/core.ts';
import type { Priority, ResultKind, TicketState, WaitingReason } from '#contract/helpdesk.ts';
import type { WorkingTime } from '#core/deadlines/working-time.ts';
import type { Chance } from '../chance.ts';
import type { DemoPerson } from '../people.ts';
import type { DeskTopic } from './desk.ts';
import { again, answers, notes, promises, questions, thanks } from './topics.ts';

export interface Step {
  at: number;
  by: string;
  /** What it is from here on; absent where only something was said. */
  state?: TicketState;
  executorId?: string | null;
  reason?: WaitingReason;
  said?: { body: string; audience: Audience; ours: boolean };
}
export interface Story {
  steps: Step[];
  executor: DemoPerson | null;
  result: string;
  resultKind: ResultKind | null;
  cancelReason: string | null;
  reopened: number;
}
export interface StoryAsked {
  topic: DeskTopic;
  priority: Priority;
  createdAt: number;
  now: number;
  /** It has not ended yet. */
  open: boolean;
  cancelReason: string | null;
  requesterId: string | null;
  dispatcherId: string;
  /** Who closes what nobody spoke of again. */
  systemId: string;
  time: WorkingTime;
  /** When silence closes what was solved then. */
  closesBySilence: (resolvedAt: number) => number;
}

const hour = 3_600_000;
/** Of their target, how long solutions take: most are well within it. */
const targets: Record<Priority, number> = { low: 40, normal: 16, high: 8, urgent: 4 };

export function storyOf(random: Chance, asked: StoryAsked): Story {
  const { topic, requesterId, time, now } = asked;
  const steps: Step[] = [];
  const story: Story = { steps, executor: null, result: '', resultKind: null, cancelReason: null, reopened: 0 };
  let at = asked.createdAt;
  const later = (hours: number) => {
    at = (time.add(at, Math.max(0.02, hours) * hour) ?? at) + random.below(50_000);
    return at;
  };
  const step = (one: Omit<Step, 'at'>): boolean => {
    if (at > now) return false;
    steps.push({ at, ...one });
    return true;
  };
  const ours = (by: string, body: string) => step({ by, said: { body, audience: 'external', ours: true } });
  const theirs = (body: string) =>
    requesterId ? step({ by: requesterId, said: { body, audience: 'external', ours: false } }) : true;

  if (asked.cancelReason) {
    later(random.next() * 5);
    if (step({ by: requesterId ?? asked.dispatcherId, state: 'cancelled' })) story.cancelReason = asked.cancelReason;
    return story;
  }
  const end = asked.open ? random.next() : 1;
  if (asked.open && end < 0.25) return story;
  const target = targets[asked.priority];
  const executor = random.skewed(topic.executors);
  const me = executor.id;
  later(target * 0.12 * random.next() ** 2);
  const assigned = random.happens(0.3) || (asked.open && end < 0.4);
  if (!step({ by: assigned ? asked.dispatcherId : me, state: assigned ? 'assigned' : 'in_work', executorId: me }))
    return story;
  story.executor = executor;
  if (asked.open && end < 0.4) return story;
  if (random.happens(0.85)) {
    later(target * 0.05 * random.next());
    if (!ours(me, random.one(promises))) return story;
  }
  if (assigned && !step({ by: me, state: 'in_work', executorId: me })) return story;
  for (let pair = random.below(3); pair > 0; pair--) {
    later(target * 0.06 * random.next());
    if (!ours(me, random.one(questions))) return story;
    later(target * 0.08 * random.next());
    if (!theirs(random.one(answers))) return story;
  }
  if (random.happens(0.45)) {
    later(0.2);
    if (!step({ by: me, said: { body: random.one(notes), audience: 'internal', ours: true } })) return story;
  }
  const waits = asked.open ? end > 0.78 : random.happens(0.12);
  if (waits) {
    later(0.5);
    const reason = random.one(['part', 'requester', 'access', 'vendor', 'part'] as const);
    if (!step({ by: me, state: 'waiting', reason })) return story;
    if (asked.open) return story;
    later(4 + random.below(24));
    if (!step({ by: me, state: 'in_work' })) return story;
  }
  if (asked.open) return story;
  // One in seven takes longer than it should.
  later(random.happens(0.14) ? target * (1 + 2 * random.next()) : target * 0.55 * random.next());
  return ending(random, asked, story, { at, step, ours, theirs, later, me });
}

interface Tools {
  at: number;
  step: (one: Omit<Step, 'at'>) => boolean;
  ours: (by: string, body: string) => boolean;
  theirs: (body: string) => boolean;
  later: (hours: number) => number;
  me: string;
}

function ending(random: Chance, asked: StoryAsked, story: Story, { step, theirs, later, me }: Tools): Story {
  const { topic, requesterId } = asked;
  const solve = () => {
    if (!step({ by: me, state: 'resolved' })) return false;
    story.result = random.one(topic.results);
    story.resultKind = random.happens(0.78)
      ? 'done'
      : random.one(['advised', 'advised', 'not_confirmed', 'declined'] as const);
    return true;
  };
  if (!solve()) return story;
  if (random.happens(0.04)) {
    later(2 + random.below(6));
    if (!theirs(random.one(again)) || !step({ by: requesterId ?? asked.dispatcherId, state: 'in_work' })) return story;
    story.reopened = 1;
    story.result = '';
    story.resultKind = null;
    later(1 + random.below(8));
    if (!solve()) return story;
  }
  const solvedAt = story.steps.at(-1)?.at ?? asked.createdAt;
  const silent = asked.closesBySilence(solvedAt);
  if (requesterId && random.happens(0.5)) {
    const confirmed = later(0.3 + random.below(14));
    if (confirmed < silent) {
      if (random.happens(0.8) && !theirs(random.one(thanks))) return story;
      step({ by: requesterId, state: 'closed' });
      return story;
    }
  }
  if (silent <= asked.now) story.steps.push({ at: silent, by: asked.systemId, state: 'closed' });
  return story;
}
