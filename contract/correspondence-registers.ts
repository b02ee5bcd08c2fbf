// Registers of journals: every number of a period on paper and in a workbook, with a sum that finds a changed row.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, moment, nothing, pageInput, pageOf } from './core.ts';
import { directions } from './correspondence-journals.ts';
import { taskStarted } from './tasks.ts';

export const registerCounts = z.object({
  /** Rows of the register, one for each number. */
  rows: z.number(),
  /** The last ordinal of the period when the register was made. */
  last: z.number(),
  used: z.number(),
  cancelled: z.number(),
  reserved: z.number(),
  /** Given up with a reason. */
  released: z.number(),
  /** Ordinals that nothing explains. */
  unexplained: z.number(),
});
export const registerCard = z.object({
  id,
  journal: z.object({ id, name: z.string(), direction: z.enum(directions) }),
  /** Its number among the registers of the journal. */
  ordinal: z.number(),
  period: z.string(),
  from: date.nullable(),
  to: date.nullable(),
  form: z.enum(directions),
  closed: z.boolean(),
  madeAt: moment,
  madeBy: z.object({ id, name: z.string() }),
  counts: registerCounts,
  /** SHA-256 over all rows, each with what came before it. */
  sum: z.string(),
  /** Empty when their maker may read less than then. */
  files: z.array(z.object({ id, name: z.string(), size: z.number(), sha256: z.string() })),
});
export const listRegisters = defineOperation({
  name: 'correspondence.register.list',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/registers',
  title: { ru: 'Реестры журналов', en: 'Registers of journals' },
  input: z.object({ ...pageInput, journalId: id.optional() }),
  output: pageOf(registerCard),
  example: {},
});
export const makeRegister = defineOperation({
  name: 'correspondence.register.make',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/registers',
  status: 202,
  title: { ru: 'Составление реестра журнала', en: 'Make a register of a journal' },
  input: z.strictObject({
    journalId: id,
    /** A period of the journal's numbering; the present one when absent. */
    period: z.string().max(20).optional(),
    /** Only what was registered on these days of the period. */
    from: date.optional(),
    to: date.optional(),
    formats: z
      .array(z.enum(['pdf', 'xlsx']))
      .min(1)
      .max(2)
      .optional(),
  }),
  output: taskStarted,
  example: { journalId: '$journal.incoming' },
});
export const downloadRegister = defineOperation({
  name: 'correspondence.register.download',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/registers/:id/files/:file',
  stream: 'download',
  title: { ru: 'Скачивание реестра журнала', en: 'Download a register' },
  input: z.object({ id, file: id }),
  output: nothing,
  example: { id: '$missing', file: '$missing' },
});
