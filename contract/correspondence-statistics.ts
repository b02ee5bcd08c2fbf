// Statistics of letters: incoming, outgoing and internal counted separately, taken apart in eight ways, and which list
// each figure opens. Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id } from './core.ts';
import { figures, periodInput } from './statistics.ts';

export const letterBreakdowns = [
  'month',
  'journal',
  'kind',
  'department',
  'correspondent',
  'registrar',
  'state',
  'timing',
] as const;
export type LetterBreakdown = (typeof letterBreakdowns)[number];

const asked = {
  ...periodInput,
  by: z.enum(letterBreakdowns).default('month'),
  /** The place of registration. */
  journalId: id.optional(),
};
export const readStatistics = defineOperation({
  name: 'correspondence.statistics.read',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/statistics',
  title: { ru: 'Статистика писем', en: 'Statistics of letters' },
  input: z.object({ ...asked, limit: z.coerce.number().int().min(1).max(500).default(20) }),
  output: figures,
  example: { from: '2026-01-01', to: '2026-12-31' },
});
/** The same table as a file. */
export const exportStatistics = defineOperation({
  name: 'correspondence.statistics.export',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/statistics/file',
  stream: 'download',
  title: { ru: 'Выгрузка статистики писем', en: 'Export statistics of letters' },
  input: z.object({ ...asked, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({}),
  example: { from: '2026-01-01', to: '2026-12-31', format: 'csv' },
});

const parameters: Record<Exclude<LetterBreakdown, 'month'>, string> = {
  journal: 'journalId',
  kind: 'kindId',
  department: 'departmentId',
  correspondent: 'correspondentId',
  registrar: 'authorId',
  state: 'state',
  timing: 'timing',
};

/** Filters of the list of letters that show what a figure counts; without a row, its column's total. */
export function lettersOf(
  by: LetterBreakdown,
  period: { from: string; to: string },
  row?: { key: string },
  journalId?: string,
): Record<string, string> {
  const place: Record<string, string> = journalId ? { journalId } : {};
  const days = { registeredFrom: period.from, registeredTo: period.to };
  if (!row) return { ...days, ...place };
  if (by !== 'month') return { ...days, ...place, [parameters[by]]: row.key };
  const first = `${row.key}-01`;
  const earlier = (one: string, other: string) => [one, other].sort()[0] as string;
  const next = new Date(Date.UTC(Number(row.key.slice(0, 4)), Number(row.key.slice(5, 7)), 0));
  const last = next.toISOString().slice(0, 10);
  return {
    registeredFrom: first > period.from ? first : period.from,
    registeredTo: earlier(last, period.to),
    ...place,
  };
}

/** The same month a year earlier. */
export const monthBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
