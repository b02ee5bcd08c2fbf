// Doubles of letters: those that look like the one being registered, and the second copy attached instead of a new number.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, optionalText } from './core.ts';
import { directions } from './correspondence-journals.ts';
import { letterCard } from './letter-card.ts';

export const duplicateReasons = [
  'same-file',
  'same-inn',
  'same-sender',
  'like-sender',
  'same-number',
  'like-number',
  'same-date',
  'near-date',
  'other-year',
  'like-subject',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** Asked with what is filled in so far; a letter that the asker may not read is told of by its score alone. */
export const findDuplicates = defineOperation({
  name: 'correspondence.letter.duplicates',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/duplicates',
  title: { ru: 'Поиск двойников письма', en: 'Find doubles of a letter' },
  input: z.strictObject({
    /** Either says the direction; without both the letter is an incoming one. */
    journalId: id.optional(),
    direction: z.enum(directions).optional(),
    correspondentId: id.nullable().optional(),
    correspondentName: optionalText(300).optional(),
    externalNumber: optionalText(100).optional(),
    documentDate: date.nullable().optional(),
    subject: z.string().trim().max(1000).optional(),
    fileIds: z.array(id).max(100).optional(),
    /** A letter that is being changed is no double of itself. */
    exceptId: id.optional(),
  }),
  output: z.object({
    items: z.array(
      z.object({
        score: z.number(),
        reasons: z.array(z.enum(duplicateReasons)),
        /** Null: such a letter exists, but the asker may not read it. */
        letter: z
          .object({
            id,
            direction: z.enum(directions),
            number: z.string().nullable(),
            registeredOn: date.nullable(),
            subject: z.string(),
            counterpart: z.string(),
            externalNumber: z.string(),
            documentDate: date.nullable(),
            responsible: z.string().nullable(),
            attachments: z.number(),
          })
          .nullable(),
      }),
    ),
  }),
  example: {
    direction: 'incoming',
    correspondentName: 'Ромашка ООО',
    externalNumber: '15-3/22',
    documentDate: '2026-03-02',
  },
});
/** The paper came again: its files are attached to the letter that is there, and no number is spent. */
export const addSecondCopy = defineOperation({
  name: 'correspondence.letter.addCopy',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/letters/:id/copies',
  title: { ru: 'Второй экземпляр письма', en: 'A second copy of a letter' },
  input: z.strictObject({
    id,
    fileIds: z.array(id).max(100).default([]),
    /** The draft of the registration that is given up for it. */
    draftId: id.optional(),
  }),
  output: letterCard,
  example: { id: '$letter.incoming', fileIds: [] },
});
