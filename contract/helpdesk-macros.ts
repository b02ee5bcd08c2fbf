// Templates of replies, which are put into the text being written, and macros, which do several acts on a ticket at once.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import {
  audiences,
  defineOperation,
  flag,
  id,
  moment,
  okOutput,
  optionalText,
  pageInput,
  pageOf,
  text,
} from './core.ts';
import { mostItems } from './helpdesk-checklists.ts';
import { priorities, resultKinds, waitingReasons } from './ticket-card.ts';

export const macroKinds = ['template', 'macro'] as const;
export type MacroKind = (typeof macroKinds)[number];
/** Who may use it: everybody who works on tickets, some groups, its owner. */
export const macroAudiences = ['all', 'groups', 'own'] as const;
export type MacroAudience = (typeof macroAudiences)[number];

const minutes = z.number().int().min(1).max(10_000);
export const macroSteps = z.strictObject({
  /** Said to the requester. */
  reply: text(20_000).optional(),
  /** Said among ourselves. */
  note: text(20_000).optional(),
  priority: z.enum(priorities).optional(),
  categoryId: id.optional(),
  groupId: id.optional(),
  executor: z.union([z.literal('me'), z.literal('nobody'), id]).optional(),
  checklistId: id.optional(),
  items: z.array(text(500)).min(1).max(mostItems).optional(),
  minutes: minutes.optional(),
  act: z
    .discriminatedUnion('do', [
      z.strictObject({ do: z.literal('take') }),
      z.strictObject({
        do: z.literal('wait'),
        reason: z.enum(waitingReasons),
        days: z.number().int().min(1).max(365).optional(),
      }),
      z.strictObject({
        do: z.literal('resolve'),
        resultKind: z.enum(resultKinds),
        result: text(5000),
        /** Closed at once, without waiting for the requester. */
        close: z.boolean().optional(),
      }),
      z.strictObject({ do: z.literal('close') }),
    ])
    .optional(),
});
export type MacroSteps = z.output<typeof macroSteps>;

const given = {
  kind: z.enum(macroKinds),
  name: text(120),
  folder: optionalText(80),
  categoryId: id.nullable(),
  audience: z.enum(macroAudiences),
  groupIds: z.array(id).max(50),
  steps: macroSteps,
};
export const macroView = z.object({
  id,
  kind: z.enum(macroKinds),
  name: z.string(),
  folder: z.string(),
  category: z.object({ id, name: z.string() }).nullable(),
  audience: z.enum(macroAudiences),
  groups: z.array(z.object({ id, name: z.string() })),
  owner: z.object({ id, name: z.string() }),
  steps: macroSteps,
  /** Names of what the steps name by id. */
  names: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  version: z.number(),
  /** By everybody, ever. */
  used: z.number(),
  lastUsedAt: moment.nullable(),
  changedAt: moment,
  /** The reader may change it. */
  mayChange: z.boolean(),
});

