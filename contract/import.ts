// Import of tables: a file that was uploaded is read, its columns are matched, a dry run tells what each row comes to, then
// it runs. Every module says on its card what it imports; the steps are the same for all.
import * as z from 'zod';
import { defineOperation, id, moment, okOutput, optionalText, pageInput, pageOf, text } from './core.ts';

export { importFileErrors } from './import-errors.ts';

export const importVerdicts = ['new', 'changed', 'same', 'error'] as const;
export type ImportVerdict = (typeof importVerdicts)[number];
/**
 * `reading`: the file's rows are taken in; `mapping`: it waits for its columns to be matched; `checking`: the dry run;
 * `checked`: it waits for the word to run.
 */
export const importStates = [
  'reading',
  'mapping',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'cancelled',
] as const;
export const importRowsAtMost = 500_000;

const words = z.object({ ru: z.string(), en: z.string() });
/** Columns by their place, or by their headings; null and what is not named is left out. */
const mapping = z.union([
  z.array(z.string().max(60).nullable()).max(100),
  z.record(z.string().max(500), z.string().max(60).nullable()),
]);
const asked = z.object({
  /** For letters: the journal of rows that name none. */
  journalId: id.optional(),
  /** Rows whose values differ from what the same row brought before change it. */
  update: z.boolean(),
  /** For letters: numbers of the old register also into periods that are closed; needs the right to reopen them. */
  intoClosed: z.boolean(),
  /** For people: new ones get an invitation by mail. */
  invite: z.boolean(),
  /** False: what the check finds good is written at once, for programs that need no second word; needs the right to run. */
  dryRun: z.boolean(),
});
const options = asked.extend({
  update: asked.shape.update.default(true),
  intoClosed: asked.shape.intoClosed.default(false),
  invite: asked.shape.invite.default(false),
  dryRun: asked.shape.dryRun.default(true),
});
const besideIds = z.array(id).max(2_000);
export type ImportOptions = z.output<typeof options>;

const counts = z.object({ new: z.number(), changed: z.number(), same: z.number(), error: z.number() });
export const importFindings = z.object({
  /** Numbers that the old register lacks, by journal and period: `from` … `to`. */
  gaps: z.array(z.object({ journal: z.string(), period: z.string(), from: z.number(), to: z.number() })).default([]),
  gapCount: z.number().default(0),
  /** One number in several rows. */
  doubles: z.array(z.object({ journal: z.string(), number: z.string(), rows: z.array(z.number()) })).default([]),
  doubleCount: z.number().default(0),
  /** «На № … от …»: found and linked, and rows whose letter was not found. */
  linked: z.number().default(0),
  unlinked: z.number().default(0),
  unlinkedRows: z.array(z.number()).default([]),
  /** Files that rows name: how many, and what became of them in the run. */
  filesNamed: z.number().default(0),
  filesAttached: z.number().default(0),
  filesThere: z.number().default(0),
  filesRefused: z.number().default(0),
  refusedFiles: z.array(z.object({ row: z.number(), name: z.string(), message: words })).default([]),
  /** Uploaded beside the table, and named by no row. */
  filesUnused: z.number().default(0),
  unusedFiles: z.array(z.string()).default([]),
  /** What was made beside the rows themselves, such as correspondents. */
  made: z.number().default(0),
});
export type ImportFindings = z.output<typeof importFindings>;

