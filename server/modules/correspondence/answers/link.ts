// «В ответ на»: the link from a new letter to the one it answers, told in the history of both.
import type { Direction } from '#contract/correspondence.ts';
import { newId } from '#core/ids.ts';
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { recordKindOf } from '../rules.ts';
import type { Registry } from '../tables.ts';

/** Only a letter that the actor may open can be answered. */
export async function linkAnswer(
  unit: Unit<Registry>,
  letter: { id: string; direction: Direction },
  answersId: string,
): Promise<void> {
  const answered = await unit
    .fromUnder('correspondence.letter.read', 'letter')
    .select(['letter.id', 'letter.direction'])
    .where('letter.id', '=', answersId)
    .executeTakeFirst();
  if (!answered) throw refuseField('answersId', 'not_found');
  const link = { id: newId(unit.now.getTime()), from_id: letter.id, to_id: answersId, kind: 'answers' };
  await unit.insert('record_link', { ...link, created_by: unit.actor.id, created_at: unit.moment }).execute();
  const data = { linkId: link.id, kind: link.kind, fromId: letter.id, toId: answersId };
  for (const end of [letter, answered])
    unit.event({ operation: 'record.link.add', recordId: end.id, recordKind: recordKindOf(end.direction), data });
}
