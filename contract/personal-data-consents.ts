// Consents: the register of the officer, and everybody's own.
import * as z from 'zod';
import { date, defineOperation, flag, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { bases, consentText } from './personal-data-purposes.ts';

export const consentForms = ['button', 'paper', 'signature'] as const;
export const consentChannels = ['web', 'paper', 'messenger', 'import'] as const;
export const consentStates = ['standing', 'renewal', 'withdrawn', 'expired', 'renewed'] as const;

export const consentCard = z.object({
  id,
  subjectId: id,
  subjectName: z.string(),
  purposeId: id,
  purposeKey: z.string(),
  purposeName: z.string(),
  textId: id,
  textOrdinal: z.number(),
  sha256: z.string(),
  form: z.enum(consentForms),
  channel: z.enum(consentChannels),
  acceptedBy: z.string(),
  evidence: z.string(),
  evidenceFileId: id.nullable(),
  givenAt: moment,
  expiresOn: date.nullable(),
  state: z.enum(consentStates),
  endedAt: moment.nullable(),
  endedBy: z.string().nullable(),
  endChannel: z.string().nullable(),
  endFileId: id.nullable(),
});
const consentFilter = {
  q: z.string().max(100).optional(),
  subjectId: id.optional(),
  purposeId: id.optional(),
  state: z.enum(['standing', 'renewal', 'ended']).optional(),
};
export const listConsents = defineOperation({
  name: 'privacy.consent.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/consents',
  personal: 'users',
  title: { ru: 'Реестр согласий', en: 'Register of consents' },
  input: z.object({ ...pageInput, ...consentFilter }),
  output: pageOf(consentCard),
  example: {},
});
export const readConsent = defineOperation({
  name: 'privacy.consent.read',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/consents/:id',
  personal: 'users',
  title: { ru: 'Согласие', en: 'A consent' },
  input: z.object({ id }),
  output: consentCard.extend({ text: consentText }),
  example: { id: '$missing' },
});
export const exportConsents = defineOperation({
  name: 'privacy.consent.export',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/consents/export',
  stream: 'download',
  title: { ru: 'Выгрузка реестра согласий', en: 'Export the register of consents' },
  input: z.object({ ...consentFilter, format: z.enum(['csv', 'pdf']).default('csv') }),
  output: z.unknown(),
  example: { format: 'csv' },
});
export const recordConsent = defineOperation({
  name: 'privacy.consent.record',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/consents',
  status: 201,
  title: { ru: 'Учёт согласия на бумаге', en: 'Record a consent on paper' },
  input: z.strictObject({
    subjectId: id,
    textId: id,
    form: z.enum(['paper', 'signature']),
    /** Number and place of the paper, or of the signed document. */
    evidence: text(300),
    fileId: id.optional(),
    expiresOn: date.optional(),
  }),
  output: consentCard,
  example: { subjectId: '$user.spare', textId: '$text.account', form: 'paper', evidence: 'Личное дело № 15, лист 3' },
});
export const withdrawConsent = defineOperation({
  name: 'privacy.consent.withdraw',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/consents/:id/withdraw',
  title: { ru: 'Учёт отзыва согласия', en: 'Record the withdrawal of a consent' },
  input: z.strictObject({
    id,
    evidence: text(300),
    fileId: id.optional(),
    /** A demand to stop the processing (ст. 21 ч. 5.1): ten working days instead of thirty days. */
    demand: z.boolean().default(false),
  }),
  output: consentCard,
  example: { id: '$missing', evidence: 'Заявление от 02.03.2026 № 4' },
});

const ownConsent = z.object({
  purposeId: id,
  purposeKey: z.string(),
  purposeName: z.string(),
  optional: z.boolean(),
  basis: z.enum(bases),
  basisNote: z.string(),
  /** The text that is in force now; null where no consent is asked for. */
  text: consentText.pick({ id: true, ordinal: true, title: true, body: true, sha256: true }).nullable(),
  consent: consentCard
    .pick({ id: true, textOrdinal: true, form: true, channel: true, givenAt: true, expiresOn: true, state: true })
    .nullable(),
  /** An answer is waited for: never given, or to be renewed. */
  asked: z.boolean(),
});
export const listMyConsents = defineOperation({
  name: 'privacy.consent.mine',
  kind: 'query',
  method: 'GET',
  path: '/api/me/consents',
  access: 'signed-in',
  title: { ru: 'Мои согласия', en: 'My consents' },
  input: nothing,
  output: z.object({ items: z.array(ownConsent) }),
  example: {},
});
export const giveMyConsent = defineOperation({
  name: 'privacy.consent.give',
  kind: 'action',
  method: 'POST',
  path: '/api/me/consents',
  access: 'signed-in',
  status: 201,
  title: { ru: 'Согласие на обработку персональных данных', en: 'Give a consent' },
  input: z.strictObject({ textId: id, sha256: z.string().length(64), agree: z.literal(true) }),
  output: okOutput,
  example: { textId: '$text.account', sha256: '$text.sha256', agree: true },
});
export const withdrawMyConsent = defineOperation({
  name: 'privacy.consent.withdrawOwn',
  kind: 'action',
  method: 'POST',
  path: '/api/me/consents/:id/withdraw',
  access: 'signed-in',
  title: { ru: 'Отзыв своего согласия', en: 'Withdraw own consent' },
  input: z.strictObject({ id, demand: flag.default(false) }),
  output: okOutput,
  example: { id: '$missing' },
});
