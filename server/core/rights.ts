// What an actor may do: for each operation the principals that count and the marks that are covered.
// A grant's reach never widens by another grant: principals and clearances are kept per grant ("lens").
import { clearances as allClearances, type Clearance, type Operation, type Part, type Reach } from '#contract/core.ts';

/** One way of seeing records: those in which one of `principals` has one of `parts`, marked with one of `clearances`. */
export interface Lens {
  principals: 'all' | readonly string[];
  clearances: readonly Clearance[];
  parts?: readonly Part[] | undefined;
  /** Whoever sees a record so alone is told what is meant for the outside. */
  outside?: true;
}

/** Where a grant comes from, for the pages that answer «why». */
export interface GrantSource {
  role: string;
  areaId: string | null;
  /** The group through which the role is held; null when it was given to the person. */
  groupId: string | null;
  endsAt: string | null;
}

export interface Grant {
  /** An operation's name, a prefix such as `correspondence.*`, or `*`. Bundles are taken apart before they come here. */
  operation: string;
  reach: Reach;
  /** Principals of the area: the role's bound area, else the person's groups, each with the groups below. */
  area: readonly string[];
  clearances: readonly Clearance[];
  source?: GrantSource;
}

export interface Switch {
  operation: string;
  enabled: boolean;
  reach: Reach;
  /** The bundle whose switch this is a part of. */
  bundle?: string;
}

/** What an operation is held by, or held back by. */
export interface Reasons {
  grants: readonly Grant[];
  switches: readonly Switch[];
}

/** Whether a grant's, switch's or token's words name the operation: its own name, `module.*`, `*`. */
export const matches = (pattern: string, name: string): boolean =>
  pattern === name || pattern === '*' || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)));

export interface RightsShape {
  me: string;
  grants: readonly Grant[];
  switches: readonly Switch[];
  area: readonly string[];
  /** The person's groups with those above them: whoever addresses a group means the people inside it. */
  within?: readonly string[];
  roles: readonly string[];
  /** The roles as they are held; pages that explain need them. */
  held?: readonly GrantSource[];
  /** The operations that a token is limited to; null when it isn't. */
  only?: readonly string[] | null;
  /** Operations that do not count, whoever grants them. */
  without?: ((name: string) => boolean) | undefined;
  /** When a role that is held now ends: from then on these rights are no longer true. */
  endsAt?: number | null;
}

/** The rights of one person at one version of the rights tables. */
export class Rights {
  readonly #shape: RightsShape;
  readonly #lenses = new Map<string, readonly Lens[]>();
  readonly roles: readonly string[];

  constructor(shape: RightsShape) {
    this.#shape = shape;
    this.roles = shape.roles;
  }

