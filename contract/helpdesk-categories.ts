// Categories of tickets: a tree that the curator keeps; a used one is switched off, never deleted.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, okOutput, optionalText, text } from './core.ts';
import { priorities } from './ticket-card.ts';

/** What messengers may carry of a ticket beside number, category, state, due time and the executor's role. */
export const messengerFields = ['subject', 'requester', 'place', 'text', 'executor'] as const;

/**
 * Who gets a new ticket: nobody until a dispatcher gives it, its queue, whoever of the queue has the least to do, each of
 * the queue in turn, one named person.
 */
export const assignmentRules = ['hand', 'queue', 'load', 'turn', 'person'] as const;
export type AssignmentRule = (typeof assignmentRules)[number];
/** What solving does while items of the checklist are open: nothing, asks, refuses. */
export const checklistRules = ['free', 'ask', 'refuse'] as const;

export const categoryFields = {
  name: text(120),
  /** The category above it. */
  parentId: id.nullable().optional(),
  /** When to choose it, for whoever writes a ticket. */
  hint: optionalText(500).optional(),
  groupId: id.nullable().optional(),
  /** The deadlines of its tickets; null: those of the category above, else the standard ones. */
  policyId: id.nullable().optional(),
  priority: z.enum(priorities).optional(),
  patientData: z.boolean().optional(),
  messengerFields: z.array(z.enum(messengerFields)).optional(),
  minutesRequired: z.boolean().optional(),
  normMinutes: z.number().int().min(1).max(100_000).nullable().optional(),
  /** The ready checklist that its new tickets are given. */
  checklistId: id.nullable().optional(),
  checklistRule: z.enum(checklistRules).optional(),
  closeAfterDays: z.number().int().min(1).max(365).nullable().optional(),
  reopenDays: z.number().int().min(0).max(3650).optional(),
  /** Null: as the category above says, at the top the queue. */
  assignment: z.enum(assignmentRules).nullable().optional(),
  assigneeId: id.nullable().optional(),
};
export const categoryView = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  /** With the names above it: «Оргтехника / Принтеры». */
  path: z.string(),
  hint: z.string(),
  enabled: z.boolean(),
  position: z.number(),
  group: z.object({ id, name: z.string() }).nullable(),
  policy: z.object({ id, name: z.string() }).nullable(),
  priority: z.enum(priorities),
  patientData: z.boolean(),
  messengerFields: z.array(z.enum(messengerFields)),
  minutesRequired: z.boolean(),
  normMinutes: z.number().nullable(),
  checklist: z.object({ id, name: z.string() }).nullable(),
  checklistRule: z.enum(checklistRules),
  closeAfterDays: z.number().nullable(),
  reopenDays: z.number(),
  assignment: z.enum(assignmentRules).nullable(),
  assignee: z.object({ id, name: z.string() }).nullable(),
  version: z.number(),
});

/** Those that a ticket may be given, for every form. */
export const listCategories = defineOperation({
  name: 'helpdesk.category.list',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/categories',
  title: { ru: 'Категории для новой заявки', en: 'Categories for a new ticket' },
  input: z.object({}),
  output: z.object({ items: z.array(categoryView) }),
  example: {},
});
/** The curator's page: also those that are off, with the number of their tickets. */
export const manageCategories = defineOperation({
  name: 'helpdesk.category.manage',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/categories/all',
  title: { ru: 'Страница «Категории»', en: 'The page of categories' },
  input: z.object({}),
  output: z.object({ items: z.array(categoryView.extend({ tickets: z.number(), open: z.number() })) }),
  example: {},
});
export const createCategory = defineOperation({
  name: 'helpdesk.category.create',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/categories',
  status: 201,
  title: { ru: 'Создание категории', en: 'Create a category' },
  input: z.strictObject(categoryFields),
  output: categoryView,
  example: { name: 'Телефония' },
});
export const updateCategory = defineOperation({
  name: 'helpdesk.category.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/categories/:id',
  title: { ru: 'Изменение категории', en: 'Change a category' },
  input: z.strictObject({
    id,
    ...categoryFields,
    name: categoryFields.name.optional(),
    enabled: z.boolean().optional(),
    /** The version that was seen: another one is refused. */
    version: z.number().int().optional(),
  }),
  output: categoryView,
  example: { id: '$category.printers', hint: 'Печать, сканирование, картриджи' },
});
/** The categories of one level in the order in which people see them. */
export const orderCategories = defineOperation({
  name: 'helpdesk.category.order',
  kind: 'action',
  method: 'PUT',
  path: '/api/helpdesk/categories/order',
  title: { ru: 'Порядок категорий', en: 'Order categories' },
  input: z.strictObject({ ids: z.array(id).min(1).max(500) }),
  output: okOutput,
  example: { ids: ['$category.printers'] },
});
