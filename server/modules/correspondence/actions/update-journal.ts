// Changes a journal. Numbers already issued stay as printed; direction and restart stay once there are any.
import { updateJournal } from '#contract/correspondence.ts';
import { alterSeries } from '#core/numbering/of-unit.ts';
import { mergeChanges } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { seenVersion } from '#core/runner.ts';
import { reachesJournal } from '../journal-card.ts';
import { journalNow, requireGroups, setRegistrars, wholeJournal } from '../journals.ts';
import { action } from '../tables.ts';

export const updateJournalAction = action(updateJournal, async (unit, input) => {
  const { id, registrarIds, ...rest } = input;
  await unit.lock('journal', id);
  const before = await wholeJournal(unit, id);
  const current = { ...before, registrarIds: before.registrars.map((one) => one.id).sort() };
  const patch = { ...rest, registrarIds: registrarIds && [...new Set(registrarIds)].sort() };
  const record = { id, version: before.version, seen: seenVersion(input) };
  const changes = await mergeChanges(unit, record, current, patch);
  const changed = new Set(changes.map((change) => change.field));
  const after = { ...current, ...Object.fromEntries(changes.map((change) => [change.field, change.to])) };
  if (!reachesJournal(unit.actor, unit.operation, after.departmentId)) throw new Refusal('not_allowed');
  if (before.numbered && (changed.has('direction') || changed.has('restart'))) throw new Refusal('journal_numbered');
  await requireGroups(
    unit,
    changed.has('departmentId') ? after.departmentId : null,
    changed.has('registrarIds') ? after.registrarIds : [],
  );
  if (['template', 'restart', 'index'].some((field) => changed.has(field)))
    await alterSeries(unit, { id, template: after.template, restart: after.restart, index: after.index });
  if (changed.has('registrarIds')) await setRegistrars(unit, id, after.registrarIds);
  if (changes.length > 0) {
    await unit
      .update('journal')
      .set({
        name: after.name,
        direction: after.direction,
        department_id: after.departmentId,
        version: before.version + 1,
        ...(changed.has('archived') ? { archived_at: after.archived ? unit.moment : null } : {}),
      })
      .where('journal.id', '=', id)
      .execute();
  }
  const version = before.version + (changes.length > 0 ? 1 : 0);
  unit.event({ recordId: id, recordKind: 'journal', data: { version, fields: [...changed], changes } });
  return journalNow(unit, id);
});
