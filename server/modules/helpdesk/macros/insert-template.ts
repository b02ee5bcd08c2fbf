// The text of a template for one ticket, to be put into what is being written; its use is counted.
import { insertTemplate } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { requireInside } from '../inside.ts';
import { action } from '../tables.ts';
import { selectTicket } from '../whole-ticket.ts';
import { render } from './macro-texts.ts';
import { countUse, usableMacro } from './run-macro.ts';

export const insertTemplateAction = action(insertTemplate, async (unit, { id, ticketId }) => {
  const { steps } = await usableMacro(unit, id);
  await requireInside(unit, ticketId);
  const ticket = await selectTicket(unit.from('ticket', 'record'), unit.actor.id)
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const text = steps.reply ?? steps.note;
  if (!ticket || !text) throw new Refusal('not_found');
  await countUse(unit, id, 1);
  unit.event({ data: { macroId: id, ticketId } });
  return { ...render(unit, text, ticket), audience: steps.reply ? ('external' as const) : ('internal' as const) };
});
