// What the kept card holds after a merge: what was chosen, what it has, and where it has nothing, what the others have. Pure.
import { emailKey } from '#core/contact-checks/email.ts';
import type { ContactValues } from '../rules.ts';

const lists = ['emails', 'phones'] as const;
const isList = (field: string): field is (typeof lists)[number] => (lists as readonly string[]).includes(field);

export function mergedValues(
  kept: ContactValues,
  others: readonly ContactValues[],
  chosen: Partial<ContactValues>,
): ContactValues {
  const merged = { ...kept } as Record<string, unknown>;
  for (const field of Object.keys(kept) as (keyof ContactValues)[]) {
    if (chosen[field] !== undefined) merged[field] = chosen[field];
    else if (isList(field)) {
      const all = [kept, ...others].flatMap((card) => card[field]);
      merged[field] = [...new Map(all.reverse().map((one) => [emailKey(one), one])).values()].reverse();
    } else if (field !== 'name' && !kept[field])
      merged[field] = others.find((card) => card[field])?.[field] ?? kept[field];
  }
  // A branch's number belongs to its taxpayer's.
  if (chosen.kpp === undefined && merged.inn !== kept.inn)
    merged.kpp = others.find((card) => card.inn === merged.inn)?.kpp ?? kept.kpp;
  return merged as unknown as ContactValues;
}

/** Different numbers of taxpayers among the cards, when nobody has chosen. */
export function innsAtOdds(cards: readonly ContactValues[], chosen: Partial<ContactValues>): string[] {
  if (chosen.inn !== undefined) return [];
  const inns = [...new Set(cards.map((card) => card.inn).filter((inn) => inn !== ''))];
  return inns.length > 1 ? inns : [];
}

export type ChangedFields = Record<string, [before: unknown, after: unknown]>;

export function changedBy(before: ContactValues, after: ContactValues): ChangedFields {
  const fields = Object.keys(before) as (keyof ContactValues)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field], after[field]]]),
  );
}

/** The card before the merge; what was changed since by hand stays, of lists what the merge had added goes. */
export function restoredValues(current: ContactValues, changed: ChangedFields): ContactValues {
  const restored = { ...current } as Record<string, unknown>;
  for (const [field, [before, after]] of Object.entries(changed)) {
    const now = (current as unknown as Record<string, unknown>)[field];
    if (JSON.stringify(now) === JSON.stringify(after)) restored[field] = before;
    else if (isList(field)) {
      const added = (after as string[]).filter((one) => !(before as string[]).includes(one));
      restored[field] = (now as string[]).filter((one) => !added.includes(one));
    }
  }
  return restored as unknown as ContactValues;
}
