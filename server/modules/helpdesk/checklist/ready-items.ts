// The items that a ready checklist gives; one that is off gives none to new tickets and is refused by name.
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';

export async function readyItems(unit: Unit<Helpdesk>, id: string): Promise<string[]> {
  const ready = await unit
    .from('ticket_checklist')
    .select(['items', 'enabled'])
    .where('ticket_checklist.id', '=', id)
    .executeTakeFirst();
  if (!ready) throw refuseField('checklistId', 'not_found');
  return ready.enabled ? ready.items : [];
}
