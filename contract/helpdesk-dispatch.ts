// Giving tickets out: people with their shift, load and skills, who is proposed for a ticket and why.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, type Locale, moment, okOutput, pageInput } from './core.ts';
import { assignmentRules } from './helpdesk-categories.ts';
import { ticketRow } from './ticket-card.ts';

const named = z.object({ id, name: z.string() });

/** Why somebody is proposed. `name` is of a category or a place, minutes are of load. */
export const proposalReason = z.object({
  code: z.enum(['duty', 'skill', 'all-skills', 'site', 'last-here', 'load', 'over', 'named', 'turn']),
  name: z.string().optional(),
  minutes: z.number().optional(),
  of: z.number().optional(),
});
export type ProposalReason = z.output<typeof proposalReason>;
/** Why somebody is not. */
export const passedOver = ['off-duty', 'absent', 'no-skill', 'other-site', 'no-right'] as const;
export type PassedOver = (typeof passedOver)[number];

const hours = (minutes: number, locale: Locale): string => {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const words = locale === 'ru' ? { h: 'ч', m: 'мин' } : { h: 'h', m: 'min' };
  return [h > 0 ? `${h} ${words.h}` : '', m > 0 || h === 0 ? `${m} ${words.m}` : ''].filter(Boolean).join(' ');
};
const reasonWord = ({ code, name = '', minutes = 0, of = 0 }: ProposalReason, locale: Locale): string => {
  const ru = locale === 'ru';
  switch (code) {
    case 'duty':
      return ru ? 'на смене' : 'on duty';
    case 'skill':
      return ru ? `умеет «${name}»` : `can do “${name}”`;
    case 'all-skills':
      return ru ? 'берёт любые категории' : 'takes any category';
    case 'site':
      return ru ? `обслуживает: ${name}` : `serves ${name}`;
    case 'last-here':
      return ru ? 'последняя заявка этого места была его' : 'the last ticket of this place was theirs';
    case 'named':
      return ru ? 'так задано в категории' : 'so the category says';
    case 'turn':
      return ru ? 'дольше всех не получал заявок' : 'has waited longest for a ticket';
    default:
      return ru
        ? `загрузка ${hours(minutes, locale)} из ${hours(of, locale)}${code === 'over' ? ', это больше полной' : ''}`
        : `load ${hours(minutes, locale)} of ${hours(of, locale)}${code === 'over' ? ', more than full' : ''}`;
  }
};
/** «на смене, умеет «Принтеры», загрузка 1 ч 20 мин из 8 ч» */
export const reasonWords = (reasons: readonly ProposalReason[], locale: Locale): string =>
  reasons.map((reason) => reasonWord(reason, locale)).join(', ');
/** Minutes as people read them: «1 ч 20 мин». */
export const loadWords = hours;

export const dispatchLoad = z.object({
  /** Norm-minutes of the open tickets; those on hold weigh little. */
  minutes: z.number(),
  open: z.number(),
  waiting: z.number(),
  overdue: z.number(),
});
export const dispatchPerson = z.object({
  person: named,
  /** On duty until then; null: not on duty. */
  dutyUntil: moment.nullable(),
  /** Away until the day, with a substitute. */
  absent: z.object({ untilOn: z.string(), substitute: z.string() }).nullable(),
  load: dispatchLoad,
  /** Minutes of this person's full day. */
  fullMinutes: z.number(),
  skills: z.array(named),
  sites: z.array(named),
  groups: z.array(named),
});
export type DispatchPerson = z.output<typeof dispatchPerson>;

