// Lists as files: what may be taken, with which columns; the export itself is a long task.
import * as z from 'zod';
import { defineErrors, defineOperation, nothing, text } from './core.ts';
import { taskStarted } from './tasks.ts';

export const exportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportErrors = defineErrors({
  export_list_unknown: {
    status: 400,
    ru: 'Такого списка для выгрузки нет: {list}',
    en: 'There is no such list to export: {list}',
  },
  export_column_unknown: {
    status: 400,
    ru: 'Такого столбца в списке нет: {column}',
    en: 'The list has no such column: {column}',
  },
});

const words = z.object({ ru: z.string(), en: z.string() });
export const listExports = defineOperation({
  name: 'core.export.list',
  kind: 'query',
  method: 'GET',
  path: '/api/exports/lists',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Что можно выгрузить', en: 'What may be exported' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        /** The operation whose list it is. */
        list: z.string(),
        title: words,
        columns: z.array(z.object({ key: z.string(), title: words, hidden: z.boolean() })),
      }),
    ),
  }),
  example: {},
});
export const startExport = defineOperation({
  name: 'core.export.start',
  kind: 'action',
  method: 'POST',
  path: '/api/exports',
  status: 202,
  title: { ru: 'Выгрузка списка в файл', en: 'Export a list to a file' },
  input: z.strictObject({
    /** The name of the list's operation (`correspondence.letter.list`), or a kind of record (`incoming_letter`). */
    list: text(100),
    /** Fields of that operation's input, as at the list itself. */
    filter: z.record(z.string(), z.unknown()).default({}),
    sort: z.string().max(60).optional(),
    /** In this order; those that the list shows by itself when absent. */
    columns: z.array(z.string().max(60)).min(1).max(100).optional(),
    format: z.enum(exportFormats).default('xlsx'),
    /** The filter in words, as the screen says it, for the file's first page. */
    about: z.array(z.string().max(300)).max(30).default([]),
  }),
  output: taskStarted,
  example: { list: 'correspondence.letter.list', filter: { direction: 'incoming' }, format: 'csv' },
});