export const importCard = z.object({
  id,
  kind: z.string(),
  kindTitle: words,
  fileName: z.string(),
  state: z.enum(importStates),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: z.array(z.string().nullable()),
  options,
  rows: z.number(),
  /** Rows that the step in hand has done. */
  done: z.number(),
  /** What the check found. */
  counts,
  /** What the run did; `error` are rows that failed only then. */
  applied: counts,
  findings: importFindings,
  error: z.object({ code: z.string(), message: words }).nullable(),
  /** The long task that works on it, or did last. */
  taskId: id.nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type ImportCard = z.output<typeof importCard>;

const savedMapping = z.object({
  id,
  name: z.string(),
  /** Heading → field. */
  columns: z.record(z.string(), z.string()),
});
export const importKind = z.object({
  kind: z.string(),
  title: words,
  about: words,
  columns: z.array(z.object({ key: z.string(), title: words, required: z.boolean(), about: words.nullable() })),
  /** Which options it asks for. */
  options: z.array(z.enum(['journal', 'intoClosed', 'invite'])),
  /** Rows may name files that are uploaded beside the table. */
  files: z.boolean(),
  mappings: z.array(savedMapping),
});
export type ImportKind = z.output<typeof importKind>;

export const listImportKinds = defineOperation({
  name: 'core.import.kinds',
  kind: 'query',
  method: 'GET',
  path: '/api/imports/kinds',
  title: { ru: 'Что можно импортировать', en: 'What can be imported' },
  input: z.object({}),
  output: z.object({ items: z.array(importKind) }),
  example: {},
});
export const beginImport = defineOperation({
  name: 'core.import.begin',
  kind: 'action',
  method: 'POST',
  path: '/api/imports',
  status: 201,
  title: { ru: 'Импорт: файл', en: 'Import: the file' },
  input: z.strictObject({
    fileId: id,
    /** Scans that rows name: files one by one, or packed in ZIP archives. */
    besideIds: besideIds.default([]),
    kind: z.string().max(60),
    mapping: mapping.optional(),
    options: options.default({ update: true, intoClosed: false, invite: false, dryRun: true }),
    /** False: wait after the reading, so that a person looks at the columns first. */
    check: z.boolean().default(true),
  }),
  output: importCard,
  example: { fileId: '$file.loose', kind: 'letters.incoming', check: false },
});
export const listImports = defineOperation({
  name: 'core.import.list',
  kind: 'query',
  method: 'GET',
  path: '/api/imports',
  title: { ru: 'Список импортов', en: 'List imports' },
  input: z.object({ ...pageInput }),
  output: pageOf(importCard),
  example: {},
});
export const readImport = defineOperation({
  name: 'core.import.read',
  kind: 'query',
  method: 'GET',
  path: '/api/imports/:id',
  title: { ru: 'Просмотр импорта', en: 'Open an import' },
  input: z.object({ id }),
  output: importCard,
  example: { id: '$missing' },
});
export const listImportRows = defineOperation({
  name: 'core.import.rows',
  kind: 'query',
  method: 'GET',
  path: '/api/imports/:id/rows',
  watched: true,
  title: { ru: 'Строки импорта', en: 'Rows of an import' },
  input: z.object({ id, ...pageInput, verdict: z.enum(importVerdicts).optional() }),
  output: pageOf(
    z.object({
      row: z.number(),
      cells: z.array(z.string()),
      verdict: z.enum(importVerdicts).nullable(),
      /** `column` is the field's key; a note tells, a problem keeps the row out. */
      problems: z.array(z.object({ column: z.string(), code: z.string(), note: z.boolean(), message: words })),
      outcome: z.enum(['new', 'changed', 'same', 'error']).nullable(),
      recordId: id.nullable(),
    }),
  ),
  example: { id: '$missing' },
});
/** The dry run: nothing is changed, every row is told what it comes to. */
export const checkImport = defineOperation({
  name: 'core.import.check',
  kind: 'action',
  method: 'POST',
  path: '/api/imports/:id/check',
  title: { ru: 'Импорт: пробный прогон', en: 'Import: dry run' },
  input: z.strictObject({
    id,
    mapping: mapping.optional(),
    options: asked.partial().optional(),
    /** Files that were still missing. */
    besideIds: besideIds.default([]),
  }),
  output: importCard,
  example: { id: '$missing' },
});
export const runImport = defineOperation({
  name: 'core.import.run',
  kind: 'action',
  method: 'POST',
  path: '/api/imports/:id/run',
  title: { ru: 'Импорт: выполнение', en: 'Import: run' },
  input: z.strictObject({ id }),
  output: importCard,
  example: { id: '$missing' },
});
export const cancelImport = defineOperation({
  name: 'core.import.cancel',
  kind: 'action',
  method: 'POST',
  path: '/api/imports/:id/cancel',
  title: { ru: 'Импорт: отмена', en: 'Import: cancel' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
/** The file's rows with «Итог | Дата | Подробности» beside each; a workbook is answered by a workbook unless `format` says. */
export const downloadImport = defineOperation({
  name: 'core.import.result',
  kind: 'query',
  method: 'GET',
  path: '/api/imports/:id/result',
  stream: 'download',
  title: { ru: 'Импорт: файл с итогом по строкам', en: 'Import: the file with the outcome of each row' },
  input: z.object({ id, errors: z.enum(['true', 'false']).optional(), format: z.enum(['csv', 'xlsx']).optional() }),
  output: z.object({}),
  example: { id: '$missing' },
});
export const saveImportMapping = defineOperation({
  name: 'core.import.mapping',
  kind: 'action',
  method: 'POST',
  path: '/api/imports/mappings',
  title: { ru: 'Импорт: сохранить соответствие столбцов', en: 'Import: save a mapping' },
  input: z.strictObject({
    kind: z.string().max(60),
    name: text(100),
    columns: z.record(z.string().max(500), optionalText(60)),
  }),
  output: savedMapping,
  example: { kind: 'letters.incoming', name: 'Журнал 2019 года', columns: { 'Вх. №': 'number', Дата: 'registeredOn' } },
});
export const removeImportMapping = defineOperation({
  name: 'core.import.forget',
  kind: 'action',
  method: 'DELETE',
  path: '/api/imports/mappings/:id',
  title: { ru: 'Импорт: удалить соответствие столбцов', en: 'Import: remove a mapping' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