export const listDispatchPeople = defineOperation({
  name: 'helpdesk.dispatch.people',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/dispatch/people',
  title: { ru: 'Исполнители, их смены и загрузка', en: 'Executors with their shifts and load' },
  input: z.object({ groupId: id.optional() }),
  output: z.object({ people: z.array(dispatchPerson), fullMinutes: z.number(), more: z.boolean() }),
  example: {},
});
export const proposal = z.object({
  ticketId: id,
  /** Best first. */
  proposed: z.array(z.object({ person: named, because: z.array(proposalReason) })),
  others: z.array(z.object({ person: named, why: z.enum(passedOver) })),
});
export const proposeExecutors = defineOperation({
  name: 'helpdesk.dispatch.propose',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/dispatch/propose',
  title: { ru: 'Предложение исполнителя', en: 'Propose an executor' },
  input: z.strictObject({ ids: z.array(id).min(1).max(50) }),
  output: z.object({ proposals: z.array(proposal) }),
  example: { ids: ['$ticket.printer'] },
});
/** Rows of the queue that somebody has changed, as they are now; those that the reader no longer sees are left out. */
export const readDispatchRows = defineOperation({
  name: 'helpdesk.dispatch.rows',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/dispatch/rows',
  personal: 'users',
  title: { ru: 'Строки очереди заявок', en: 'Rows of the queue' },
  input: z.strictObject({ ids: z.array(id).min(1).max(100) }),
  output: z.object({ rows: z.array(ticketRow) }),
  example: { ids: ['$ticket.printer'] },
});
export const executorRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(['user', 'group']),
  /** The queues of a person. */
  groups: z.array(named),
  /** How many people a queue has. */
  members: z.number(),
  skills: z.array(named),
  /** What the queues of a person can do: it counts where the person has no skills of their own. */
  inherited: z.array(named),
  sites: z.array(named),
  /** A full day of the person, minutes; null: the common one. */
  fullMinutes: z.number().nullable(),
  mayTake: z.boolean(),
  version: z.number(),
});
/** Those whom tickets are given to, or their queues, with what they can do: for whoever keeps that. */
export const listExecutors = defineOperation({
  name: 'helpdesk.dispatch.executors',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/dispatch/executors',
  title: { ru: 'Умения и места исполнителей', en: 'Skills and places of executors' },
  input: z.object({
    ...pageInput,
    q: z.string().trim().max(100).optional(),
    groupId: id.optional(),
    kind: z.enum(['user', 'group']).default('user'),
  }),
  output: z.object({
    items: z.array(executorRow),
    next: z.string().nullable(),
    /** The common full day. */
    fullMinutes: z.number(),
  }),
  example: {},
});
/** What a person, or everybody of a queue, can do, and which buildings a person serves. Empty: everything. */
export const setSkills = defineOperation({
  name: 'helpdesk.dispatch.setSkills',
  kind: 'action',
  method: 'PUT',
  path: '/api/helpdesk/dispatch/people/:principalId',
  title: { ru: 'Умения и места исполнителя', en: 'Skills and places of an executor' },
  input: z.strictObject({
    principalId: id,
    categoryIds: z.array(id).max(500).optional(),
    placeIds: z.array(id).max(200).optional(),
    fullMinutes: z.number().int().min(30).max(1440).nullable().optional(),
    /** As it was seen; of two who change the same the second is told. */
    version: z.number().int().optional(),
  }),
  output: okOutput,
  example: { principalId: '$user.technician', categoryIds: ['$category.printers'] },
});
/** The executor's own: how much there is to do, and what comes next. */
export const readOwnLoad = defineOperation({
  name: 'helpdesk.dispatch.mine',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/dispatch/mine',
  title: { ru: 'Моя загрузка', en: 'My load' },
  input: z.object({}),
  output: z.object({
    load: dispatchLoad,
    fullMinutes: z.number(),
    /** The requester waits for an answer. */
    unread: z.number(),
    next: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), dueAt: moment })),
  }),
  example: {},
});
/** What `helpdesk.ticket.autoAssign` tells in the history. */
export const autoAssigned = z.object({
  executorId: id,
  rule: z.enum(assignmentRules),
  because: z.array(proposalReason),
  reason: z.string(),
});
