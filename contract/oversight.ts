// What administrators and auditors look at: the journal, the system's mail, the working calendar.
import * as z from 'zod';
import { audiences, date, defineOperation, flag, id, moment, nothing, okOutput, pageInput, pageOf } from './core.ts';

export const eventView = z.object({
  id,
  at: moment,
  operation: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  outcome: z.enum(['done', 'refused', 'read']),
  actorId: id,
  actor: z.string().nullable(),
  actorKind: z.string(),
  /** The program that acted in the actor's name. */
  program: z.string().nullable(),
  /** The absent person in whose name it was done. */
  behalfOf: z.object({ id, name: z.string().nullable() }).nullable(),
  recordId: id.nullable(),
  recordKind: z.string().nullable(),
  /** The record's number today; of a record without one, null. */
  recordNumber: z.string().nullable(),
  subjectIds: z.array(id),
  audience: z.enum(audiences),
  address: z.string(),
  requestId: z.string(),
  data: z.record(z.string(), z.unknown()),
  personal: z.record(z.string(), z.unknown()),
});
export const eventSources = ['user', 'token', 'client', 'chat', 'cli', 'system', 'anonymous'] as const;
const eventFilter = {
  operation: z.string().max(100).optional(),
  actorId: id.optional(),
  recordId: id.optional(),
  subjectId: id.optional(),
  outcome: z.enum(['done', 'refused', 'read']).optional(),
  /** What acted: a person in the browser, a token or client of a program, the command line, the system itself, nobody. */
  source: z.enum(eventSources).optional(),
  from: date.optional(),
  to: date.optional(),
  q: z.string().max(100).optional(),
};
export const listEvents = defineOperation({
  name: 'core.event.list',
  kind: 'query',
  method: 'POST',
  path: '/api/admin/journal',
  personal: 'users',
  watched: true,
  title: { ru: 'Просмотр журнала действий', en: 'Read the journal' },
  input: z.strictObject({ ...pageInput, ...eventFilter, personal: z.boolean().optional() }),
  output: pageOf(eventView),
  example: {},
});
/** The same events as CSV for Excel: UTF-8 with a mark, `;`, formulas made harmless, a last line of who took it and why. */
export const exportEvents = defineOperation({
  name: 'core.event.export',
  kind: 'query',
  method: 'POST',
  path: '/api/admin/journal/export',
  stream: 'download',
  personal: 'users',
  title: { ru: 'Выгрузка журнала действий', en: 'Export the journal' },
  input: z.strictObject({ ...eventFilter, personal: flag.optional() }),
  output: z.any(),
  example: { operation: 'identity.group.create' },
});
export const verifyEvents = defineOperation({
  name: 'core.event.verify',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/journal/check',
  title: { ru: 'Проверка целостности журнала', en: "Check the journal's integrity" },
  input: nothing,
  output: z.object({
    ok: z.boolean(),
    sealed: z.number(),
    unsealed: z.number(),
    unsealedSeconds: z.number(),
    findings: z.array(
      z.object({ kind: z.string(), eventId: id.nullable(), text: z.object({ ru: z.string(), en: z.string() }) }),
    ),
  }),
  example: {},
});
export const listOutbox = defineOperation({
  name: 'core.outbox.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/outbox',
  personal: 'users',
  title: { ru: 'Исходящая почта системы', en: "The system's outgoing mail" },
  input: z.object({ ...pageInput, state: z.enum(['waiting', 'sending', 'sent', 'failed', 'kept']).optional() }),
  output: pageOf(
    z.object({
      id,
      recipient: z.string(),
      subject: z.string(),
      body: z.string(),
      state: z.string(),
      attempts: z.number(),
      error: z.string(),
      createdAt: moment,
      sentAt: moment.nullable(),
    }),
  ),
  example: {},
});
export const readCalendar = defineOperation({
  name: 'core.calendar.read',
  kind: 'query',
  method: 'GET',
  path: '/api/calendar',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Производственный календарь', en: 'Working calendar' },
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({
    country: z.string(),
    days: z.array(z.object({ day: date, kind: z.enum(['holiday', 'short', 'working']), name: z.string() })),
  }),
  example: { year: 2026 },
});
export const changeCalendar = defineOperation({
  name: 'core.calendar.update',
  kind: 'action',
  method: 'PUT',
  path: '/api/admin/calendar',
  title: { ru: 'Изменение производственного календаря', en: 'Change the working calendar' },
  input: z.strictObject({
    days: z
      .array(
        z.object({
          day: date,
          kind: z.enum(['holiday', 'short', 'working', 'default']),
          name: z.string().max(100).default(''),
        }),
      )
      .min(1)
      .max(400),
  }),
  output: okOutput,
  example: { days: [{ day: '2026-12-31', kind: 'holiday', name: 'Выходной по решению' }] },
});
