// The steps of a macro done on one ticket, in the order in which a person would: what it is, whose it is, what was done,
// what is said, what becomes of it. Each keeps its own rules and its own name in the journal.
import {
  addChecklistItems,
  addTicketTime,
  assignTicket,
  closeTicket,
  type MacroSteps,
  noteTicket,
  replyTicket,
  resolveTicket,
  takeTicket,
  updateTicket,
  waitTicket,
} from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { shapeOf } from '#core/handle.ts';
import type { Unit } from '#core/unit.ts';
import { endOfDay } from '#core/zone.ts';
import type { Made } from '../act-ways.ts';
import { assign } from '../actions/assign-ticket.ts';
import { close } from '../actions/close-ticket.ts';
import { resolve } from '../actions/resolve-ticket.ts';
import { take } from '../actions/take-ticket.ts';
import { wait } from '../actions/wait-ticket.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { addItems } from '../checklist/write-items.ts';
import { chosenCategory, putInCategory } from '../ground.ts';
import { say } from '../say.ts';
import type { Helpdesk } from '../tables.ts';
import { spend } from '../time/write-time.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import type { Plan } from './plan.ts';

const acts = { take: takeTicket, wait: waitTicket, resolve: resolveTicket, close: closeTicket };

/** What whoever runs it must be allowed to do. */
export const operationsOfSteps = (steps: MacroSteps): string[] => [
  ...(steps.categoryId || steps.priority ? [updateTicket.name] : []),
  ...(steps.groupId || steps.executor ? [assignTicket.name] : []),
  ...(steps.checklistId || steps.items ? [addChecklistItems.name] : []),
  ...(steps.minutes ? [addTicketTime.name] : []),
  ...(steps.note ? [noteTicket.name] : []),
  ...(steps.reply ? [replyTicket.name] : []),
  ...(steps.act ? [acts[steps.act.do].name] : []),
  ...(steps.act?.do === 'resolve' && steps.act.close ? [closeTicket.name] : []),
];

export async function doSteps(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  steps: MacroSteps,
  plan: Plan,
  made: Made,
): Promise<WholeTicket> {
  const as = (operation: { name: string }) => ({ operation: operation.name, made });
  let ticket = await changeFields(unit, before, steps);
  if (steps.groupId || steps.executor) {
    const executorId = executorOf(unit, steps.executor);
    const groupId = steps.groupId;
    ticket = await assign(
      unit,
      ticket,
      { ...(groupId ? { groupId } : {}), ...(executorId !== undefined ? { executorId } : {}) },
      as(assignTicket),
    );
  }
  if (plan.items.length > 0) ticket = await addItems(unit, ticket, plan.items, null, as(addChecklistItems));
  if (steps.minutes) ticket = (await spend(unit, ticket, { minutes: steps.minutes }, as(addTicketTime))).after;
  if (plan.note) await say(unit, ticket.id, { body: plan.note.text, audience: 'internal' }, as(noteTicket));
  if (plan.reply) {
    await say(unit, ticket.id, { body: plan.reply.text, audience: 'external' }, as(replyTicket));
    // What was said has changed whose turn it is and stopped the clock of the first answer.
    ticket = await lockTicket(unit, ticket.id);
  }
  return doAct(unit, ticket, steps, plan, as);
}

async function doAct(
  unit: Unit<Helpdesk>,
  ticket: WholeTicket,
  { act }: MacroSteps,
  plan: Plan,
  as: (operation: { name: string }) => { operation: string; made: Made },
): Promise<WholeTicket> {
  switch (act?.do) {
    case 'take':
      return take(unit, ticket, false, as(takeTicket));
    case 'wait': {
      const { zone } = shapeOf(unit).services.config;
      const until = act.days ? { until: endOfDay(zone, addDays(unit.today, act.days)) } : {};
      return wait(unit, ticket, { reason: act.reason, ...until }, as(waitTicket));
    }
    case 'resolve': {
      const { resultKind } = act;
      const result = plan.result?.text ?? '';
      const solved = await resolve(unit, ticket, { result, resultKind, openItems: true }, as(resolveTicket));
      return act.close ? close(unit, solved, as(closeTicket)) : solved;
    }
    case 'close':
      return close(unit, ticket, as(closeTicket));
    default:
      return ticket;
  }
}

const executorOf = (unit: Unit<Helpdesk>, executor: MacroSteps['executor']): string | null | undefined =>
  executor === 'me' ? workOf(unit.actor) : executor === 'nobody' ? null : executor;

async function changeFields(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  { categoryId, priority }: MacroSteps,
): Promise<WholeTicket> {
  const after = { ...before };
  if (categoryId && categoryId !== before.categoryId) putInCategory(after, await chosenCategory(unit, categoryId));
  if (priority) after.priority = priority;
  if (after.categoryId === before.categoryId && after.priority === before.priority) return before;
  await writeTicket(unit, before, after, { operation: updateTicket.name });
  return after;
}
