// Changes several letters at once: each is changed or refused by itself, all in one transaction.
import { changeLetters } from '#contract/correspondence.ts';
import { mergeChanges } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { writeChanges } from '../change-letter.ts';
import { currentFields, letterAfter } from '../letter-patch.ts';
import { action } from '../tables.ts';
import { selectLetter } from '../whole-letter.ts';

export const changeLettersAction = action(changeLetters, async (unit, { ids, ...fields }) => {
  const wanted = [...new Set(ids)];
  // Locked in one order, so that two such changes never wait for each other in a ring.
  await unit
    .from('letter')
    .select('letter.id')
    .where('letter.id', 'in', wanted)
    .orderBy('letter.id')
    .forUpdate()
    .execute();
  const letters = await selectLetter(unit.from('letter', 'record'), unit.actor.id)
    .where('letter.id', 'in', wanted)
    .execute();
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  const refused: { id: string; code: string }[] = [];
  let changed = 0;
  for (const id of wanted) {
    const before = byId.get(id);
    if (before?.life !== 'active') {
      refused.push({ id, code: before ? 'record_closed' : 'not_found' });
      continue;
    }
    const record = { id, version: before.version, seen: before.version };
    const changes = await mergeChanges(unit, record, currentFields(before), fields);
    const code = await letterAfter(unit, before, changes, { parties: undefined, definitions: [] }).then(
      async (after) => void (await writeChanges(unit, before, after, changes)),
      (error: unknown) => {
        if (error instanceof Refusal) return error.details.errors?.[0]?.code ?? error.code;
        throw error;
      },
    );
    if (code) refused.push({ id, code });
    else changed += 1;
  }
  if (changed === 0) unit.event({ data: { refused: refused.length } });
  return { changed, refused };
});
