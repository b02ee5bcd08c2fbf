// Figures over records, for every module: a period, what it is compared with, and rows of counts that each open exactly the
// records they count.
import * as z from 'zod';
import { date } from './core.ts';

/** The period asked for; with `compare` the same days a year earlier stand beside it. */
export const periodInput = {
  from: date,
  to: date,
  compare: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).optional(),
};
const period = z.object({ from: date, to: date });
const counts = z.record(z.string(), z.number());
export const figures = z.object({
  period,
  before: period.nullable(),
  /** The figures count just what the person's list shows: each of them opens its records. */
  opens: z.boolean(),
  /** By column, such as the direction of letters. */
  total: counts,
  totalBefore: counts.nullable(),
  rows: z.array(
    z.object({
      /** An id, a word of a closed list, a month `2026-03`, or `none`. */
      key: z.string(),
      name: z.string().nullable(),
      counts,
      before: counts.nullable(),
    }),
  ),
  /** Rows beyond the limit are left out, the smallest ones. */
  more: z.boolean(),
});
export type Figures = z.output<typeof figures>;
