// A letter as it is typed and as it is shown: the fields of the card, the row of a list.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { clearances, date, id, moment, optionalText, text } from './core.ts';
import { directions } from './correspondence-journals.ts';
import { customInput, customView } from './fields.ts';
import { attachmentView, recordHead } from './record.ts';

export const letterStates = ['registered', 'in_work', 'done', 'cancelled'] as const;
export const deliveryMethods = ['post', 'registered_post', 'courier', 'email', 'edo', 'fax', 'hand', 'other'] as const;
/** How it stands with the delivery to one addressee. */
export const deliveryStates = ['to_send', 'sent', 'delivered', 'returned', 'refused'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const sheets = z.number().int().min(0).max(100_000).nullable();
export const addressee = z.strictObject({
  contactId: id.optional(),
  name: optionalText(300).optional(),
  deliveryMethod: z.enum(deliveryMethods).nullable().optional(),
  trackingNumber: optionalText(60).optional(),
});
/** The 20 items of the card (domain/correspondence.md §0), those that a person types; numbers in comments are the items. */
export const letterFields = {
  subject: text(1000), // 10
  kindId: id.nullable().optional(), // 4
  correspondentId: id.nullable().optional(), // 1
  correspondentName: optionalText(300).optional(),
  addressees: z.array(addressee).max(200).optional(), // 2, outgoing
  addresseeId: id.nullable().optional(), // 2, incoming: a person or group of ours
  signatoryName: optionalText(200).optional(), // 3
  signatoryPosition: optionalText(200).optional(),
  documentDate: date.nullable().optional(), // 5
  externalNumber: optionalText(100).optional(), // 6
  receivedOn: date.nullable().optional(), // 7
  caseIndex: optionalText(50).optional(), // 11
  forwardedTo: optionalText(300).optional(), // 12
  mainSheets: sheets.optional(), // 13
  appendixCount: sheets.optional(), // 14
  appendixSheets: sheets.optional(),
  instruction: optionalText(2000).optional(), // 15
  responsibleId: id.nullable().optional(),
  dueOn: date.nullable().optional(),
  /** The day by which an answer is expected: of an outgoing letter theirs, of an incoming one ours. */
  answerBy: date.nullable().optional(),
  onControl: z.boolean().optional(), // 16
  clearance: z.enum(clearances).optional(), // 17
  signatureNote: optionalText(500).optional(), // 18
  signatureCheck: optionalText(500).optional(), // 19
  departmentId: id.nullable().optional(), // 20
  deliveryMethod: z.enum(deliveryMethods).nullable().optional(),
  trackingNumber: optionalText(60).optional(),
  note: optionalText(5000).optional(),
  /** The organisation's own fields (subject `letter`), by key; those not named stay as they are. */
  custom: customInput.optional(),
};
const named = z.object({ id, name: z.string() }).nullable();
export const letterCard = recordHead.extend({
  direction: z.enum(directions),
  journal: z.object({ id, name: z.string() }),
  letterKind: named,
  subject: z.string(),
  correspondent: named,
  correspondentName: z.string(),
  addressees: z.array(
    z.object({
      id,
      contactId: id.nullable(),
      name: z.string(),
      deliveryMethod: z.string().nullable(),
      trackingNumber: z.string(),
      deliveryState: z.enum(deliveryStates).nullable(),
      sentOn: date.nullable(),
      settledOn: date.nullable(),
      deliveryNote: z.string(),
      /** The dispatch register in which it left last. */
      register: z.object({ id, number: z.string() }).nullable(),
    }),
  ),
  addressee: named,
  signatoryName: z.string(),
  signatoryPosition: z.string(),
  documentDate: date.nullable(),
  externalNumber: z.string(),
  receivedOn: date.nullable(),
  caseIndex: z.string(),
  forwardedTo: z.string(),
  mainSheets: z.number().nullable(),
  appendixCount: z.number().nullable(),
  appendixSheets: z.number().nullable(),
  instruction: z.string(),
  onControl: z.boolean(),
  signatureNote: z.string(),
  signatureCheck: z.string(),
  department: named,
  deliveryMethod: z.string().nullable(),
  trackingNumber: z.string(),
  note: z.string(),
  cancelReason: z.string().nullable(),
  answerBy: date.nullable(),
  /** The day of the first letter in force that answers this one. */
  answeredOn: date.nullable(),
  custom: customView,
  author: z.object({ id, name: z.string() }),
  createdAt: moment,
  watching: z.boolean(),
  attachments: z.array(attachmentView),
  can: z.array(z.string()),
});
export const letterRow = recordHead.extend({
  direction: z.enum(directions),
  journalId: id,
  kindName: z.string().nullable(),
  externalNumber: z.string(),
  documentDate: date.nullable(),
  receivedOn: date.nullable(),
  deliveryMethod: z.string().nullable(),
  onControl: z.boolean(),
  answerBy: date.nullable(),
  answeredOn: date.nullable(),
  attachments: z.number(),
  /** Only when asked for by `withCustom`. */
  custom: customView.optional(),
});
