// Reports of the helpdesk: figures of a period as they were at a moment, and which list each of them opens.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, moment } from './core.ts';

export const reportBreakdowns = ['month', 'category', 'executor', 'group', 'priority', 'channel', 'place'] as const;
export type ReportBreakdown = (typeof reportBreakdowns)[number];

/** Durations are minutes by the clock on the wall, from creation; null where there is nothing to count. */
export const reportFigures = z.object({
  created: z.number(),
  solved: z.number(),
  /** Of the solved with a deadline: by it. */
  inTime: z.number(),
  late: z.number(),
  /** Of the solved: those that had to be taken up again. */
  reopened: z.number(),
  /** Open at the end of the period, or at `asOf` when that is earlier. */
  open: z.number(),
  /** Of the open: past their deadline then. */
  overdue: z.number(),
  answerMedian: z.number().nullable(),
  answerP90: z.number().nullable(),
  solveMedian: z.number().nullable(),
  solveP90: z.number().nullable(),
  rated: z.number(),
  rating: z.number().nullable(),
  /** Time spent on the solved. */
  minutes: z.number(),
});
export type ReportFigures = z.output<typeof reportFigures>;

const asked = {
  from: date,
  to: date,
  by: z.enum(reportBreakdowns).default('month'),
  groupId: id.optional(),
  categoryId: id.optional(),
  executorId: id.optional(),
  /** The figures as they were at this moment: later changes do not count. Now when absent. */
  asOf: moment.optional(),
};
export const readReport = defineOperation({
  name: 'helpdesk.report.summary',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/reports/summary',
  title: { ru: 'Отчёт по заявкам', en: 'Report on tickets' },
  input: z.object(asked),
  output: z.object({
    period: z.object({ from: date, to: date }),
    asOf: moment,
    total: reportFigures,
    rows: z.array(reportFigures.extend({ key: z.string(), name: z.string().nullable() })),
    /** How old the open ones are at the end, in days: up to 1, 3, 7, 30, and beyond. */
    ageing: z.array(z.object({ upTo: z.number().nullable(), count: z.number() })),
  }),
  example: { from: '2026-01-01', to: '2026-12-31' },
});
export const exportReport = defineOperation({
  name: 'helpdesk.report.export',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/reports/file',
  stream: 'download',
  title: { ru: 'Выгрузка отчёта по заявкам', en: 'Export the report on tickets' },
  input: z.object({ ...asked, format: z.enum(['xlsx', 'csv', 'pdf']).default('xlsx') }),
  output: z.object({}),
  example: { from: '2026-01-01', to: '2026-12-31', format: 'csv' },
});

const parameters: Record<Exclude<ReportBreakdown, 'month'>, string> = {
  category: 'categoryId',
  executor: 'executorId',
  group: 'groupId',
  priority: 'priority',
  channel: 'channel',
  place: 'placeId',
};
const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** Filters of the list of tickets that show what a figure counts now; null where no list does. */
export function ticketsOf(
  figure: keyof ReportFigures,
  by: ReportBreakdown,
  period: { from: string; to: string },
  key?: string,
): Record<string, string> | null {
  const inMonth = by === 'month' && key !== undefined;
  const first = inMonth && `${key}-01` > period.from ? `${key}-01` : period.from;
  const last = inMonth && lastDay(key) < period.to ? lastDay(key) : period.to;
  const of: Record<string, string> = {};
  if (by !== 'month' && key !== undefined) {
    of[parameters[by]] = key;
    if (by === 'category' || by === 'place') of.only = 'true';
  }
  const solved = { ...of, group: 'all', solvedFrom: first, solvedTo: last };
  switch (figure) {
    case 'created':
      return { ...of, group: 'all', registeredFrom: first, registeredTo: last };
    case 'solved':
      return solved;
    case 'inTime':
      return { ...solved, inTime: 'true' };
    case 'late':
      return { ...solved, inTime: 'false' };
    case 'reopened':
      return { ...solved, reopened: 'true' };
    case 'rated':
      return { ...solved, rated: 'true' };
    case 'open':
      return inMonth ? null : { ...of, group: 'open' };
    case 'overdue':
      return inMonth ? null : { ...of, group: 'open', overdue: 'true' };
    default:
      return null;
  }
}
