// The address of the list of letters that a figure opens: the same filters, as the list's own address says them.
import { type LetterBreakdown, lettersOf, monthBefore } from '#contract/correspondence.ts';
import type { Figures } from '#contract/statistics.ts';
import { writeListState } from '../../../core/list/list-state.ts';

const lookups = new Set(['departmentId', 'correspondentId', 'authorId']);

export function listAddress(
  figures: Figures,
  by: LetterBreakdown,
  direction: string,
  row: Figures['rows'][number] | null,
  past: boolean,
  place: { journalId?: string | undefined; name: string },
): string {
  const period = past && figures.before ? figures.before : figures.period;
  const key = row && past && by === 'month' ? monthBefore(row.key) : row?.key;
  const asked = lettersOf(by, period, key === undefined ? undefined : { key }, place.journalId);
  const { registeredFrom, registeredTo, ...rest } = asked;
  const filters: Record<string, string> = { registered: `${registeredFrom}..${registeredTo}` };
  for (const [name, value] of Object.entries(rest))
    filters[name] = lookups.has(name) ? `${value}~${place.name}` : value;
  return `/${direction}#${writeListState({ filters, sort: null, view: null, open: null })}`;
}
