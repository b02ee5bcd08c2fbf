// A clock of a record as the list of what happened to it, and the due moment that follows from the list and its terms.
// Pure: the same list and the same terms give the same moment, whatever was stored or computed before.
import type { WorkingTime } from './working-time.ts';

export const entryKinds = ['start', 'pause', 'resume', 'stop', 'restart', 'target'] as const;
/**
 * `restart` opens a stopped clock again: a new term with the whole target; when its reason is `continue`, the same term
 * with what is left of it; when it is `undone`, as if the clock had never stopped. `target` changes what the clock is measured by: the whole term is counted anew.
 */
export type EntryKind = (typeof entryKinds)[number];
export interface Entry {
  at: number;
  kind: EntryKind;
  /** Why it waits, of a pause; `continue` or `undone` of a restart. */
  reason?: string | null;
}
/** What a version of a policy says of a clock, with the versions of schedule and calendar that count for it. */
export interface Terms {
  /** Milliseconds of work; null when the policy sets no target. */
  target: number | null;
  time: WorkingTime;
  pauses(reason: string): boolean;
}

export const goesOn = 'continue';
/** The stop was taken back: what ran or waited then has done so ever since. */
export const undone = 'undone';

export interface Phase<E extends Entry = Entry> {
  from: number;
  /** Null of the phase that lasts. */
  until: number | null;
  mode: 'runs' | 'waits' | 'rests';
  reason: string | null;
  /** What began it. */
  by: E;
}

const opens = (entry: Entry): boolean =>
  entry.kind === 'start' || (entry.kind === 'restart' && entry.reason !== goesOn && entry.reason !== undone);

/** The terms of a clock, each with its own entries; the last one is the present. Entries come in the order of their moments. */
export function termsOf<E extends Entry>(entries: readonly E[]): E[][] {
  const terms: E[][] = [];
  let stopped = false;
  for (const entry of entries) {
    const first = terms.length === 0;
    // A second start, and a new term while one is not over, change nothing.
    const begins = first ? entry.kind === 'start' || entry.kind === 'restart' : opens(entry) && stopped;
    if (begins) terms.push([entry]);
    else terms.at(-1)?.push(entry);
    if (begins || entry.kind === 'restart') stopped = false;
    else if (entry.kind === 'stop') stopped = true;
  }
  return terms;
}

/** One term as phases without a gap. What says nothing new (a second pause for the same reason, a stop of what rests) is left out. */
export function phasesOf<E extends Entry>(term: readonly E[]): Phase<E>[] {
  const phases: Phase<E>[] = [];
  for (const entry of term) {
    const last = phases.at(-1);
    const stopped = phases.at(-2);
    if (entry.kind === 'restart' && entry.reason === undone && last?.mode === 'rests' && stopped) {
      phases.pop();
      stopped.until = null;
      continue;
    }
    const next = nextPhase(entry, last);
    if (!next) continue;
    if (last) last.until = entry.at;
    phases.push({ from: entry.at, until: null, by: entry, ...next });
  }
  return phases;
}

function nextPhase(entry: Entry, last: Phase | undefined): Pick<Phase, 'mode' | 'reason'> | undefined {
  if (!last) return { mode: 'runs', reason: null };
  const rests = last.mode === 'rests';
  switch (entry.kind) {
    case 'pause': {
      const reason = entry.reason ?? '';
      return rests || (last.mode === 'waits' && last.reason === reason) ? undefined : { mode: 'waits', reason };
    }
    case 'resume':
      return last.mode === 'waits' ? { mode: 'runs', reason: null } : undefined;
    case 'stop':
      return rests ? undefined : { mode: 'rests', reason: null };
    case 'restart':
      return rests ? { mode: 'runs', reason: null } : undefined;
    default:
      return undefined;
  }
}

export const isCounted = (phase: Phase, terms: Pick<Terms, 'pauses'>): boolean =>
  phase.mode === 'runs' || (phase.mode === 'waits' && !terms.pauses(phase.reason ?? ''));

export interface Reading {
  state: 'running' | 'paused' | 'stopped';
  /**
   * The moment at which the target is worked off; null while that is not known: it waits, or has no target. Of a stopped
   * clock, as it was when it stopped.
   */
  dueAt: number | null;
  /** Milliseconds counted up to the last change of phase. */
  spent: number;
  startedAt: number;
  stoppedAt: number | null;
  /** 1 of the first term. */
  term: number;
  /** Of a stopped clock: whether it stopped in time. */
  met: boolean | null;
}

/** Where the clock stands in its present term; undefined when it has never started. */
export function readClock(entries: readonly Entry[], terms: Terms): Reading | undefined {
  const all = termsOf(entries);
  const term = all.at(-1);
  if (!term) return undefined;
  return { ...readTerm(term, terms), term: all.length };
}

export function readTerm(term: readonly Entry[], terms: Terms): Omit<Reading, 'term'> {
  const phases = phasesOf(term);
  const { target, time } = terms;
  let spent = 0;
  let dueAt: number | null = null;
  for (const phase of phases) {
    if (!isCounted(phase, terms)) continue;
    const left = target === null ? null : target - spent;
    if (phase.until === null) {
      if (left !== null && left > 0) dueAt = time.add(phase.from, left);
      continue;
    }
    const worked = time.between(phase.from, phase.until);
    if (left !== null && left > 0 && worked >= left) dueAt = time.add(phase.from, left);
    spent += worked;
  }
  const last = phases.at(-1);
  const before = phases.at(-2);
  const stopped = last?.mode === 'rests';
  if (stopped && dueAt === null && target !== null && before && isCounted(before, terms))
    dueAt = time.add(last.from, target - spent);
  return {
    state: stopped ? 'stopped' : last && isCounted(last, terms) ? 'running' : 'paused',
    dueAt,
    spent,
    startedAt: phases[0]?.from ?? 0,
    stoppedAt: stopped ? last.from : null,
    met: stopped && target !== null ? dueAt === null || last.from <= dueAt : null,
  };
}
