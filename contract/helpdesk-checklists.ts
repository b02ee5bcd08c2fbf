// Checklists of tickets and the ready ones that categories and macros give.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, moment, okOutput, text } from './core.ts';

export const mostItems = 100;
const itemText = text(500);
const named = z.object({ id, name: z.string() }).nullable();
export const checklistItem = z.object({
  id,
  text: z.string(),
  assignee: named,
  doneAt: moment.nullable(),
  doneBy: named,
});
const counts = z.object({ open: z.number(), total: z.number() });

export const readChecklist = defineOperation({
  name: 'helpdesk.checklist.read',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id/checklist',
  title: { ru: 'Чек-лист заявки', en: 'Checklist of a ticket' },
  personal: 'users',
  input: z.object({ id }),
  output: counts.extend({ items: z.array(checklistItem) }),
  example: { id: '$ticket.printer' },
});
/** Items in their order, after those that are there; or those of a ready checklist. */
export const addChecklistItems = defineOperation({
  name: 'helpdesk.checklist.add',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/:id/checklist',
  status: 201,
  title: { ru: 'Добавление пунктов чек-листа', en: 'Add items to a checklist' },
  input: z.strictObject({
    id,
    texts: z.array(itemText).min(1).max(mostItems).optional(),
    checklistId: id.optional(),
    assigneeId: id.optional(),
  }),
  output: counts,
  example: { id: '$ticket.taken', texts: ['Проверить питание'] },
});
export const changeChecklistItem = defineOperation({
  name: 'helpdesk.checklist.change',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/tickets/:id/checklist/:itemId',
  title: { ru: 'Изменение пункта чек-листа', en: 'Change an item of a checklist' },
  input: z.strictObject({
    id,
    itemId: id,
    text: itemText.optional(),
    done: z.boolean().optional(),
    assigneeId: id.nullable().optional(),
  }),
  output: counts,
  example: { id: '$ticket.taken', itemId: '$missing', done: true },
});
export const removeChecklistItem = defineOperation({
  name: 'helpdesk.checklist.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/helpdesk/tickets/:id/checklist/:itemId',
  title: { ru: 'Удаление пункта чек-листа', en: 'Remove an item of a checklist' },
  input: z.object({ id, itemId: id }),
  output: counts,
  example: { id: '$ticket.taken', itemId: '$missing' },
});
/** All items of the ticket in their new order. */
export const orderChecklist = defineOperation({
  name: 'helpdesk.checklist.order',
  kind: 'action',
  method: 'PUT',
  path: '/api/helpdesk/tickets/:id/checklist/order',
  title: { ru: 'Порядок пунктов чек-листа', en: 'Order a checklist' },
  input: z.strictObject({ id, ids: z.array(id).min(1).max(500) }),
  output: counts,
  example: { id: '$ticket.taken', ids: ['$missing'] },
});

export const readyChecklist = z.object({
  id,
  name: z.string(),
  items: z.array(z.string()),
  enabled: z.boolean(),
  version: z.number(),
});
export const listReadyChecklists = defineOperation({
  name: 'helpdesk.readyChecklist.list',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/checklists',
  title: { ru: 'Готовые чек-листы', en: 'Ready checklists' },
  input: z.object({}),
  output: z.object({ items: z.array(readyChecklist) }),
  example: {},
});
export const createReadyChecklist = defineOperation({
  name: 'helpdesk.readyChecklist.create',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/checklists',
  status: 201,
  title: { ru: 'Создание готового чек-листа', en: 'Create a ready checklist' },
  input: z.strictObject({ name: text(120), items: z.array(itemText).min(1).max(mostItems) }),
  output: readyChecklist,
  example: { name: 'Новое рабочее место', items: ['Учётная запись', 'Почта', 'Принтер'] },
});
export const updateReadyChecklist = defineOperation({
  name: 'helpdesk.readyChecklist.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/checklists/:id',
  title: { ru: 'Изменение готового чек-листа', en: 'Change a ready checklist' },
  input: z.strictObject({
    id,
    name: text(120).optional(),
    items: z.array(itemText).min(1).max(mostItems).optional(),
    enabled: z.boolean().optional(),
    /** The version that was seen: another one is refused. */
    version: z.number().int().optional(),
  }),
  output: readyChecklist,
  example: { id: '$checklist.workplace', enabled: true },
});
/** One that no category and no macro gives; others are switched off. */
export const removeReadyChecklist = defineOperation({
  name: 'helpdesk.readyChecklist.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/helpdesk/checklists/:id',
  title: { ru: 'Удаление готового чек-листа', en: 'Remove a ready checklist' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
