// Nobody grants what they do not hold: rights are compared operation by operation, lens by lens. Pure.
import type { Lens, Rights } from '../rights.ts';

/** Everything that `lens` shows is shown by some of `held` too. */
function isCovered(lens: Lens, held: readonly Lens[]): boolean {
  return lens.clearances.every((mark) => {
    const fitting = held.filter(
      (one) =>
        one.clearances.includes(mark) &&
        (!one.parts || (lens.parts?.every((part) => one.parts?.includes(part)) ?? false)),
    );
    if (fitting.some((one) => one.principals === 'all')) return true;
    if (lens.principals === 'all') return false;
    return lens.principals.every((principal) => fitting.some((one) => one.principals.includes(principal)));
  });
}

/**
 * The operations under which `wanted` reaches further than `held` and, where given, `before` do. All must have been
 * loaded in the name of one person, so that the reach `own` means the same in each.
 */
export function exceeding(held: Rights, wanted: Rights, operations: readonly string[], before?: Rights): string[] {
  return operations.filter((name) => {
    const allowed = [...held.lenses(name), ...(before?.lenses(name) ?? [])];
    return wanted.lenses(name).some((lens) => !isCovered(lens, allowed));
  });
}
