// Why somebody sees a record: the grants under which it is shown, and the part that each of them goes by.
import * as z from 'zod';
import { clearances, defineOperation, id, parts } from './core.ts';
import { reason } from './rights.ts';

export const readAccess = defineOperation({
  name: 'record.access.read',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/access',
  access: 'signed-in',
  title: { ru: 'Почему я вижу запись', en: 'Why I see a record' },
  input: z.object({ id }),
  output: z.object({
    operation: z.object({ name: z.string(), title: z.object({ ru: z.string(), en: z.string() }) }),
    clearance: z.enum(clearances),
    because: z.array(
      reason.extend({
        /** Whose part in the record counts; empty: the grant reaches every record. */
        through: z.array(z.object({ id, name: z.string(), kind: z.string(), part: z.enum(parts) })),
      }),
    ),
  }),
  example: { id: '$letter.incoming' },
});
