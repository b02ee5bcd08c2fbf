// The end of the life of personal data: whose it is, blocking, the queue of destruction, acts.
import * as z from 'zod';
import {
  date,
  defineOperation,
  flag,
  id,
  moment,
  nothing,
  okOutput,
  optionalText,
  pageInput,
  pageOf,
  text,
} from './core.ts';

const words = z.object({ ru: z.string(), en: z.string() });
export const disposalCauses = ['withdrawal', 'demand', 'retention', 'request', 'order'] as const;
export const disposalWays = ['destroy', 'anonymise', 'part'] as const;
export const disposalStates = ['proposed', 'approved', 'done', 'declined'] as const;

export const searchSubjects = defineOperation({
  name: 'privacy.subject.search',
  kind: 'query',
  method: 'POST',
  path: '/api/privacy/subjects/search',
  personal: 'users',
  title: { ru: 'Поиск субъекта персональных данных', en: 'Find a data subject' },
  input: z.strictObject({ ...pageInput, q: z.string().max(100).default(''), blocked: flag.optional() }),
  output: pageOf(
    z.object({
      id,
      kind: z.string(),
      name: z.string(),
      detail: z.string(),
      blocked: z.boolean(),
      destroyedAt: moment.nullable(),
    }),
  ),
  example: { q: 'ив' },
});
export const readSubject = defineOperation({
  name: 'privacy.subject.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/subjects/:id',
  personal: 'users',
  title: { ru: 'Карточка субъекта персональных данных', en: "A data subject's card" },
  input: z.object({ id }),
  output: z.object({
    id,
    kind: z.string(),
    name: z.string(),
    status: z.string().nullable(),
    destroyedAt: moment.nullable(),
    block: z.object({ id, at: moment, by: z.string(), reason: z.string() }).nullable(),
    values: z.array(
      z.object({ category: z.string(), title: words, place: z.string(), source: words, value: z.string() }),
    ),
    consents: z.number(),
    disposals: z.array(
      z.object({ id, number: z.number(), state: z.enum(disposalStates), way: z.enum(disposalWays), dueOn: date }),
    ),
    can: z.array(z.string()),
  }),
  example: { id: '$user.spare' },
});
export const blockSubject = defineOperation({
  name: 'privacy.subject.block',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/subjects/:id/block',
  title: { ru: 'Блокирование персональных данных', en: 'Block personal data' },
  input: z.strictObject({ id, reason: text(1000), requestId: id.optional() }),
  output: okOutput,
  example: { id: '$missing', reason: 'Заявление о неточности данных' },
});
export const releaseSubject = defineOperation({
  name: 'privacy.subject.release',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/subjects/:id/release',
  title: { ru: 'Снятие блокирования персональных данных', en: 'Release blocked personal data' },
  input: z.strictObject({ id, reason: text(1000) }),
  output: okOutput,
  example: { id: '$missing', reason: 'Данные уточнены' },
});
export const proposeDisposal = defineOperation({
  name: 'privacy.disposal.propose',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/disposals',
  status: 201,
  title: { ru: 'Предложение уничтожить или обезличить данные', en: 'Propose to destroy or anonymise data' },
  input: z.strictObject({
    subjectId: id,
    way: z.enum(['destroy', 'anonymise']),
    reason: text(1000),
    dueOn: date.optional(),
    requestId: id.optional(),
  }),
  output: z.object({ id }),
  example: { subjectId: '$missing', way: 'destroy', reason: 'Цель обработки достигнута' },
});
const disposalRow = z.object({
  id,
  number: z.number(),
  subjectId: id,
  subjectName: z.string(),
  category: z.string(),
  cause: z.enum(disposalCauses),
  way: z.enum(disposalWays),
  reason: z.string(),
  proposedAt: moment,
  dueOn: date,
  daysLeft: z.number(),
  state: z.enum(disposalStates),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  actId: id.nullable(),
  actNumber: z.number().nullable(),
  version: z.number(),
});
export const listDisposals = defineOperation({
  name: 'privacy.disposal.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/disposals',
  personal: 'users',
  title: { ru: 'Очередь уничтожения', en: 'The queue of destruction' },
  input: z.object({
    ...pageInput,
    state: z.enum([...disposalStates, 'open']).optional(),
    cause: z.enum(disposalCauses).optional(),
  }),
  output: pageOf(disposalRow),
  example: {},
});
export const readDisposal = defineOperation({
  name: 'privacy.disposal.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/disposals/:id',
  personal: 'users',
  title: { ru: 'Задание на уничтожение', en: 'A destruction task' },
  input: z.object({ id }),
  output: disposalRow.extend({
    declineReason: z.string(),
    searchedAt: moment.nullable(),
    leftovers: z.array(
      z.object({
        id,
        place: z.string(),
        title: words,
        excerpt: z.string(),
        decision: z.enum(['replace', 'keep']).nullable(),
      }),
    ),
    can: z.array(z.string()),
  }),
  example: { id: '$missing' },
});
const decide = { id, reason: optionalText(1000).default('') };
export const approveDisposals = defineOperation({
  name: 'privacy.disposal.approve',
  kind: 'action',
  fresh: true,
  method: 'POST',
  path: '/api/privacy/disposals/approve',
  title: { ru: 'Утверждение списка на уничтожение', en: 'Approve a list of destruction' },
  input: z.strictObject({ ids: z.array(id).min(1).max(200) }),
  output: z.object({ approved: z.number() }),
  example: { ids: ['$missing'] },
});
export const declineDisposal = defineOperation({
  name: 'privacy.disposal.decline',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/disposals/:id/decline',
  title: { ru: 'Отказ от уничтожения', en: 'Decline a destruction' },
  input: z.strictObject({ ...decide, reason: text(1000) }),
  output: okOutput,
  example: { id: '$missing', reason: 'Данные нужны по закону: налоговый учёт' },
});
export const searchLeftovers = defineOperation({
  name: 'privacy.disposal.search',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/disposals/:id/leftovers',
  title: { ru: 'Поиск следов в свободном тексте', en: 'Search for leftovers in free text' },
  input: z.strictObject({ id }),
  output: z.object({ found: z.number() }),
  example: { id: '$missing' },
});
export const decideLeftovers = defineOperation({
  name: 'privacy.disposal.decideLeftovers',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/disposals/:id/leftovers/decisions',
  title: { ru: 'Решение о найденных следах', en: 'Decide on leftovers' },
  input: z.strictObject({
    id,
    decisions: z
      .array(z.object({ id, decision: z.enum(['replace', 'keep']) }))
      .min(1)
      .max(1000),
  }),
  output: okOutput,
  example: { id: '$missing', decisions: [{ id: '$missing', decision: 'replace' }] },
});
export const carryOutDisposal = defineOperation({
  name: 'privacy.disposal.carryOut',
  kind: 'action',
  fresh: true,
  method: 'POST',
  path: '/api/privacy/disposals/:id/carry-out',
  title: { ru: 'Уничтожение персональных данных', en: 'Destroy personal data' },
  input: z.strictObject({ id, confirm: z.literal(true) }),
  /** Without an act when what ended was an act itself. */
  output: z.object({ actId: id.nullable(), actNumber: z.number().nullable() }),
  example: { id: '$missing', confirm: true },
});
export const checkTerms = defineOperation({
  name: 'privacy.retention.check',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/retention/check',
  title: { ru: 'Проверка сроков хранения', en: 'Check the terms of keeping' },
  input: nothing,
  output: z.object({ proposed: z.number(), expired: z.number(), alarms: z.number() }),
  example: {},
});
export const replayDestructions = defineOperation({
  name: 'privacy.destruction.replay',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/destructions/replay',
  title: { ru: 'Повтор уничтожений после восстановления из копии', en: 'Repeat destructions after a restore' },
  input: nothing,
  output: z.object({ listed: z.number(), replayed: z.number(), broken: z.number() }),
  example: {},
});
const actRow = z.object({
  id,
  number: z.number(),
  subjectId: id,
  pseudonym: z.string(),
  way: z.enum(disposalWays),
  madeAt: moment,
  keepUntil: date,
  backupsUntil: date,
});
export const listActs = defineOperation({
  name: 'privacy.act.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/acts',
  title: { ru: 'Акты об уничтожении', en: 'Acts of destruction' },
  input: z.object({ ...pageInput, subjectId: id.optional() }),
  output: pageOf(actRow),
  example: {},
});
export const readAct = defineOperation({
  name: 'privacy.act.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/acts/:id',
  title: { ru: 'Акт об уничтожении', en: 'An act of destruction' },
  input: z.object({ id }),
  output: actRow.extend({ body: z.record(z.string(), z.unknown()) }),
  example: { id: '$missing' },
});
export const printAct = defineOperation({
  name: 'privacy.act.print',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/acts/:id/pdf',
  stream: 'download',
  title: { ru: 'Акт об уничтожении и выписка из журнала в PDF', en: 'An act of destruction as PDF' },
  input: z.object({ id }),
  output: z.unknown(),
  example: { id: '$missing' },
});
export const downloadPrivacyFile = defineOperation({
  name: 'privacy.file.download',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/files/:id',
  stream: 'download',
  title: {
    ru: 'Скачивание скана или документа о персональных данных',
    en: 'Download a scan or a paper of personal data',
  },
  input: z.object({ id }),
  output: z.unknown(),
  example: { id: '$missing' },
});
