// A new kind of letters.
import { createKind } from '#contract/correspondence.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { newId } from '#core/ids.ts';
import { type KindCard, kindRow } from '../letter-kind.ts';
import { action } from '../tables.ts';

export const createKindAction = action(createKind, async (unit, input) => {
  requireEverywhere(unit);
  const kind = { id: newId(unit.now.getTime()), ...input, enabled: true, version: 1 };
  await unit.insert('letter_kind', kindRow(kind)).execute();
  unit.event({ recordId: kind.id, recordKind: 'letter_kind', data: { version: 1, ...input } });
  return kind satisfies KindCard;
});
