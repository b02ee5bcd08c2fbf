// Contacts that are one: likely doubles, merging with its undo. Part of contract/contacts.ts, which is the file to import.
import * as z from 'zod';
import { contactCard, contactFields, contactRow } from './contact-card.ts';
import { defineOperation, id, nothing, okOutput, pageInput, pageOf } from './core.ts';

export const doubleReasons = ['same-inn', 'same-ogrn', 'same-name', 'like-name', 'same-phone', 'same-email'] as const;
const doubleRow = contactRow.extend({
  emails: z.array(z.string()),
  phones: z.array(z.string()),
});
/** Pairs that look like one contact, the surest first. */
export const listDoubles = defineOperation({
  name: 'contacts.double.list',
  kind: 'query',
  method: 'POST',
  path: '/api/contacts/doubles/list',
  personal: 'contacts',
  title: { ru: 'Похожие контакты', en: 'Likely doubles of contacts' },
  input: z.strictObject({ ...pageInput, contactId: id.optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      score: z.number(),
      reasons: z.array(z.enum(doubleReasons)),
      one: doubleRow,
      other: doubleRow,
    }),
  ),
  example: {},
});
export const countDoubles = defineOperation({
  name: 'contacts.double.count',
  kind: 'query',
  method: 'GET',
  path: '/api/contacts/doubles/count',
  title: { ru: 'Число похожих контактов', en: 'Count likely doubles' },
  input: nothing,
  output: z.object({ count: z.number() }),
  example: {},
});
/** «Не дубль»: the pair is proposed no more; `parted: false` proposes it again. */
export const partDoubles = defineOperation({
  name: 'contacts.double.part',
  kind: 'action',
  method: 'POST',
  path: '/api/contacts/doubles/part',
  title: { ru: 'Отметка «не дубль»', en: 'Mark contacts as different' },
  input: z.strictObject({ oneId: id, otherId: id, parted: z.boolean().default(true) }),
  output: okOutput,
  example: { oneId: '$contact.organisation', otherId: '$contact.supplier' },
});
/** The others become this one: letters, people and links follow; their own cards and history stay as they are. */
export const mergeContacts = defineOperation({
  name: 'contacts.contact.merge',
  kind: 'action',
  method: 'POST',
  path: '/api/contacts/:id/merge',
  title: { ru: 'Объединение контактов', en: 'Merge contacts' },
  input: z.strictObject({
    id,
    otherIds: z.array(id).min(1).max(20),
    /** Chosen where the cards differ. What is left out stays as the kept one has it, and is filled in where that is empty. */
    values: z.strictObject(z.object(contactFields).omit({ kind: true }).partial().shape).optional(),
  }),
  output: contactCard,
  example: { id: '$contact.organisation', otherIds: ['$contact.double'] },
});
export const undoMerge = defineOperation({
  name: 'contacts.merge.undo',
  kind: 'action',
  method: 'POST',
  path: '/api/contacts/merges/:id/undo',
  title: { ru: 'Отмена объединения контактов', en: 'Undo a merge of contacts' },
  input: z.strictObject({ id }),
  output: contactCard,
  example: { id: '$merge.done' },
});
