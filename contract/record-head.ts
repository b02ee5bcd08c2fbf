// The head of a record of any kind.
import * as z from 'zod';
import { date, id, moment, stateGroups } from './core.ts';

/** What every list, card and search result of any record says. */
export const recordHead = z.object({
  id,
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  counterpart: z.string(),
  state: z.string(),
  stateGroup: z.enum(stateGroups),
  dueOn: date.nullable(),
  registeredOn: date.nullable(),
  responsible: z.object({ id, name: z.string() }).nullable(),
  life: z.string(),
  clearance: z.string(),
  version: z.number(),
  changedAt: moment,
});
