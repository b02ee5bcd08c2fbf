// A role as it is given to a person: where it works, the marks that it opens, how long.
import * as z from 'zod';
import { clearances, date, id } from './core.ts';

export const roleGiven = z.object({
  key: z.string().max(60),
  areaId: id.nullable().default(null),
  clearances: z.array(z.enum(clearances)).default([]),
  /** The last day on which the role is held. */
  endsOn: date.nullable().default(null),
});
