// Closes a period of a journal: no number is given in it any more.
import { closePeriod } from '#contract/correspondence.ts';
import { shutPeriod } from '#core/numbering/of-unit.ts';
import { changeNote } from '#core/records/change.ts';
import { journalNow, wholeJournal } from '../journals.ts';
import { action } from '../tables.ts';

export const closePeriodAction = action(closePeriod, async (unit, { id, period, reason = '', releaseReserved }) => {
  const journal = await wholeJournal(unit, id);
  const released = await shutPeriod(unit, journal, period, reason, releaseReserved);
  const typed = reason ? [{ field: 'reason', from: null, to: reason }] : [];
  const note = await changeNote(
    unit,
    { id, kind: 'journal', version: journal.version },
    [{ field: 'closedPeriods', from: null, to: period }, ...typed],
    new Set(['reason']),
  );
  unit.event(released > 0 ? { ...note, data: { ...note.data, released } } : note);
  return journalNow(unit, id);
});
