// Delivery of outgoing letters to each addressee, dispatch registers, envelopes and labels.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, moment, optionalText, pageInput, pageOf, text } from './core.ts';
import { deliveryMethods, deliveryStates } from './letter-card.ts';

const method = z.enum(deliveryMethods);
const ids = z.array(id).min(1).max(200);

export const deliveryRow = z.object({
  /** Of the addressee of the letter. */
  id,
  letter: z.object({ id, number: z.string().nullable(), subject: z.string(), registeredOn: date.nullable() }),
  name: z.string(),
  contactId: id.nullable(),
  address: z.string(),
  method: method.nullable(),
  trackingNumber: z.string(),
  state: z.enum(deliveryStates).nullable(),
  sentOn: date.nullable(),
  settledOn: date.nullable(),
  note: z.string(),
  /** The register in which it left last. */
  register: z.object({ id, number: z.string() }).nullable(),
});
const deliveryFilter = {
  /** These very ones. */
  ids: ids.optional(),
  letterId: id.optional(),
  state: z.enum(deliveryStates).optional(),
  /** `none`: nobody has said how to send it. */
  method: z.union([method, z.literal('none')]).optional(),
  journalId: id.optional(),
  /** The addressee. */
  contactId: id.optional(),
  sentFrom: date.optional(),
  sentTo: date.optional(),
  q: z.string().max(200).optional(),
};
export const listDeliveries = defineOperation({
  name: 'correspondence.delivery.list',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/deliveries/list',
  personal: 'contacts',
  title: { ru: 'Отправка писем', en: 'Deliveries of letters' },
  input: z.strictObject({ ...pageInput, ...deliveryFilter }),
  output: pageOf(deliveryRow),
  example: { state: 'to_send' },
});
export const countDeliveries = defineOperation({
  name: 'correspondence.delivery.count',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/deliveries/count',
  title: { ru: 'Число отправлений', en: 'Count deliveries' },
  input: z.strictObject({ ...deliveryFilter, exact: z.boolean().optional() }),
  output: z.object({ count: z.number(), more: z.boolean() }),
  example: { state: 'to_send' },
});
/** Several at once: each is changed or refused by itself. What is absent stays. */
export const setDelivery = defineOperation({
  name: 'correspondence.delivery.set',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/deliveries',
  ownParts: ['author'],
  title: { ru: 'Отметка об отправке', en: 'Mark a delivery' },
  input: z.strictObject({
    ids,
    state: z.enum(deliveryStates).optional(),
    method: method.nullable().optional(),
    trackingNumber: optionalText(60).optional(),
    sentOn: date.optional(),
    settledOn: date.optional(),
    note: optionalText(500).optional(),
  }),
  output: z.object({
    changed: z.number(),
    refused: z.array(z.object({ id, code: z.string(), message: z.object({ ru: z.string(), en: z.string() }) })),
  }),
  example: { ids: ['$delivery.email'], method: 'post' },
});

export const dispatchCard = z.object({
  id,
  number: z.string(),
  method,
  sentOn: date,
  note: z.string(),
  madeBy: z.string(),
  madeAt: moment,
  letters: z.number(),
  cancelled: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
  can: z.array(z.string()),
});
const dispatchItem = z.object({
  position: z.number(),
  deliveryId: id,
  letter: z.object({ id, number: z.string().nullable(), registeredOn: date.nullable() }),
  name: z.string(),
  contactId: id.nullable(),
  address: z.string(),
  trackingNumber: z.string(),
  weight: z.number().nullable(),
});
/** Letters that leave together: they are marked as sent, and the register gets its number. All of them or none. */
export const makeDispatch = defineOperation({
  name: 'correspondence.dispatch.create',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/dispatches',
  status: 201,
  ownParts: ['author'],
  title: { ru: 'Реестр отправки', en: 'Make a dispatch register' },
  input: z.strictObject({
    items: z
      .array(
        z.strictObject({
          id,
          trackingNumber: optionalText(60).optional(),
          /** Grams. */
          weight: z.number().int().min(1).max(50_000).nullable().optional(),
        }),
      )
      .min(1)
      .max(1000),
    method,
    sentOn: date.optional(),
    note: optionalText(500).optional(),
  }),
  output: dispatchCard,
  example: { items: [{ id: '$delivery.email' }], method: 'registered_post' },
});
export const listDispatches = defineOperation({
  name: 'correspondence.dispatch.list',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/dispatches',
  title: { ru: 'Реестры отправки', en: 'Dispatch registers' },
  input: z.object({ ...pageInput, method: method.optional() }),
  output: pageOf(dispatchCard),
  example: {},
});
export const readDispatch = defineOperation({
  name: 'correspondence.dispatch.read',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/dispatches/:id',
  personal: 'contacts',
  title: { ru: 'Просмотр реестра отправки', en: 'Open a dispatch register' },
  input: z.object({ id }),
  output: dispatchCard.extend({ items: z.array(dispatchItem) }),
  example: { id: '$dispatch.made' },
});
/** The letters go back to those to be sent; the number of the register stays taken. */
export const cancelDispatch = defineOperation({
  name: 'correspondence.dispatch.cancel',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/dispatches/:id/cancel',
  title: { ru: 'Аннулирование реестра отправки', en: 'Cancel a dispatch register' },
  input: z.strictObject({ id, reason: text(500) }),
  output: dispatchCard,
  example: { id: '$dispatch.made', reason: 'Составлен ошибочно' },
});
export const printDispatch = defineOperation({
  name: 'correspondence.dispatch.print',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/dispatches/:id/print',
  stream: 'download',
  title: { ru: 'Печать реестра отправки', en: 'Print a dispatch register' },
  input: z.strictObject({ id }),
  output: z.any(),
  example: { id: '$dispatch.made' },
});
export const envelopeFormats = ['dl', 'c5', 'c4', 'labels'] as const;
export type EnvelopeFormat = (typeof envelopeFormats)[number];
export const printEnvelopes = defineOperation({
  name: 'correspondence.delivery.print',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/deliveries/print',
  stream: 'download',
  title: { ru: 'Печать конвертов и наклеек', en: 'Print envelopes and labels' },
  input: z.strictObject({ ids, format: z.enum(envelopeFormats) }),
  output: z.any(),
  example: { ids: ['$delivery.email'], format: 'dl' },
});
