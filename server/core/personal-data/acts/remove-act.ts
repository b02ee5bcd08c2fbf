// The end of an act of destruction: its term is over, the officer has approved, and the act goes with the extract that is
// printed from it. The journal keeps the event of the destruction, which never held the destroyed values.
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

export const actCategory = 'act';
/** The category of one act's removal: `act:12`. */
export const actCategoryPrefix = `${actCategory}:`;

export const isActCategory = (category: string): boolean => category.startsWith(actCategoryPrefix);

/** Removes the act that the task names; no act is made of it, or they would follow one another for ever. */
export async function removeAct(
  unit: AnyUnit,
  task: { number: number; subject_id: string; category: string },
): Promise<void> {
  const db = unscoped(unit);
  const number = Number(task.category.slice(actCategoryPrefix.length));
  const act = await db
    .selectFrom('destruction_act')
    .select(['id', 'keep_until', 'backups_until', 'pdf_file_id'])
    .where('number', '=', number)
    .where('subject_id', '=', task.subject_id)
    .forUpdate()
    .executeTakeFirst();
  if (!act) throw new Refusal('not_found');
  if (act.keep_until >= unit.today || act.backups_until >= unit.today) throw new Refusal('act_kept');
  await db.updateTable('disposal').set({ act_id: null }).where('act_id', '=', act.id).execute();
  await db.deleteFrom('destruction_act').where('id', '=', act.id).execute();
  // A loose file of a day ago is swept with its bytes.
  if (act.pdf_file_id)
    await db.updateTable('file').set({ attached_at: null, name: 'act' }).where('id', '=', act.pdf_file_id).execute();
  unit.enqueue({ job: 'privacy.destruction.list', payload: {}, key: 'privacy.destruction.list' });
  unit.event({
    subjectIds: [task.subject_id],
    data: { disposal: task.number, removedAct: number, keptUntil: act.keep_until, system: 'Ведомо' },
  });
}
