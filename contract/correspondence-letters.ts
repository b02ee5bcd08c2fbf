// Operations on letters: lists, registration, the card, changes, the chain.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { clearances, date, defineOperation, flag, id, pageInput, pageOf, text } from './core.ts';
import { directions } from './correspondence-journals.ts';
import { chosenNumber } from './correspondence-numbers.ts';
import { customFilter, customSort } from './fields.ts';
import { deliveryMethods, deliveryStates, letterCard, letterFields, letterRow, letterStates } from './letter-card.ts';
import { recordHead } from './record.ts';

export const letterSorts = ['registered', 'due', 'answer', 'correspondent', 'changed'] as const;
/** Of letters that ask for an answer: all, those without one, those past their day, those that have one. */
export const answerStates = ['asked', 'waiting', 'overdue', 'answered'] as const;
/** Each letter stands in exactly one; `running` is open with its deadline ahead. */
export const timings = ['none', 'running', 'overdue', 'in_time', 'late', 'cancelled'] as const;
const orNone = z.union([id, z.literal('none')]);

export const letterListInput = {
  ...pageInput,
  direction: z.enum(directions),
  /** Only letters in which the person takes part. */
  mine: flag.optional(),
  /** One of the sorts, or `custom.<key>` for a field with a number or a date, `-custom.<key>` the other way round. */
  sort: z.union([z.enum(letterSorts), customSort]).default('registered'),
  journalId: id.optional(),
  /** `none`: letters without a kind; so with the others that take it. */
  kindId: orNone.optional(),
  state: z.enum(letterStates).optional(),
  correspondentId: orNone.optional(),
  responsibleId: id.optional(),
  departmentId: orNone.optional(),
  /** Who registered the letter. */
  authorId: id.optional(),
  /** How the letter stands to its deadline. */
  timing: z.enum(timings).optional(),
  registeredFrom: date.optional(),
  registeredTo: date.optional(),
  dueFrom: date.optional(),
  dueTo: date.optional(),
  answer: z.enum(answerStates).optional(),
  answerFrom: date.optional(),
  answerTo: date.optional(),
  onControl: flag.optional(),
  deliveryMethod: z.enum(deliveryMethods).optional(),
  /** Outgoing letters with at least one addressee in this state. */
  deliveryState: z.enum(deliveryStates).optional(),
  clearance: z.enum(clearances).optional(),
  /** Words of the number, the subject or the correspondent. */
  q: z.string().max(200).optional(),
  /** Rows carry the organisation's own fields. */
  withCustom: flag.optional(),
};
/** What only a body can say. */
const inBody = { custom: customFilter.optional() };
const letterPage = pageOf(letterRow);
export const listLetters = defineOperation({
  name: 'correspondence.letter.list',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/letters',
  title: { ru: 'Список писем', en: 'List letters' },
  input: z.object(letterListInput),
  output: letterPage,
  example: { direction: 'incoming' },
});
/** The same list with its filters in the body, where searches for names belong. Granted with `correspondence.letter.list`. */
export const findLetters = defineOperation({
  name: 'correspondence.letter.find',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/letters/list',
  title: { ru: 'Поиск в списке писем', en: 'Search the list of letters' },
  input: z.strictObject({ ...letterListInput, ...inBody }),
  output: letterPage,
  example: { direction: 'incoming', q: 'поставка' },
});
/** How many letters a filter finds: exact to 10,000, beyond it only when `exact` is asked. */
export const countLetters = defineOperation({
  name: 'correspondence.letter.count',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/letters/count',
  title: { ru: 'Число писем в списке', en: 'Count letters' },
  input: z.strictObject({ ...letterListInput, ...inBody, exact: z.boolean().optional() }),
  output: z.object({ count: z.number(), more: z.boolean() }),
  example: { direction: 'incoming' },
});
export const registerLetter = defineOperation({
  name: 'correspondence.letter.register',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/letters',
  status: 201,
  title: { ru: 'Регистрация письма', en: 'Register a letter' },
  input: z.strictObject({
    journalId: id,
    registeredOn: date.optional(),
    /** A number of one's own reserve or, by the right `correspondence.number.manual`, one chosen by hand. */
    number: chosenNumber.optional(),
    ...letterFields,
    fileIds: z.array(id).max(100).optional(),
    answersId: id.optional(),
    /** Whether the answered letter is done with it; left out, its kind decides. */
    answeredDone: z.boolean().optional(),
    draftId: id.optional(),
  }),
  output: letterCard,
  example: {
    journalId: '$journal.incoming',
    subject: 'О поставке оборудования',
    correspondentName: 'ООО «Ромашка»',
    externalNumber: '15/3-22',
    documentDate: '2026-03-02',
  },
});
export const readLetter = defineOperation({
  name: 'correspondence.letter.read',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/letters/:id',
  personal: 'contacts',
  title: { ru: 'Просмотр письма', en: 'Open a letter' },
  input: z.object({ id }),
  output: letterCard,
  example: { id: '$letter.incoming' },
});
/** The registration card on paper. */
export const printLetter = defineOperation({
  name: 'correspondence.letter.print',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/letters/:id/card',
  stream: 'download',
  personal: 'contacts',
  title: { ru: 'Печать карточки письма', en: "Print a letter's card" },
  input: z.object({ id }),
  output: z.any(),
  example: { id: '$letter.incoming' },
});
export const updateLetter = defineOperation({
  name: 'correspondence.letter.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/correspondence/letters/:id',
  versioned: true,
  ownParts: ['author'],
  title: { ru: 'Изменение письма', en: 'Change a letter' },
  input: z.strictObject({
    id,
    ...z.object(letterFields).partial().shape,
    state: z.enum(['registered', 'in_work', 'done']).optional(),
  }),
  output: letterCard,
  example: { id: '$letter.incoming', note: 'Ответить до пятницы' },
});
export const cancelLetter = defineOperation({
  name: 'correspondence.letter.cancel',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/letters/:id/cancel',
  ownParts: ['author'],
  title: { ru: 'Аннулирование письма', en: 'Cancel a letter' },
  input: z.strictObject({ id, reason: text(500) }),
  output: letterCard,
  example: { id: '$letter.spare', reason: 'Зарегистрировано дважды' },
});
/** Several letters at once: each is changed or refused by itself. */
export const changeLetters = defineOperation({
  name: 'correspondence.letter.changeMany',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/letters/bulk',
  ownParts: ['author'],
  title: { ru: 'Изменение нескольких писем', en: 'Change several letters' },
  input: z.strictObject({
    ids: z.array(id).min(1).max(200),
    responsibleId: id.nullable().optional(),
    dueOn: date.nullable().optional(),
    state: z.enum(['registered', 'in_work', 'done']).optional(),
    onControl: z.boolean().optional(),
  }),
  output: z.object({ changed: z.number(), refused: z.array(z.object({ id, code: z.string() })) }),
  example: { ids: ['$letter.incoming'], onControl: true },
});
/** The whole correspondence that a letter belongs to: letters reached by links in both directions, oldest first. */
export const readChain = defineOperation({
  name: 'correspondence.letter.chain',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/letters/:id/chain',
  title: { ru: 'Переписка письма', en: "A letter's correspondence" },
  input: z.object({ id }),
  output: z.object({
    letters: z.array(
      recordHead.pick({
        id: true,
        kind: true,
        number: true,
        title: true,
        counterpart: true,
        registeredOn: true,
        state: true,
        stateGroup: true,
        life: true,
        dueOn: true,
      }),
    ),
    links: z.array(z.object({ id, fromId: id, toId: id, kind: z.string() })),
    truncated: z.boolean(),
  }),
  example: { id: '$letter.incoming' },
});
