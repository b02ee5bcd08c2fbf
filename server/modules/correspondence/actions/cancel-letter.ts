// Cancels a letter with a reason: nothing is deleted, the number stays issued and is never given again.
import { cancelLetter } from '#contract/correspondence.ts';
import { cancelNumberOf } from '#core/numbering/of-unit.ts';
import { Refusal } from '#core/refusal.ts';
import { settleAnswers } from '../answers/settle.ts';
import { lockLetter, writeChanges } from '../change-letter.ts';
import { letterCardOf } from '../letter-card.ts';
import { action } from '../tables.ts';
import type { WholeLetter } from '../whole-letter.ts';

export const cancelLetterAction = action(cancelLetter, async (unit, { id, reason }) => {
  const before = await lockLetter(unit, id);
  if (before.life !== 'active') throw new Refusal('already_cancelled');
  await cancelNumberOf(unit, id, reason);
  const after: WholeLetter = { ...before, state: 'cancelled', life: 'cancelled', cancelReason: reason };
  await writeChanges(unit, before, after, [
    { field: 'state', from: before.state, to: 'cancelled' },
    { field: 'cancelReason', from: null, to: reason },
  ]);
  // What it answered waits again.
  await settleAnswers(unit, [id]);
  return letterCardOf(unit, after);
});
