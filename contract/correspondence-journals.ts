// Journals of registration and kinds of letters: what an administrator sets up before letters are registered.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, flag, id, nothing, optionalText, text } from './core.ts';

export const directions = ['incoming', 'outgoing', 'internal'] as const;
export type Direction = (typeof directions)[number];

const journalFields = {
  name: text(200),
  direction: z.enum(directions),
  index: optionalText(20).optional(),
  template: text(100),
  restart: z.enum(['year', 'quarter', 'month', 'day', 'never']),
  departmentId: id.nullable().optional(),
  /** People and groups who register here; empty means everyone with the right. */
  registrarIds: z.array(id).max(100).optional(),
};
export const journalCard = z.object({
  id,
  name: z.string(),
  direction: z.enum(directions),
  index: z.string(),
  template: z.string(),
  restart: z.string(),
  departmentId: id.nullable(),
  departmentName: z.string().nullable(),
  registrars: z.array(z.object({ id, name: z.string() })),
  archived: z.boolean(),
  closedPeriods: z.array(z.string()),
  nextNumber: z.string().nullable(),
  canRegister: z.boolean(),
  version: z.number(),
  can: z.array(z.string()),
});
export const listJournals = defineOperation({
  name: 'correspondence.journal.list',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/journals',
  title: { ru: 'Журналы регистрации', en: 'Registration journals' },
  input: z.object({ direction: z.enum(directions).optional(), archived: flag.optional() }),
  output: z.object({ items: z.array(journalCard) }),
  example: {},
});
export const createJournal = defineOperation({
  name: 'correspondence.journal.create',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/journals',
  status: 201,
  title: { ru: 'Новый журнал', en: 'New journal' },
  input: z.strictObject(journalFields),
  output: journalCard,
  example: {
    name: 'Обращения граждан',
    direction: 'incoming',
    index: 'ОГ',
    template: '{journal}-{n:4}/{yy}',
    restart: 'year',
  },
});
export const updateJournal = defineOperation({
  name: 'correspondence.journal.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/correspondence/journals/:id',
  versioned: true,
  title: { ru: 'Изменение журнала', en: 'Change a journal' },
  input: z.strictObject({ id, ...z.object(journalFields).partial().shape, archived: z.boolean().optional() }),
  output: journalCard,
  example: { id: '$journal.incoming', name: 'Входящие письма' },
});
export const previewNumber = defineOperation({
  name: 'correspondence.journal.preview',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/journals/preview',
  title: { ru: 'Проверка шаблона номера', en: 'Preview a number template' },
  input: z.strictObject({
    template: z.string().max(100),
    restart: z.enum(['year', 'quarter', 'month', 'day', 'never']),
    index: optionalText(20).optional(),
    departmentId: id.nullable().optional(),
    registeredOn: date.optional(),
  }),
  output: z.object({
    numbers: z.array(z.string()),
    errors: z.array(z.object({ ru: z.string(), en: z.string() })),
    warnings: z.array(z.object({ ru: z.string(), en: z.string() })),
  }),
  example: { template: 'ВХ-{yyyy}/{n:5}', restart: 'year' },
});
export const closePeriod = defineOperation({
  name: 'correspondence.journal.close',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/journals/:id/periods',
  title: { ru: 'Закрытие периода журнала', en: "Close a journal's period" },
  input: z.strictObject({
    id,
    period: z.string().max(20),
    reason: optionalText(500).optional(),
    /** Numbers still reserved are given up with the reason; without it they hinder the closing. */
    releaseReserved: z.boolean().optional(),
  }),
  output: journalCard,
  example: { id: '$journal.incoming', period: '2020' },
});
export const reopenPeriod = defineOperation({
  name: 'correspondence.journal.reopen',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/journals/:id/periods/reopen',
  title: { ru: 'Открытие закрытого периода', en: 'Reopen a closed period' },
  input: z.strictObject({ id, period: z.string().max(20), reason: text(500) }),
  output: journalCard,
  example: { id: '$journal.incoming', period: '2020', reason: 'Нашлось письмо' },
});
/** Fields that a kind may require besides subject and correspondent. */
export const requirableFields = [
  'documentDate',
  'externalNumber',
  'signatoryName',
  'mainSheets',
  'dueOn',
  'responsibleId',
  'caseIndex',
  'deliveryMethod',
  'files',
] as const;
export const kindCard = z.object({
  id,
  name: z.string(),
  directions: z.array(z.enum(directions)),
  required: z.array(z.enum(requirableFields)),
  dueDays: z.number().nullable(),
  /** Incoming letters of the kind wait for our answer by their due date. */
  needsAnswer: z.boolean(),
  /** The registered answer marks the letter as done, without asking. */
  answerCloses: z.boolean(),
  enabled: z.boolean(),
  version: z.number(),
});
export const listKinds = defineOperation({
  name: 'correspondence.kind.list',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/kinds',
  title: { ru: 'Виды писем', en: 'Kinds of letters' },
  input: nothing,
  output: z.object({ items: z.array(kindCard) }),
  example: {},
});
const kindFields = {
  name: text(100),
  directions: z.array(z.enum(directions)).min(1),
  required: z.array(z.enum(requirableFields)).default([]),
  dueDays: z.number().int().min(0).max(3650).nullable().default(null),
  needsAnswer: z.boolean().default(false),
  answerCloses: z.boolean().default(false),
};
export const createKind = defineOperation({
  name: 'correspondence.kind.create',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/kinds',
  status: 201,
  title: { ru: 'Новый вид писем', en: 'New kind of letters' },
  input: z.strictObject(kindFields),
  output: kindCard,
  example: { name: 'Запрос', directions: ['incoming'], required: ['documentDate'], dueDays: 30 },
});
export const updateKind = defineOperation({
  name: 'correspondence.kind.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/correspondence/kinds/:id',
  versioned: true,
  title: { ru: 'Изменение вида писем', en: 'Change a kind of letters' },
  input: z.strictObject({
    id,
    name: text(100).optional(),
    directions: z.array(z.enum(directions)).min(1).optional(),
    required: z.array(z.enum(requirableFields)).optional(),
    dueDays: z.number().int().min(0).max(3650).nullable().optional(),
    needsAnswer: z.boolean().optional(),
    answerCloses: z.boolean().optional(),
    enabled: z.boolean().optional(),
  }),
  output: kindCard,
  example: { id: '$kind.letter', name: 'Письмо' },
});