/** What may be used now: those that fit the ticket first, then by how often one uses them. */
export const offerMacros = defineOperation({
  name: 'helpdesk.macro.offer',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/macros/offer',
  title: { ru: 'Макросы и шаблоны для заявки', en: 'Macros and templates for a ticket' },
  input: z.object({
    ticketId: id.optional(),
    kind: z.enum(macroKinds).optional(),
    /** Words of the name, the folder or the text. */
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        kind: z.enum(macroKinds),
        name: z.string(),
        folder: z.string(),
        audience: z.enum(macroAudiences),
        /** Beginning of the words to the requester, as they were written. */
        text: z.string(),
        /** Who would read its words; null for a macro that says nothing. */
        says: z.enum(audiences).nullable(),
        fits: z.boolean(),
        used: z.number(),
      }),
    ),
  }),
  example: { ticketId: '$ticket.printer' },
});
export const listMacros = defineOperation({
  name: 'helpdesk.macro.list',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/macros',
  title: { ru: 'Страница «Макросы и шаблоны»', en: 'The page of macros and templates' },
  input: z.object({
    ...pageInput,
    kind: z.enum(macroKinds).optional(),
    audience: z.enum(macroAudiences).optional(),
    enabled: flag.optional(),
    q: z.string().trim().max(100).optional(),
  }),
  output: pageOf(macroView),
  example: {},
});
export const readMacro = defineOperation({
  name: 'helpdesk.macro.read',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/macros/:id',
  title: { ru: 'Макрос или шаблон', en: 'Read a macro or template' },
  input: z.object({ id }),
  output: macroView,
  example: { id: '$macro.solved' },
});
export const createMacro = defineOperation({
  name: 'helpdesk.macro.create',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/macros',
  status: 201,
  title: { ru: 'Создание макроса или шаблона', en: 'Create a macro or template' },
  input: z.strictObject({
    kind: given.kind,
    name: given.name,
    folder: given.folder.default(''),
    categoryId: given.categoryId.default(null),
    audience: given.audience.default('own'),
    groupIds: given.groupIds.default([]),
    steps: given.steps,
  }),
  output: macroView,
  example: { kind: 'template', name: 'Приветствие', steps: { reply: 'Здравствуйте, {{requester.address}}!' } },
});
/** One's own; of those for others, whoever may change macros everywhere. */
export const updateMacro = defineOperation({
  name: 'helpdesk.macro.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/macros/:id',
  title: { ru: 'Изменение макроса или шаблона', en: 'Change a macro or template' },
  input: z.strictObject({
    id,
    kind: given.kind.optional(),
    name: given.name.optional(),
    folder: given.folder.optional(),
    categoryId: given.categoryId.optional(),
    audience: given.audience.optional(),
    groupIds: given.groupIds.optional(),
    steps: given.steps.optional(),
    enabled: z.boolean().optional(),
    /** The version that was seen: another one is refused. */
    version: z.number().int().optional(),
  }),
  output: macroView,
  example: { id: '$macro.solved', enabled: true },
});
export const removeMacro = defineOperation({
  name: 'helpdesk.macro.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/helpdesk/macros/:id',
  title: { ru: 'Удаление макроса или шаблона', en: 'Remove a macro or template' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
/** The variables that texts may name, with their words. */
export const listMacroVariables = defineOperation({
  name: 'helpdesk.macro.variables',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/macros/variables',
  title: { ru: 'Переменные шаблонов', en: 'Variables of templates' },
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ name: z.string(), title: z.object({ ru: z.string(), en: z.string() }) })),
  }),
  example: {},
});

const rendered = z.object({
  /** As it will be read; what has no value stands as «⟨исполнитель не указан⟩». */
  text: z.string(),
  /** Variables without a value. */
  empty: z.array(z.string()),
});
const refusal = z.object({
  id,
  number: z.string().nullable(),
  code: z.string(),
  message: z.object({ ru: z.string(), en: z.string() }),
});
/** Exactly what running would send and change, ticket by ticket; nothing is done. */
export const previewMacro = defineOperation({
  name: 'helpdesk.macro.preview',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/macros/:id/preview',
  title: { ru: 'Просмотр перед запуском макроса', en: 'Preview a macro' },
  personal: 'users',
  input: z.strictObject({ id, ids: z.array(id).min(1).max(200) }),
  output: z.object({
    ready: z.number(),
    refused: z.array(refusal),
    /** Of the first ticket that it can be done with. */
    sample: z
      .object({
        id,
        number: z.string().nullable(),
        reader: z.string(),
        reply: rendered.nullable(),
        note: rendered.nullable(),
        result: rendered.nullable(),
        items: z.array(z.string()),
        minutes: z.number().nullable(),
        changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
        /** Items of the checklist that stay open while it is solved: running asks for `openItems`. */
        openItems: z.number(),
      })
      .nullable(),
  }),
  example: { id: '$macro.solved', ids: ['$ticket.taken'] },
});
/** All steps in one transaction, each ticket by itself: done whole or refused whole. */
export const runMacro = defineOperation({
  name: 'helpdesk.macro.run',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/macros/:id/run',
  title: { ru: 'Запуск макроса', en: 'Run a macro' },
  input: z.strictObject({
    id,
    ids: z.array(id).min(1).max(200),
    /** Solves although items of the checklist are open, where the category lets one. */
    openItems: z.boolean().optional(),
  }),
  output: z.object({
    changed: z.number(),
    refused: z.array(refusal),
    /** Under which all of it is taken back. */
    undoId: id.nullable(),
  }),
  example: { id: '$macro.solved', ids: ['$ticket.taken'] },
});
/** The text of a template for one ticket, to be put into what is being written: nothing is sent. */
export const insertTemplate = defineOperation({
  name: 'helpdesk.macro.insert',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/macros/:id/insert',
  title: { ru: 'Вставка шаблона в ответ', en: 'Put a template into a reply' },
  input: z.strictObject({ id, ticketId: id }),
  output: rendered.extend({ audience: z.enum(audiences) }),
  example: { id: '$macro.greeting', ticketId: '$ticket.printer' },
});
