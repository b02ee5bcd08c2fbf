// Why personal data is processed, and the texts that people agree to.
import * as z from 'zod';
import { date, defineOperation, id, moment, nothing, optionalText, text } from './core.ts';

export const bases = ['consent', 'contract', 'law'] as const;
const purposeKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const consentText = z.object({
  id,
  purposeId: id,
  purposeKey: z.string(),
  ordinal: z.number(),
  title: z.string(),
  operatorName: z.string(),
  operatorAddress: z.string(),
  dataList: z.string(),
  actionList: z.string(),
  recipients: z.string(),
  term: z.string(),
  withdrawal: z.string(),
  body: z.string(),
  sha256: z.string(),
  madeAt: moment,
});
export const purposeCard = z.object({
  id,
  key: z.string(),
  name: z.string(),
  basis: z.enum(bases),
  basisNote: z.string(),
  optional: z.boolean(),
  renewOn: date.nullable(),
  archived: z.boolean(),
  version: z.number(),
  texts: z.number(),
  standing: z.number(),
  /** The text in force, without its body. */
  text: consentText.omit({ body: true }).nullable(),
  /** What the text in force says of the operator differs from the organisation's settings. */
  operatorChanged: z.boolean(),
});

export const listPurposes = defineOperation({
  name: 'privacy.purpose.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/purposes',
  title: { ru: 'Цели обработки персональных данных', en: 'Purposes of processing' },
  input: nothing,
  output: z.object({
    items: z.array(purposeCard),
    operator: z.object({ name: z.string(), address: z.string() }),
  }),
  example: {},
});
const purposeFields = {
  name: text(200),
  basis: z.enum(bases),
  basisNote: optionalText(500).optional(),
  optional: z.boolean().optional(),
};
export const createPurpose = defineOperation({
  name: 'privacy.purpose.create',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/purposes',
  status: 201,
  title: { ru: 'Новая цель обработки', en: 'Make a purpose' },
  input: z.strictObject({ key: purposeKey, ...purposeFields }),
  output: purposeCard,
  example: { key: 'newsletter', name: 'Рассылка новостей', basis: 'consent' },
});
export const updatePurpose = defineOperation({
  name: 'privacy.purpose.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/privacy/purposes/:id',
  versioned: true,
  title: { ru: 'Изменение цели обработки', en: 'Change a purpose' },
  input: z.strictObject({
    id,
    ...z.object(purposeFields).partial().shape,
    archived: z.boolean().optional(),
    /** From this day consents to earlier texts count no longer; null takes the demand back. */
    renewOn: date.nullable().optional(),
  }),
  output: purposeCard,
  example: { id: '$purpose.account', basisNote: 'п. 1 ч. 1 ст. 6 152-ФЗ' },
});
export const listTexts = defineOperation({
  name: 'privacy.text.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/purposes/:id/texts',
  title: { ru: 'Тексты согласия', en: 'Texts of a consent' },
  input: z.object({ id }),
  output: z.object({ items: z.array(consentText.extend({ consents: z.number() })) }),
  example: { id: '$purpose.account' },
});
export const createText = defineOperation({
  name: 'privacy.text.create',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/purposes/:id/texts',
  status: 201,
  title: { ru: 'Новый текст согласия', en: 'Make a new text of a consent' },
  input: z.strictObject({
    id,
    title: text(200),
    /** The organisation's own when absent. */
    operatorName: text(300).optional(),
    operatorAddress: text(500).optional(),
    dataList: text(3000),
    actionList: text(3000),
    recipients: text(2000),
    term: text(1000),
    withdrawal: text(2000),
  }),
  output: consentText,
  example: {
    id: '$purpose.account',
    title: 'Согласие на обработку персональных данных',
    operatorAddress: '101000, Москва, ул. Мясницкая, д. 1',
    dataList: 'фамилия, имя, отчество; адрес электронной почты',
    actionList: 'сбор, запись, хранение, использование, удаление, уничтожение с использованием средств автоматизации',
    recipients: 'не передаются третьим лицам',
    term: 'до отзыва согласия',
    withdrawal: 'в разделе «Мои согласия» или письменно по адресу оператора',
  },
});
/** The text that is in force for a purpose: what a visitor reads before registering. */
export const readText = defineOperation({
  name: 'privacy.text.read',
  kind: 'query',
  method: 'GET',
  path: '/api/consent-texts/:key',
  access: 'public',
  title: { ru: 'Действующий текст согласия', en: 'The text of a consent in force' },
  input: z.object({ key: purposeKey }),
  output: consentText.pick({ id: true, purposeKey: true, ordinal: true, title: true, body: true, sha256: true }),
  example: { key: 'account' },
});
