// Two people who change different fields of one thing both succeed; the same field is refused with both values (412),
// so that nothing is typed again.
import { Refusal } from './refusal.ts';

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What of `patch` really changes `current`. `movedSince` is asked only when the thing has moved on from the version
 * that the caller saw, and names the fields that somebody else changed meanwhile.
 */
export async function mergeFields(
  thing: { version: number; seen: number; movedSince: (seen: number) => Promise<ReadonlySet<string>> },
  current: Record<string, unknown>,
  patch: Record<string, unknown>,
): Promise<FieldChange[]> {
  const changes = Object.entries(patch)
    .filter(([field, to]) => to !== undefined && !same(current[field], to))
    .map(([field, to]) => ({ field, from: current[field] ?? null, to }));
  if (thing.seen >= thing.version || changes.length === 0) return changes;
  const moved = await thing.movedSince(thing.seen);
  const conflicts = changes.filter((change) => moved.has(change.field));
  if (conflicts.length > 0) {
    throw new Refusal('stale', {
      version: thing.version,
      fields: conflicts.map((change) => ({ field: change.field, yours: change.to, current: change.from })),
    });
  }
  return changes;
}
