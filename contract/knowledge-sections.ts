// Sections of the knowledge base: a tree that its curator keeps; a used one is switched off, never deleted.
// Part of contract/knowledge.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, okOutput, optionalText, text } from './core.ts';

const fields = {
  name: text(120),
  parentId: id.nullable().optional(),
  /** What stands in it, for readers. */
  hint: optionalText(300).optional(),
};
export const sectionView = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  /** With the names above it: «Компьютеры / Печать». */
  path: z.string(),
  hint: z.string(),
  enabled: z.boolean(),
  /** It and all above it are on. */
  inUse: z.boolean(),
  position: z.number(),
  version: z.number(),
  /** Articles in it, of those that the reader sees in the base. */
  articles: z.number(),
});

export const listSections = defineOperation({
  name: 'knowledge.section.list',
  kind: 'query',
  method: 'GET',
  path: '/api/knowledge/sections',
  title: { ru: 'Разделы базы знаний', en: 'Sections of the knowledge base' },
  input: z.object({}),
  output: z.object({ items: z.array(sectionView) }),
  example: {},
});
export const createSection = defineOperation({
  name: 'knowledge.section.create',
  kind: 'action',
  method: 'POST',
  path: '/api/knowledge/sections',
  status: 201,
  title: { ru: 'Создание раздела базы знаний', en: 'Create a section' },
  input: z.strictObject(fields),
  output: sectionView,
  example: { name: 'Рабочее место' },
});
export const updateSection = defineOperation({
  name: 'knowledge.section.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/knowledge/sections/:id',
  title: { ru: 'Изменение раздела базы знаний', en: 'Change a section' },
  input: z.strictObject({ id, ...fields, name: fields.name.optional(), enabled: z.boolean().optional() }),
  output: sectionView,
  example: { id: '$section.printing', hint: 'Принтеры, сканеры, картриджи' },
});
/** The sections of one level in the order in which people see them. */
export const orderSections = defineOperation({
  name: 'knowledge.section.order',
  kind: 'action',
  method: 'PUT',
  path: '/api/knowledge/sections/order',
  title: { ru: 'Порядок разделов базы знаний', en: 'Order sections' },
  input: z.strictObject({ ids: z.array(id).min(1).max(200) }),
  output: okOutput,
  example: { ids: ['$section.printing'] },
});
