// Opens a closed period again, with a reason: numbers go on from where it stopped.
import { reopenPeriod } from '#contract/correspondence.ts';
import { openPeriod } from '#core/numbering/of-unit.ts';
import { changeNote } from '#core/records/change.ts';
import { journalNow, wholeJournal } from '../journals.ts';
import { action } from '../tables.ts';

export const reopenPeriodAction = action(reopenPeriod, async (unit, { id, period, reason }) => {
  const journal = await wholeJournal(unit, id);
  await openPeriod(unit, id, period);
  const note = await changeNote(
    unit,
    { id, kind: 'journal', version: journal.version },
    [
      { field: 'closedPeriods', from: period, to: null },
      { field: 'reason', from: null, to: reason },
    ],
    new Set(['reason']),
  );
  unit.event(note);
  return journalNow(unit, id);
});
