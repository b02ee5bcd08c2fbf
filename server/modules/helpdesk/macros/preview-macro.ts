// What running a macro would send and change, ticket by ticket; nothing is done.
import { previewMacro } from '#contract/helpdesk.ts';
import { Refusal, words } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';
import { query } from '../tables.ts';
import { peopleOf } from '../ticket-card.ts';
import { selectTicket, type WholeTicket } from '../whole-ticket.ts';
import { changesOf, type Plan, planMacro } from './plan.ts';
import { itemsOf, usableMacro } from './run-macro.ts';

export const previewMacroQuery = query(previewMacro, async (reader, { id, ids }) => {
  const asUnit = reader as unknown as Unit<Helpdesk>;
  const macro = await usableMacro(asUnit, id);
  const items = await itemsOf(asUnit, macro);
  const wanted = [...new Set(ids)].sort();
  const tickets = await selectTicket(reader.from('ticket', 'record'), reader.actor.id)
    .where('ticket.id', 'in', wanted)
    .execute();
  const found = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const refused: { id: string; number: string | null; code: string; message: { ru: string; en: string } }[] = [];
  const plans: { ticket: WholeTicket; plan: Plan }[] = [];
  for (const ticketId of wanted) {
    const ticket = found.get(ticketId);
    // Open items are no refusal here: whoever runs it is asked about them.
    const plan = ticket && (await planMacro(reader, macro, ticket, items, true));
    const refusal = plan ? plan.refusal : new Refusal('not_found');
    if (ticket && plan) plans.push({ ticket, plan });
    if (refusal)
      refused.push({
        id: ticketId,
        number: ticket?.number ?? null,
        code: refusal.code,
        message: words(refusal.code, refusal.details),
      });
  }
  const first = plans.find(({ plan }) => !plan.refusal) ?? plans[0];
  reader.shows(first ? peopleOf(first.ticket) : []);
  const resolves = macro.steps.act?.do === 'resolve';
  return {
    ready: wanted.length - refused.length,
    refused,
    sample: first
      ? {
          id: first.ticket.id,
          number: first.ticket.number,
          reader: first.ticket.requesterName ?? first.ticket.contactName ?? '',
          reply: first.plan.reply,
          note: first.plan.note,
          result: first.plan.result,
          items: first.plan.items,
          minutes: macro.steps.minutes ?? null,
          changes: changesOf(first.ticket, first.plan.after),
          openItems: resolves ? first.ticket.checklistOpen + first.plan.items.length : 0,
        }
      : null,
  };
});
