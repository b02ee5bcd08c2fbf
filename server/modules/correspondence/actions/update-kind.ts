// Changes a kind of letters, or switches it off; letters that have it keep it.
import { updateKind } from '#contract/correspondence.ts';
import { mergeChanges } from '#core/records/change.ts';
import { seenVersion } from '#core/runner.ts';
import { type KindCard, kindRow } from '../letter-kind.ts';
import { action } from '../tables.ts';

export const updateKindAction = action(updateKind, async (unit, input) => {
  const { id, ...patch } = input;
  const row = await unit.lock('letter_kind', id);
  const { due_days: dueDays, needs_answer: needsAnswer, answer_closes: answerCloses, ...rest } = row;
  const before = { ...rest, dueDays, needsAnswer, answerCloses } as KindCard;
  const record = { id, version: before.version, seen: seenVersion(input) };
  const changes = await mergeChanges(unit, record, before, patch);
  const after = { ...before, ...Object.fromEntries(changes.map((change) => [change.field, change.to])) };
  if (changes.length > 0) {
    after.version += 1;
    const { id: _id, ...columns } = kindRow(after);
    await unit.update('letter_kind').set(columns).where('letter_kind.id', '=', id).execute();
  }
  const fields = changes.map((change) => change.field);
  unit.event({ recordId: id, recordKind: 'letter_kind', data: { version: after.version, fields, changes } });
  return after;
});
