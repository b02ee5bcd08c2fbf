// What a macro would do with one ticket, worked out without doing it: the preview shows it, the run does exactly that.
import { noteTicket } from '#contract/helpdesk.ts';
import { shapeOf } from '#core/handle.ts';
import type { Reader } from '#core/reader.ts';
import { audiencesFor } from '#core/records/audience.ts';
import { operationsOn } from '#core/records/participants.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { requireState } from '../act-ways.ts';
import { loadTree } from '../categories/tree.ts';
import { requireChecklist } from '../checklist/require-checklist.ts';
import { putInCategory } from '../ground.ts';
import { ticketKind } from '../rules.ts';
import type { Helpdesk } from '../tables.ts';
import { requireTimeOpen } from '../time/write-time.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { type Rendered, render } from './macro-texts.ts';
import type { MacroView } from './macro-view.ts';
import { operationsOfSteps } from './steps.ts';

type AnyHandle = Unit<Helpdesk> | Reader<Helpdesk>;

export interface Plan {
  /** The ticket as it will be, as far as its steps say. */
  after: WholeTicket;
  reply: Rendered | null;
  note: Rendered | null;
  result: Rendered | null;
  /** Items that the checklist is given. */
  items: string[];
  refusal: Refusal | null;
}

const shown = ['categoryName', 'priority', 'groupName', 'executorName', 'state', 'waitingReason'] as const;
export const changesOf = (before: WholeTicket, after: WholeTicket) =>
  shown
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));

export async function planMacro(
  handle: AnyHandle,
  macro: MacroView,
  before: WholeTicket,
  items: string[],
  openItems: boolean,
): Promise<Plan> {
  const { steps } = macro;
  const after: WholeTicket = { ...before };
  const tree = await loadTree(handle);
  const category = steps.categoryId ? tree.get(steps.categoryId) : undefined;
  if (category && category.id !== before.categoryId) putInCategory(after, category);
  if (steps.priority) after.priority = steps.priority;
  if (steps.groupId && steps.groupId !== after.groupId)
    Object.assign(after, {
      groupId: steps.groupId,
      groupName: macro.names[steps.groupId] ?? null,
      executorId: null,
      executorName: null,
    });
  const me = shapeOf(handle).actor;
  if (steps.executor === 'nobody') Object.assign(after, { executorId: null, executorName: null });
  else if (steps.executor === 'me' || steps.act?.do === 'take')
    Object.assign(after, { executorId: me.behalfOf ?? me.id, executorName: me.standing?.name ?? me.name });
  else if (steps.executor)
    Object.assign(after, { executorId: steps.executor, executorName: macro.names[steps.executor] });
  if (after.executorId !== before.executorId && after.state !== 'waiting')
    after.state = after.executorId ? 'assigned' : 'new';
  if (steps.act?.do === 'take') Object.assign(after, { state: 'in_work', waitingReason: null });
  if (steps.act?.do === 'wait') Object.assign(after, { state: 'waiting', waitingReason: steps.act.reason });
  if (steps.act?.do === 'resolve')
    Object.assign(after, { state: steps.act.close ? 'closed' : 'resolved', waitingReason: null });
  if (steps.act?.do === 'close') after.state = 'closed';
  const result = steps.act?.do === 'resolve' ? render(handle, steps.act.result, after) : null;
  if (result) after.result = result.text;
  const plan: Plan = {
    after,
    result,
    reply: steps.reply ? render(handle, steps.reply, after) : null,
    note: steps.note ? render(handle, steps.note, after) : null,
    items,
    refusal: null,
  };
  try {
    requirePlan(handle, macro, before, plan, openItems, {
      rule: tree.get(after.categoryId)?.checklistRule ?? 'ask',
      minutesRequired: after.minutesRequired,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    plan.refusal = error;
  }
  return plan;
}

/** Refuses what the steps themselves would refuse, and what no single step can see. */
function requirePlan(
  handle: AnyHandle,
  { steps }: MacroView,
  before: WholeTicket,
  plan: Plan,
  openItems: boolean,
  category: { rule: 'free' | 'ask' | 'refuse'; minutesRequired: boolean },
): void {
  const needed = operationsOfSteps(steps);
  const may = operationsOn(handle, { ...before, kind: ticketKind }, needed);
  // Whoever reaches it only as its requester would say a note of ours outwards.
  const outside = steps.note && !audiencesFor(handle, { ...before, kind: ticketKind }).includes('internal');
  const missing = outside ? noteTicket.name : needed.find((name) => !may.includes(name));
  if (missing) {
    const { catalog } = shapeOf(handle).services;
    const step = catalog.handlers.get(missing)?.operation.title[handle.actor.locale] ?? missing;
    throw new Refusal('macro_step', { step });
  }
  if (before.life !== 'active') throw new Refusal('record_closed');
  const { act } = steps;
  if (act) requireState(act.do, before);
  if (act?.do === 'take' && before.executorId && before.executorId !== plan.after.executorId)
    throw new Refusal('ticket_taken', { name: before.executorName ?? '' });
  if (steps.groupId || steps.executor) requireState('assign', before);
  if (steps.minutes) requireTimeOpen(before);
  if (act?.do === 'resolve') {
    requireChecklist(handle, category.rule, before.checklistOpen + plan.items.length, openItems);
    if (category.minutesRequired && before.minutes + (steps.minutes ?? 0) === 0) throw new Refusal('ticket_minutes');
  }
  const empty = [...(plan.reply?.empty ?? []), ...(plan.result?.empty ?? [])];
  if (empty.length > 0) throw new Refusal('macro_no_value', { names: [...new Set(empty)].join(', ').toLowerCase() });
  const says = plan.reply || plan.note || plan.result || plan.items.length > 0 || steps.minutes;
  if (!says && changesOf(before, plan.after).length === 0) throw new Refusal('macro_nothing');
}
