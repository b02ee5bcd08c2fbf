// What an edited form sends: the fields that differ from those that the editing began with. Pure.

/** The fields of `now` that differ from `before`; others' changes of the rest then stay. */
export function changedFields<T extends object>(now: T, before: T): Partial<T> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => !same(value, (before as Record<string, unknown>)[field])),
  ) as Partial<T>;
}
