// What people ask about their data, what they are given, and who has looked at it.
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