  /** The same rights cut down to what a token names. */
  limitedTo(operations: readonly string[]): Rights {
    return new Rights({ ...this.#shape, only: operations });
  }

  /** The same rights and one operation on everything: for a single call whose input the program itself has chosen. */
  lent(operation: string): Rights {
    const { grants, only } = this.#shape;
    return new Rights({
      ...this.#shape,
      grants: [...grants, { operation, reach: 'all', area: [], clearances: allClearances }],
      only: only ? [...only, operation] : (only ?? null),
    });
  }

  /** The same rights but for these operations, also among one's own affairs. */
  without(barred: (name: string) => boolean): Rights {
    return new Rights({ ...this.#shape, without: barred });
  }

  /** Forbidden to this very person, whatever the roles say. */
  forbids(name: string): boolean {
    return this.#shape.switches.some((one) => !one.enabled && matches(one.operation, name));
  }

  /** The operations that a token is limited to; null when it isn't. */
  get only(): readonly string[] | null {
    return this.#shape.only ?? null;
  }

  get within(): readonly string[] {
    return this.#shape.within ?? [];
  }

  get held(): readonly GrantSource[] {
    return this.#shape.held ?? [];
  }

  /** The other rights, of the same person, hold exactly the same. */
  same(other: Rights): boolean {
    return JSON.stringify(this.#shape) === JSON.stringify(other.#shape);
  }

  /** No role has ended since these rights were loaded. */
  goodAt(now: Date): boolean {
    const { endsAt } = this.#shape;
    return endsAt === null || endsAt === undefined || now.getTime() < endsAt;
  }

  /** Tokens may be limited to named operations, also among one's own affairs; a bundle switched off takes those too. */
  permits(name: string): boolean {
    if (this.#shape.without?.(name)) return false;
    if (this.only && !this.only.some((pattern) => matches(pattern, name))) return false;
    return !this.#shape.switches.some((one) => one.bundle && !one.enabled && matches(one.operation, name));
  }

  has(name: string): boolean {
    return this.lenses(name).length > 0;
  }

  /** Whether the operation is granted over everything, as operations on things without an area need. */
  everywhere(name: string): boolean {
    return this.lenses(name).some((lens) => lens.principals === 'all');
  }

  /** The lenses of an operation; empty when it isn't granted. `ownParts` narrows the reach `own`. */
  lenses(name: string, ownParts?: Operation['ownParts']): readonly Lens[] {
    const key = ownParts ? `${name} ${ownParts.join()}` : name;
    let found = this.#lenses.get(key);
    if (!found) {
      found = this.#make(name, ownParts);
      this.#lenses.set(key, found);
    }
    return found;
  }

  /** The marks that any grant of the operation covers. */
  clearances(name: string): readonly Clearance[] {
    const covered = new Set(this.lenses(name).flatMap((lens) => lens.clearances));
    return allClearances.filter((clearance) => covered.has(clearance));
  }

  /** Every grant and switch that names the operation, also those that a switch overrides. */
  reasons(name: string): Reasons {
    return {
      grants: this.#shape.grants.filter((grant) => matches(grant.operation, name)),
      switches: this.#shape.switches.filter((one) => matches(one.operation, name)),
    };
  }

  /** The lenses that one grant, or the enabled switch, gives by itself. */
  lensesOf(given: Grant | Switch, ownParts?: Operation['ownParts']): Lens[] {
    const area = 'area' in given ? given.area : this.#shape.area;
    const covered = 'clearances' in given ? given.clearances : [];
    const marks = covered.includes('none') ? covered : (['none', ...covered] as const);
    if (given.reach === 'all') return [{ principals: 'all', clearances: marks }];
    const mine: Lens = { principals: [this.#shape.me], clearances: marks, parts: ownParts };
    return given.reach === 'area' && area.length > 0 ? [mine, { principals: area, clearances: marks }] : [mine];
  }

  #make(name: string, ownParts: Operation['ownParts']): readonly Lens[] {
    if (!this.permits(name)) return [];
    const { grants, switches } = this.reasons(name);
    if (switches.some((one) => !one.enabled)) return [];
    return merge([...grants, ...switches].flatMap((one) => this.lensesOf(one, ownParts)));
  }
}

/** Joins lenses that differ in principals only, drops what a wider one covers. */
function merge(lenses: readonly Lens[]): Lens[] {
  const wide = lenses.filter((lens) => lens.principals === 'all');
  const covered = new Set(wide.flatMap((lens) => lens.clearances));
  const result: Lens[] =
    wide.length > 0 ? [{ principals: 'all', clearances: allClearances.filter((mark) => covered.has(mark)) }] : [];
  const groups = new Map<string, { principals: Set<string>; clearances: readonly Clearance[]; parts: Lens['parts'] }>();
  for (const lens of lenses) {
    if (lens.principals === 'all') continue;
    const left = lens.clearances.filter((mark) => !covered.has(mark));
    if (left.length === 0) continue;
    const key = `${[...left].sort().join()}|${lens.parts?.join() ?? ''}`;
    const group = groups.get(key) ?? { principals: new Set<string>(), clearances: left, parts: lens.parts };
    for (const principal of lens.principals) group.principals.add(principal);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    result.push({ principals: [...group.principals].sort(), clearances: group.clearances, parts: group.parts });
  }
  return result;
}

/** Whether whatever lies under one of `narrow` lies under one of `wide`. */
export const lensesCover = (wide: readonly Lens[], narrow: readonly Lens[]): boolean =>
  narrow.every((lens) => wide.some((other) => lensCovers(other, lens)));

const lensCovers = (wide: Lens, narrow: Lens): boolean =>
  narrow.clearances.every((mark) => wide.clearances.includes(mark)) &&
  (!wide.parts || (narrow.parts?.every((part) => wide.parts?.includes(part)) ?? false)) &&
  (wide.principals === 'all' ||
    (narrow.principals !== 'all' && narrow.principals.every((one) => wide.principals.includes(one))));

/** Whether a record with these participants and this mark lies under one of the lenses. */
export function covers(
  lenses: readonly Lens[],
  record: { clearance: string; participants: readonly { principalId: string; part: string }[] },
): boolean {
  return lenses.some(
    (lens) =>
      (lens.clearances as readonly string[]).includes(record.clearance) &&
      (lens.principals === 'all' ||
        record.participants.some(
          (one) =>
            (lens.principals as readonly string[]).includes(one.principalId) &&
            (!lens.parts || (lens.parts as readonly string[]).includes(one.part)),
        )),
  );
}
