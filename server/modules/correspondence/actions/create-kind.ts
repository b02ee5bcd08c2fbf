// A new kind of letters.
import { createKind } from '#contract/correspondence.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { newId } from '#core/ids.ts';
import type { KindCard } from '../letter-kind.ts';
import { action } from '../tables.ts';

export const createKindAction = action(createKind, async (unit, input) => {
  requireEverywhere(unit);
  const kind = { id: newId(unit.now.getTime()), ...input, enabled: true, version: 1 };
  const { dueDays, ...row } = kind;
  await unit.insert('letter_kind', { ...row, due_days: dueDays }).execute();
  unit.event({ recordId: kind.id, recordKind: 'letter_kind', data: { version: 1, ...input } });
  return kind satisfies KindCard;
});
