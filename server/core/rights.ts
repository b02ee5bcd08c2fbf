// What an actor may do: for each operation the principals that count and the marks that are covered.
// A grant's reach never widens by another grant: principals and clearances are kept per grant ("lens").
import { clearances as allClearances, type Clearance, type Operation, type Part, type Reach } from '#contract/core.ts';

/** One way of seeing records: those in which one of `principals` has one of `parts`, marked with one of `clearances`. */
export interface Lens {
  principals: 'all' | readonly string[];
  clearances: readonly Clearance[];
  parts?: readonly Part[] | undefined;
}

export interface Grant {
  /** An operation's name, a prefix such as `correspondence.*`, or `*`. */
  operation: string;
  reach: Reach;
  /** Principals of the area: the role's bound area, else the person's groups, each with the groups below. */
  area: readonly string[];
  clearances: readonly Clearance[];
}

export interface Switch {
  operation: string;
  enabled: boolean;
  reach: Reach;
}

const matches = (pattern: string, name: string): boolean =>
  pattern === name || pattern === '*' || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)));

/** The rights of one person at one version of the rights tables. */
export class Rights {
  readonly #grants: readonly Grant[];
  readonly #switches: readonly Switch[];
  readonly #me: string;
  readonly #area: readonly string[];
  readonly #only: readonly string[] | null;
  readonly #without: ((name: string) => boolean) | undefined;
  readonly #lenses = new Map<string, readonly Lens[]>();
  readonly roles: readonly string[];

  constructor(shape: {
    me: string;
    grants: readonly Grant[];
    switches: readonly Switch[];
    area: readonly string[];
    roles: readonly string[];
    /** The operations that a token is limited to; null when it isn't. */
    only?: readonly string[] | null;
    /** Operations that do not count, whoever grants them. */
    without?: ((name: string) => boolean) | undefined;
  }) {
    this.#me = shape.me;
    this.#grants = shape.grants;
    this.#switches = shape.switches;
    this.#area = shape.area;
    this.roles = shape.roles;
    this.#only = shape.only ?? null;
    this.#without = shape.without;
  }

  /** The same rights cut down to what a token names. */
  limitedTo(operations: readonly string[]): Rights {
    return new Rights({
      me: this.#me,
      grants: this.#grants,
      switches: this.#switches,
      area: this.#area,
      roles: this.roles,
      only: operations,
      without: this.#without,
    });
  }

  /** The same rights but for these operations, also among one's own affairs. */
  without(barred: (name: string) => boolean): Rights {
    return new Rights({
      me: this.#me,
      grants: this.#grants,
      switches: this.#switches,
      area: this.#area,
      roles: this.roles,
      only: this.#only,
      without: barred,
    });
  }

  /** Forbidden to this very person, whatever the roles say. */
  forbids(name: string): boolean {
    return this.#switches.some((one) => !one.enabled && matches(one.operation, name));
  }

  /** Tokens may be limited to named operations, also among one's own affairs. */
  permits(name: string): boolean {
    if (this.#without?.(name)) return false;
    return !this.#only || this.#only.some((pattern) => matches(pattern, name));
  }

  /** The operations that a token is limited to; null when it isn't. */
  get only(): readonly string[] | null {
    return this.#only;
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

  #make(name: string, ownParts: Operation['ownParts']): readonly Lens[] {
    if (!this.permits(name)) return [];
    const switched = this.#switches.filter((one) => matches(one.operation, name));
    if (switched.some((one) => !one.enabled)) return [];
    const lenses: Lens[] = [];
    const add = (reach: Reach, area: readonly string[], covered: readonly Clearance[]) => {
      const marks = covered.includes('none') ? covered : (['none', ...covered] as const);
      if (reach === 'all') lenses.push({ principals: 'all', clearances: marks });
      else {
        lenses.push({ principals: [this.#me], clearances: marks, parts: ownParts });
        if (reach === 'area' && area.length > 0) lenses.push({ principals: area, clearances: marks });
      }
    };
    for (const grant of this.#grants) {
      if (matches(grant.operation, name)) add(grant.reach, grant.area, grant.clearances);
    }
    for (const one of switched) add(one.reach, this.#area, []);
    return merge(lenses);
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
