// A new journal with a number series of its own.
import { createJournal } from '#contract/correspondence.ts';
import { newId } from '#core/ids.ts';
import { makeSeries } from '#core/numbering/of-unit.ts';
import { Refusal } from '#core/refusal.ts';
import { reachesJournal } from '../journal-card.ts';
import { journalNow, requireGroups, setRegistrars } from '../journals.ts';
import { action } from '../tables.ts';

export const createJournalAction = action(createJournal, async (unit, input) => {
  const { name, direction, template, restart, index = '', departmentId = null, registrarIds = [] } = input;
  if (!reachesJournal(unit.actor, unit.operation, departmentId)) throw new Refusal('not_allowed');
  await requireGroups(unit, departmentId, registrarIds);
  const id = newId(unit.now.getTime());
  await makeSeries(unit, { id, template, restart, index });
  await unit.insert('journal', { id, name, direction, department_id: departmentId, archived_at: null }).execute();
  await setRegistrars(unit, id, registrarIds);
  const data = { version: 1, name, direction, template, restart, index, departmentId, registrarIds };
  unit.event({ recordId: id, recordKind: 'journal', data });
  return journalNow(unit, id);
});
