// A ticket as it is typed and as it is shown: states, the fields of the card, the row of a list.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { clearances, date, id, moment, optionalText, text } from './core.ts';
import { attachmentView, recordHead } from './record.ts';

export const ticketStates = [
  'new',
  'assigned',
  'in_work',
  'waiting',
  'resolved',
  'closed',
  'merged',
  'cancelled',
] as const;
export type TicketState = (typeof ticketStates)[number];
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
export const ticketChannels = ['web', 'api', 'phone', 'email', 'telegram', 'max', 'chat', 'import'] as const;
export type TicketChannel = (typeof ticketChannels)[number];
/** What a ticket waits for; which clocks it pauses is said by the policy. */
export const waitingReasons = ['requester', 'part', 'access', 'vendor', 'other'] as const;
export type WaitingReason = (typeof waitingReasons)[number];
/** How it ended: done, advised, the fault did not show, declined, the same as another one. */
export const resultKinds = ['done', 'advised', 'not_confirmed', 'declined', 'duplicate'] as const;
export type ResultKind = (typeof resultKinds)[number];

export const ticketFields = {
  subject: text(300),
  description: optionalText(20_000).optional(),
  categoryId: id,
  priority: z.enum(priorities).optional(),
  /** The employee whose matter it is; whoever makes the ticket when neither this nor `contactId` is given. */
  requesterId: id.nullable().optional(),
  /** Somebody without an account. */
  contactId: id.nullable().optional(),
  placeId: id.nullable().optional(),
  /** The room or the spot in words. */
  placeNote: optionalText(200).optional(),
  clearance: z.enum(clearances).optional(),
};

const named = z.object({ id, name: z.string() }).nullable();
const shared = {
  category: z.object({ id, name: z.string() }),
  priority: z.enum(priorities),
  channel: z.enum(ticketChannels),
  /** The nearest of the running deadlines. */
  dueAt: moment.nullable(),
  requester: named,
  contact: named,
  place: named,
  executor: named,
  group: named,
  waitingReason: z.enum(waitingReasons).nullable(),
  waitingUntil: moment.nullable(),
  /** The requester spoke last. */
  awaitsUs: z.boolean(),
  reopened: z.number(),
  rating: z.number().nullable(),
  /** Items of its checklist. */
  checklist: z.object({ open: z.number(), total: z.number() }),
  createdAt: moment,
};
export const ticketCard = recordHead.extend({
  ...shared,
  subject: z.string(),
  description: z.string(),
  placeNote: z.string(),
  result: z.string(),
  resultKind: z.enum(resultKinds).nullable(),
  cancelReason: z.string().nullable(),
  /** Time spent, minutes. */
  minutes: z.number(),
  minutesRequired: z.boolean(),
  answeredAt: moment.nullable(),
  resolvedAt: moment.nullable(),
  closedAt: moment.nullable(),
  closesAt: moment.nullable(),
  answerDueAt: moment.nullable(),
  solveDueAt: moment.nullable(),
  mergedInto: z.object({ id, number: z.string().nullable() }).nullable(),
  parent: z.object({ id, number: z.string().nullable(), title: z.string() }).nullable(),
  ratingWords: z.string(),
  /** How many joined it: «и у меня тоже». */
  joined: z.number(),
  author: z.object({ id, name: z.string() }),
  watching: z.boolean(),
  /** The reader is the ticket's requester. */
  mine: z.boolean(),
  attachments: z.array(attachmentView),
  /** After an act that can be taken back: under which id, for ten minutes. */
  undoId: id.nullable(),
  can: z.array(z.string()),
});
export const ticketRow = recordHead.extend({ ...shared, attachments: z.number(), registeredOn: date.nullable() });
