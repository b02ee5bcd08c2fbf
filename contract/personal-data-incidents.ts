// Incidents with personal data, and the measures that a certifier asks for.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, optionalText, pageInput, pageOf, text } from './core.ts';

const words = z.object({ ru: z.string(), en: z.string() });
const incidentFields = {
  title: text(300),
  description: optionalText(5000).optional(),
  noticedAt: z.iso.datetime({ offset: true }),
  beganAt: z.iso.datetime({ offset: true }).nullable().optional(),
  endedAt: z.iso.datetime({ offset: true }).nullable().optional(),
  suspectId: id.nullable().optional(),
  cause: optionalText(2000).optional(),
  harm: optionalText(2000).optional(),
  measures: optionalText(3000).optional(),
  findings: optionalText(3000).optional(),
};
const incidentCard = z.object({
  id,
  number: z.number(),
  title: z.string(),
  description: z.string(),
  noticedAt: moment,
  beganAt: moment.nullable(),
  endedAt: moment.nullable(),
  suspectId: id.nullable(),
  suspect: z.string().nullable(),
  cause: z.string(),
  harm: z.string(),
  measures: z.string(),
  findings: z.string(),
  categories: z.array(z.string()),
  subjects: z.number(),
  firstDueAt: moment,
  firstNoticeAt: moment.nullable(),
  secondDueAt: moment,
  secondNoticeAt: moment.nullable(),
  closedAt: moment.nullable(),
  version: z.number(),
});
export const listIncidents = defineOperation({
  name: 'privacy.incident.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/incidents',
  title: { ru: 'Инциденты с персональными данными', en: 'Incidents' },
  input: z.object(pageInput),
  output: pageOf(incidentCard),
  example: {},
});
export const readIncident = defineOperation({
  name: 'privacy.incident.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/incidents/:id',
  title: { ru: 'Карточка инцидента', en: 'An incident' },
  input: z.object({ id }),
  output: incidentCard.extend({ firstNotice: z.string(), secondNotice: z.string() }),
  example: { id: '$missing' },
});
export const createIncident = defineOperation({
  name: 'privacy.incident.create',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/incidents',
  status: 201,
  title: { ru: 'Регистрация инцидента', en: 'Register an incident' },
  input: z.strictObject(incidentFields),
  output: incidentCard,
  example: { title: 'Массовый просмотр карточек', noticedAt: '2026-11-20T09:00:00Z' },
});
export const updateIncident = defineOperation({
  name: 'privacy.incident.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/privacy/incidents/:id',
  versioned: true,
  title: { ru: 'Изменение карточки инцидента', en: 'Change an incident' },
  input: z.strictObject({
    id,
    ...z.object(incidentFields).partial().shape,
    firstNoticeSent: z.literal(true).optional(),
    secondNoticeSent: z.literal(true).optional(),
    closed: z.literal(true).optional(),
  }),
  output: incidentCard,
  example: { id: '$missing', harm: 'Вред не установлен' },
});
/** Adds to the incident everybody whose data the events of this actor and period concern. */
export const collectAffected = defineOperation({
  name: 'privacy.incident.collect',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/incidents/:id/collect',
  title: { ru: 'Затронутые инцидентом люди по журналу', en: 'Affected people by the journal' },
  input: z.strictObject({
    id,
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    actorId: id.optional(),
    operations: z.array(z.string().max(100)).max(50).optional(),
  }),
  output: z.object({ subjects: z.number(), categories: z.array(z.string()) }),
  example: { id: '$missing', from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' },
});

export const measureStates = ['met', 'attention'] as const;
export const listMeasures = defineOperation({
  name: 'privacy.measure.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/measures',
  title: { ru: 'Меры защиты персональных данных', en: 'Measures' },
  input: nothing,
  output: z.object({
    checkedAt: moment,
    items: z.array(
      z.object({ id: z.string(), group: z.string(), title: words, state: z.enum(measureStates), detail: words }),
    ),
  }),
  example: {},
});
export const exportMeasures = defineOperation({
  name: 'privacy.measure.export',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/measures/export',
  stream: 'download',
  title: { ru: 'Выгрузка мер защиты', en: 'Export the measures' },
  input: z.object({ format: z.enum(['csv', 'pdf']).default('pdf') }),
  output: z.unknown(),
  example: { format: 'csv' },
});
