// What open items of the checklist mean for solving a ticket, as its category says. People are asked, programs are not.
import type { checklistRules } from '#contract/helpdesk.ts';
import { isPerson } from '#core/actor.ts';
import type { AnyReader } from '#core/reader.ts';
import { Refusal } from '#core/refusal.ts';
import type { AnyUnit } from '#core/unit.ts';

export function requireChecklist(
  handle: AnyUnit | AnyReader,
  rule: (typeof checklistRules)[number],
  open: number,
  openItems = false,
): void {
  if (open === 0 || rule === 'free') return;
  if (rule === 'refuse') throw new Refusal('checklist_open', { open });
  if (!openItems && isPerson(handle.actor)) throw new Refusal('checklist_ask', { open });
}
