// Who should do a ticket, and why: the same people and facts always give the same order. Pure.
import type { AssignmentRule, PassedOver, ProposalReason } from '#contract/helpdesk.ts';

export interface Candidate {
  id: string;
  name: string;
  onDuty: boolean;
  absent: boolean;
  may: boolean;
  /** Categories that the person, else the queue, can do; empty: all. */
  skills: readonly string[];
  /** Places that the person serves; empty: all. */
  sites: readonly string[];
  loadMinutes: number;
  /** A full day of the person. */
  fullMinutes: number;
  /** When the person last got a ticket; null: never. */
  assignedAt: string | null;
}
export interface Wanted {
  /** The category and those above it, with their names. */
  categories: readonly { id: string; name: string }[];
  /** The place and those above it; empty: no place is known. */
  places: readonly { id: string; name: string }[];
  /** Whoever did the last ticket of the place. */
  lastHere: string | null;
}
export interface Ground {
  onDutyOnly: boolean;
  /** The common full day, by which shares of shorter and longer ones are compared. */
  fullMinutes: number;
  rule: Extract<AssignmentRule, 'load' | 'turn'>;
}
export interface Ranked {
  proposed: { candidate: Candidate; because: ProposalReason[] }[];
  others: { candidate: Candidate; why: PassedOver }[];
}

/** What knowing the place, or just this work, is worth against being less busy, minutes each. */
const worthMinutes = 30;

export function rank(candidates: readonly Candidate[], wanted: Wanted, ground: Ground): Ranked {
  const proposed: (Ranked['proposed'][number] & { weight: number; over: boolean })[] = [];
  const others: Ranked['others'] = [];
  for (const candidate of candidates) {
    const why = whyNot(candidate, wanted, ground);
    if (why) others.push({ candidate, why });
    else proposed.push({ candidate, ...weigh(candidate, wanted, ground) });
  }
  proposed.sort(
    (one, other) =>
      Number(one.over) - Number(other.over) ||
      (ground.rule === 'turn' ? 0 : one.weight - other.weight) ||
      compare(one.candidate.assignedAt ?? '', other.candidate.assignedAt ?? '') ||
      compare(one.candidate.id, other.candidate.id),
  );
  others.sort((one, other) => compare(one.candidate.name, other.candidate.name));
  return { proposed: proposed.map(({ candidate, because }) => ({ candidate, because })), others };
}

function whyNot(candidate: Candidate, wanted: Wanted, ground: Ground): PassedOver | null {
  if (!candidate.may) return 'no-right';
  if (candidate.absent) return 'absent';
  if (ground.onDutyOnly && !candidate.onDuty) return 'off-duty';
  if (candidate.skills.length > 0 && !wanted.categories.some(({ id }) => candidate.skills.includes(id)))
    return 'no-skill';
  if (
    candidate.sites.length > 0 &&
    wanted.places.length > 0 &&
    !wanted.places.some(({ id }) => candidate.sites.includes(id))
  )
    return 'other-site';
  return null;
}

function weigh(candidate: Candidate, wanted: Wanted, { fullMinutes, rule }: Ground) {
  const skill = wanted.categories.find(({ id }) => candidate.skills.includes(id));
  const site = wanted.places.find(({ id }) => candidate.sites.includes(id));
  const here = wanted.lastHere === candidate.id;
  const over = candidate.loadMinutes >= candidate.fullMinutes;
  const because: ProposalReason[] = [
    ...(candidate.onDuty ? [{ code: 'duty' as const }] : []),
    skill ? { code: 'skill', name: skill.name } : { code: 'all-skills' },
    ...(site ? [{ code: 'site' as const, name: site.name }] : []),
    { code: over ? 'over' : 'load', minutes: candidate.loadMinutes, of: candidate.fullMinutes },
    ...(here ? [{ code: 'last-here' as const }] : []),
    ...(rule === 'turn' ? [{ code: 'turn' as const }] : []),
  ];
  const worth = [skill, site, here || null].filter((one) => one).length * worthMinutes;
  return { because, over, weight: (candidate.loadMinutes / candidate.fullMinutes) * fullMinutes - worth };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
