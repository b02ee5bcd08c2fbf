// What people ask about their data, what they are given, who has looked at it, and what went wrong.
import * as z from 'zod';
import { date, defineOperation, id, moment, nothing, okOutput, optionalText, pageInput, pageOf, text } from './core.ts';

const words = z.object({ ru: z.string(), en: z.string() });
export const requestKinds = ['access', 'correction', 'blocking', 'destruction', 'withdrawal', 'other'] as const;
export const requestChannels = ['paper', 'mail', 'web', 'regulator'] as const;
export const requestStates = ['open', 'answered', 'refused'] as const;
const requestCard = z.object({
  id,
  number: z.number(),
  kind: z.enum(requestKinds),
  subjectId: id.nullable(),
  subjectName: z.string().nullable(),
  applicant: z.string(),
  details: z.string(),
  channel: z.enum(requestChannels),
  arrivedOn: date,
  dueOn: date,
  prolongedOn: date.nullable(),
  prolongReason: z.string(),
  daysLeft: z.number(),
  responsibleId: id,
  responsible: z.string(),
  state: z.enum(requestStates),
  answer: z.string(),
  answeredAt: moment.nullable(),
  requestFileId: id.nullable(),
  answerFileId: id.nullable(),
  version: z.number(),
  can: z.array(z.string()),
});
export const listRequests = defineOperation({
  name: 'privacy.request.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/requests',
  personal: 'users',
  title: { ru: 'Обращения субъектов персональных данных', en: 'Requests of data subjects' },
  input: z.object({ ...pageInput, state: z.enum(requestStates).optional(), kind: z.enum(requestKinds).optional() }),
  output: pageOf(requestCard),
  example: {},
});
export const readRequest = defineOperation({
  name: 'privacy.request.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/requests/:id',
  personal: 'users',
  title: { ru: 'Обращение субъекта', en: 'A request' },
  input: z.object({ id }),
  output: requestCard,
  example: { id: '$missing' },
});
export const createRequest = defineOperation({
  name: 'privacy.request.create',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/requests',
  status: 201,
  title: { ru: 'Регистрация обращения субъекта', en: 'Register a request' },
  input: z.strictObject({
    kind: z.enum(requestKinds),
    channel: z.enum(requestChannels),
    subjectId: id.optional(),
    applicant: text(300),
    details: optionalText(5000).optional(),
    arrivedOn: date,
    responsibleId: id.optional(),
    fileId: id.optional(),
  }),
  output: requestCard,
  example: { kind: 'access', channel: 'paper', applicant: 'Заявитель А. Б.', arrivedOn: '2026-11-20' },
});
export const updateRequest = defineOperation({
  name: 'privacy.request.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/privacy/requests/:id',
  versioned: true,
  title: { ru: 'Изменение обращения субъекта', en: 'Change a request' },
  input: z.strictObject({ id, subjectId: id.nullable().optional(), responsibleId: id.optional() }),
  output: requestCard,
  example: { id: '$missing', responsibleId: '$user.editor' },
});
export const prolongRequest = defineOperation({
  name: 'privacy.request.prolong',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/requests/:id/prolong',
  title: { ru: 'Продление срока ответа субъекту', en: 'Prolong a request' },
  input: z.strictObject({ id, reason: text(1000) }),
  output: requestCard,
  example: { id: '$missing', reason: 'Нужны сведения из архива' },
});
export const answerRequest = defineOperation({
  name: 'privacy.request.answer',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/requests/:id/answer',
  title: { ru: 'Ответ на обращение субъекта', en: 'Answer a request' },
  input: z.strictObject({ id, refused: z.boolean().default(false), answer: text(5000), fileId: id.optional() }),
  output: requestCard,
  example: { id: '$missing', answer: 'Сведения направлены письмом' },
});

const packageCard = z.object({
  id,
  state: z.enum(['waiting', 'working', 'ready', 'failed']),
  doneSteps: z.number(),
  allSteps: z.number(),
  error: z.string(),
  jsonFileId: id.nullable(),
  pdfFileId: id.nullable(),
  createdAt: moment,
  readyAt: moment.nullable(),
});
export const createPackage = defineOperation({
  name: 'privacy.package.create',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/subjects/:id/packages',
  status: 201,
  title: { ru: 'Сведения о данных субъекта одним пакетом', en: "The subject's package" },
  input: z.strictObject({ id, requestId: id.optional() }),
  output: packageCard,
  example: { id: '$user.spare' },
});
export const listPackages = defineOperation({
  name: 'privacy.package.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/subjects/:id/packages',
  title: { ru: 'Пакеты сведений о субъекте', en: "The subject's packages" },
  input: z.object({ id }),
  output: z.object({ items: z.array(packageCard) }),
  example: { id: '$user.spare' },
});

export const listReaders = defineOperation({
  name: 'privacy.subject.readers',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/subjects/:id/readers',
  personal: 'users',
  title: { ru: 'Кто смотрел и менял данные человека', en: "Who looked at a person's data" },
  input: z.object({ id, from: date.optional(), to: date.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        actorId: id,
        actor: z.string(),
        actorKind: z.string(),
        operation: z.string(),
        title: words,
        outcome: z.enum(['done', 'refused', 'read']),
        events: z.number(),
        first: moment,
        last: moment,
      }),
    ),
    /** More groups than these were found: narrow the period. */
    more: z.boolean(),
  }),
  example: { id: '$user.spare' },
});
const alertCard = z.object({
  id,
  kind: z.enum(['many', 'night', 'other-department']),
  actorId: id,
  actor: z.string(),
  hour: moment,
  people: z.number(),
  foundAt: moment,
  seenAt: moment.nullable(),
  seenBy: z.string().nullable(),
  conclusion: z.string(),
});
export const listAlerts = defineOperation({
  name: 'privacy.alert.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/alerts',
  personal: 'users',
  title: { ru: 'Необычные просмотры', en: 'Unusual reading' },
  input: z.object({ ...pageInput, state: z.enum(['open', 'closed']).optional() }),
  output: pageOf(alertCard),
  example: {},
});
export const closeAlert = defineOperation({
  name: 'privacy.alert.close',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/alerts/:id/close',
  title: { ru: 'Разбор необычных просмотров', en: 'Close an alert' },
  input: z.strictObject({ id, conclusion: text(1000) }),
  output: okOutput,
  example: { id: '$missing', conclusion: 'Сверка телефонного справочника по поручению' },
});
export const findAlerts = defineOperation({
  name: 'privacy.alert.find',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/alerts/find',
  title: { ru: 'Поиск необычных просмотров', en: 'Find unusual reading' },
  input: nothing,
  output: z.object({ found: z.number() }),
  example: {},
});

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

export const measureStates = ['met', 'attention', 'customer'] as const;
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
