// Import of people from a table: a file is read, its columns are matched, a dry run tells what each row comes to, then it runs.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, okOutput, pageInput, pageOf } from './core.ts';

export const importFields = [
  'login',
  'email',
  'name',
  'lastName',
  'firstName',
  'middleName',
  'position',
  'phone',
  'birthDate',
  'group',
  'role',
] as const;
export const importVerdicts = ['create', 'update', 'same', 'error'] as const;
export const importStates = ['mapping', 'checked', 'running', 'done', 'cancelled'] as const;
export const importRowsAtMost = 10_000;

export const importErrors = defineErrors({
  import_unmapped: {
    status: 400,
    ru: 'Укажите столбец с именем (или с фамилией)',
    en: 'Choose the column with the name (or the surname)',
  },
  import_group_unknown: { status: 400, ru: 'Нет такого подразделения', en: 'There is no such group' },
  import_role_unknown: { status: 400, ru: 'Нет такой роли', en: 'There is no such role' },
  import_other_person: {
    status: 400,
    ru: 'Логин и почта принадлежат разным людям',
    en: 'The login and the e-mail belong to different people',
  },
  import_closed: {
    status: 400,
    ru: 'Учётная запись отключена или ждёт решения: импорт её не меняет',
    en: 'The account is deactivated or waits for a decision: an import does not change it',
  },
});

const options = z.object({
  /** People who are there already get the values of the file. */
  update: z.boolean().default(true),
  /** New people get an invitation by mail. */
  invite: z.boolean().default(false),
});
const mapping = z.array(z.enum(importFields).nullable()).max(100);
const card = z.object({
  id,
  fileName: z.string(),
  state: z.enum(importStates),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping,
  options,
  rows: z.number(),
  verdicts: z.object({ create: z.number(), update: z.number(), same: z.number(), error: z.number() }),
  applied: z.number(),
  failed: z.number(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  version: z.number(),
});
export type ImportCard = z.output<typeof card>;

export const beginImport = defineOperation({
  name: 'identity.import.begin',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/import',
  status: 201,
  title: { ru: 'Импорт людей: файл', en: 'Import people: the file' },
  /** The file itself in base64. */
  input: z.strictObject({ name: z.string().trim().min(1).max(200), content: z.base64().min(4).max(4_000_000) }),
  output: card,
  example: { name: 'люди.csv', content: '0JjQvNGPO9Cb0L7Qs9C40L0K0J/QtdGC0YDQvtCyO3BldHJvdgo=' },
});
export const listImports = defineOperation({
  name: 'identity.import.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/import',
  title: { ru: 'Импорты людей', en: 'Imports of people' },
  input: z.object({ ...pageInput }),
  output: pageOf(card),
  example: {},
});
export const readImport = defineOperation({
  name: 'identity.import.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/import/:id',
  title: { ru: 'Импорт людей', en: 'An import of people' },
  input: z.object({ id }),
  output: card,
  example: { id: '$missing' },
});
export const listImportRows = defineOperation({
  name: 'identity.import.rows',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/import/:id/rows',
  personal: 'users',
  title: { ru: 'Строки импорта людей', en: 'Rows of an import of people' },
  input: z.object({ id, ...pageInput, verdict: z.enum(importVerdicts).optional() }),
  output: pageOf(
    z.object({
      row: z.number(),
      cells: z.array(z.string()),
      verdict: z.enum(importVerdicts).nullable(),
      /** The login that the row comes to. */
      login: z.string().nullable(),
      problems: z.array(
        z.object({ field: z.string(), code: z.string(), message: z.object({ ru: z.string(), en: z.string() }) }),
      ),
      outcome: z.enum(['created', 'updated', 'same', 'failed']).nullable(),
    }),
  ),
  example: { id: '$missing' },
});
/** The dry run: nothing is changed, every row is told what it comes to. */
export const checkImport = defineOperation({
  name: 'identity.import.check',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/import/:id/check',
  title: { ru: 'Импорт людей: пробный прогон', en: 'Import people: dry run' },
  input: z.strictObject({ id, mapping, options }),
  output: card,
  example: { id: '$missing', mapping: ['name', 'login'], options: {} },
});
export const applyImport = defineOperation({
  name: 'identity.import.apply',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/import/:id/apply',
  title: { ru: 'Импорт людей: выполнение', en: 'Import people: run' },
  input: z.strictObject({ id }),
  output: card,
  example: { id: '$missing' },
});
export const cancelImport = defineOperation({
  name: 'identity.import.cancel',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/import/:id/cancel',
  title: { ru: 'Импорт людей: отмена', en: 'Import people: cancel' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
