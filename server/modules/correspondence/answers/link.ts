// «В ответ на»: the link from a new letter to the one it answers, told in the history of both; the answered letter is
// closed by it when the registrar or its kind says so.
import { newId } from '#core/ids.ts';
import { mergeChanges } from '#core/records/change.ts';
import { refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { writeChanges } from '../change-letter.ts';
import { letterKindSql } from '../letter-kind.ts';
import { currentFields } from '../letter-patch.ts';
import { recordKindOf } from '../rules.ts';
import type { Registry } from '../tables.ts';
import { selectLetter, type WholeLetter } from '../whole-letter.ts';

/** Only a letter that the actor may open can be answered. */
export async function linkAnswer(unit: Unit<Registry>, letter: WholeLetter, answersId: string): Promise<WholeLetter> {
  const answered = await selectLetter(unit.fromUnder('correspondence.letter.read', 'letter', 'record'), unit.actor.id)
    .where('letter.id', '=', answersId)
    .executeTakeFirst();
  if (!answered) throw refuseField('answersId', 'not_found');
  const link = { id: newId(unit.now.getTime()), from_id: letter.id, to_id: answersId, kind: 'answers' };
  await unit.insert('record_link', { ...link, created_by: unit.actor.id, created_at: unit.moment }).execute();
  const data = { linkId: link.id, kind: link.kind, fromId: letter.id, toId: answersId };
  for (const end of [letter, answered])
    unit.event({ operation: 'record.link.add', recordId: end.id, recordKind: recordKindOf(end.direction), data });
  return answered;
}

/** Tells the history of the answered letter that it waits no longer; marks it as done where that was asked for. */
export async function closeByAnswer(
  unit: Unit<Registry>,
  answered: WholeLetter,
  answer: WholeLetter,
  done: boolean | undefined,
): Promise<void> {
  if (answered.life !== 'active' || answered.direction === answer.direction) return;
  if (answered.answerBy !== null && answered.answeredId === null) {
    unit.event({
      operation: 'correspondence.letter.answered',
      recordId: answered.id,
      recordKind: recordKindOf(answered.direction),
      data: { answerId: answer.id, answeredOn: answer.registeredOn, answerBy: answered.answerBy },
    });
  }
  if (answered.state === 'done' || !(done ?? (await closedByKind(unit, answered)))) return;
  if (done) await requireUpdate(unit, answered.id);
  await unit.lock('letter', answered.id);
  const record = { id: answered.id, version: answered.version, seen: answered.version };
  const changes = await mergeChanges(unit, record, currentFields(answered), { state: 'done' });
  await writeChanges(unit, answered, { ...answered, state: 'done' }, changes, [], 'correspondence.letter.update');
}

async function requireUpdate(unit: Unit<Registry>, id: string): Promise<void> {
  const right = 'correspondence.letter.update';
  const reached = unit.actor.rights.has(right)
    ? await unit.fromUnder(right, 'letter').select('letter.id').where('letter.id', '=', id).executeTakeFirst()
    : undefined;
  if (!reached) throw refuseField('answeredDone', 'not_allowed');
}

async function closedByKind(unit: Unit<Registry>, letter: WholeLetter): Promise<boolean> {
  if (letter.kindId === null || letter.direction !== 'incoming') return false;
  const row = await unit
    .from('journal')
    .select(letterKindSql(sql`${letter.kindId}::uuid`).as('kind'))
    .where('journal.id', '=', letter.journalId)
    .executeTakeFirst();
  return row?.kind?.answerCloses ?? false;
}
