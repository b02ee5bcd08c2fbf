// Changes a letter field by field: two people who change different fields both succeed; the number never changes.
import { updateLetter } from '#contract/correspondence.ts';
import { mergeChanges } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { seenVersion } from '#core/runner.ts';
import { lockLetter, writeChanges } from '../change-letter.ts';
import { letterCardOf } from '../letter-card.ts';
import { currentFields, letterAfter, resolvePatch } from '../letter-patch.ts';
import { action } from '../tables.ts';

export const updateLetterAction = action(updateLetter, async (unit, input) => {
  const { id, ...patch } = input;
  const before = await lockLetter(unit, id);
  if (before.life !== 'active') throw new Refusal('record_closed');
  const { fields, parties, definitions } = await resolvePatch(unit, before, patch);
  const record = { id, version: before.version, seen: seenVersion(input) };
  const changes = await mergeChanges(unit, record, currentFields(before), fields);
  const after = await letterAfter(unit, before, changes, { parties, definitions });
  await writeChanges(unit, before, after, changes, definitions);
  return letterCardOf(unit, after);
});
