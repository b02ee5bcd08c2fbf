// Runs a macro on tickets in one transaction: each is done whole or refused whole, and one undo takes all of it back.
import { runMacro } from '#contract/helpdesk.ts';
import { Refusal, words } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { type Made, nothingMade } from '../act-ways.ts';
import { lockTicket } from '../change-ticket.ts';
import { readyItems } from '../checklist/ready-items.ts';
import { action, type Helpdesk } from '../tables.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { macroNamed } from './keep-macros.ts';
import type { MacroView } from './macro-view.ts';
import { planMacro } from './plan.ts';
import { doSteps } from './steps.ts';

interface Done {
  before: WholeTicket;
  after: WholeTicket;
  made: Made;
}

export async function usableMacro(unit: Unit<Helpdesk>, id: string): Promise<MacroView> {
  const macro = await macroNamed(unit, id);
  if (!macro.enabled) throw new Refusal('macro_off', { name: macro.name });
  return macro;
}

export const itemsOf = async (unit: Unit<Helpdesk>, { steps }: MacroView): Promise<string[]> => [
  ...(steps.checklistId ? await readyItems(unit, steps.checklistId) : []),
  ...(steps.items ?? []),
];

export const runMacroAction = action(runMacro, async (unit, { id, ids, openItems = false }) => {
  const macro = await usableMacro(unit, id);
  if (macro.kind === 'template') throw new Refusal('macro_kind', { name: macro.name });
  const items = await itemsOf(unit, macro);
  const done: Done[] = [];
  const refused: { id: string; number: string | null; code: string; message: { ru: string; en: string } }[] = [];
  const wanted = [...new Set(ids)].sort();
  // In one order for everybody, so that two who run on the same tickets do not wait for each other.
  for (const ticketId of wanted) {
    let number: string | null = null;
    try {
      const before = await lockTicket(unit, ticketId);
      number = before.number;
      done.push(await unit.attempt(() => runOn(unit, macro, before, items, openItems)));
    } catch (error) {
      if (!(error instanceof Refusal) || wanted.length === 1) throw error;
      refused.push({ id: ticketId, number, code: error.code, message: words(error.code, error.details) });
    }
  }
  const undoId = done.length > 0 ? await leaveTrail(unit, done) : null;
  unit.markEvents({ macroId: id });
  unit.event({ data: { macroId: id, changed: done.length, refused: refused.length } });
  if (done.length > 0) await countUse(unit, id, done.length);
  return { changed: done.length, refused, undoId };
});

async function runOn(
  unit: Unit<Helpdesk>,
  macro: MacroView,
  before: WholeTicket,
  items: string[],
  openItems: boolean,
): Promise<Done> {
  const plan = await planMacro(unit, macro, before, items, openItems);
  if (plan.refusal) throw plan.refusal;
  const made = nothingMade();
  const after = await doSteps(unit, before, macro.steps, plan, made);
  return { before, after, made };
}

/** How often and when the person used it last; the row is theirs alone. */
export async function countUse(unit: Unit<Helpdesk>, macroId: string, times: number): Promise<void> {
  await unit
    .insert('ticket_macro_use', { macro_id: macroId, user_id: unit.actor.id, times, last_at: unit.moment })
    .onConflict((conflict) =>
      conflict.columns(['macro_id', 'user_id']).doUpdateSet({
        times: sql<number>`ticket_macro_use.times + ${times}`,
        last_at: unit.moment,
      }),
    )
    .execute();
}
