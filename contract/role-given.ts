// A role as it is given to a person: where it works, and the marks that it opens.
import * as z from 'zod';
import { clearances, id } from './core.ts';

export const roleGiven = z.object({
  key: z.string().max(60),
  areaId: id.nullable().default(null),
  clearances: z.array(z.enum(clearances)).default([]),
});
