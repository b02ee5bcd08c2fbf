// What creation and change of a category share: the columns of its row, and what it names checked.
import type { Input } from '#contract/core.ts';
import type { createCategory, updateCategory } from '#contract/helpdesk.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { readyItems } from '../checklist/ready-items.ts';
import { chosenExecutor, chosenGroup } from '../ground.ts';
import { ticketKind } from '../rules.ts';
import type { Helpdesk } from '../tables.ts';
import { idsUnder, loadTree } from './tree.ts';

type Fields = Partial<Input<typeof createCategory>> & Pick<Input<typeof updateCategory>, 'enabled'>;

/** The row's columns for the fields that are given. */
export const columnsOf = (fields: Fields) => ({
  ...(fields.name !== undefined ? { name: fields.name } : {}),
  ...(fields.parentId !== undefined ? { parent_id: fields.parentId } : {}),
  ...(fields.hint !== undefined ? { hint: fields.hint } : {}),
  ...(fields.groupId !== undefined ? { group_id: fields.groupId } : {}),
  ...(fields.policyId !== undefined ? { policy_id: fields.policyId } : {}),
  ...(fields.priority !== undefined ? { priority: fields.priority } : {}),
  ...(fields.patientData !== undefined ? { patient_data: fields.patientData } : {}),
  ...(fields.messengerFields !== undefined ? { messenger_fields: [...new Set(fields.messengerFields)] } : {}),
  ...(fields.minutesRequired !== undefined ? { minutes_required: fields.minutesRequired } : {}),
  ...(fields.normMinutes !== undefined ? { norm_minutes: fields.normMinutes } : {}),
  ...(fields.checklistId !== undefined ? { checklist_id: fields.checklistId } : {}),
  ...(fields.checklistRule !== undefined ? { checklist_rule: fields.checklistRule } : {}),
  ...(fields.closeAfterDays !== undefined ? { close_after_days: fields.closeAfterDays } : {}),
  ...(fields.reopenDays !== undefined ? { reopen_days: fields.reopenDays } : {}),
  ...(fields.assignment !== undefined ? { assignment: fields.assignment } : {}),
  ...(fields.assigneeId !== undefined ? { assignee_id: fields.assigneeId } : {}),
  ...(fields.enabled !== undefined ? { enabled: fields.enabled } : {}),
});

/** The queue is a group in use; the category above exists and does not lie inside this one. */
export async function requireGround(unit: Unit<Helpdesk>, fields: Fields, id?: string): Promise<void> {
  if (fields.groupId) await chosenGroup(unit, fields.groupId);
  if (fields.policyId) await requireTicketPolicy(unit, fields.policyId);
  if (fields.assigneeId) await chosenExecutor(unit, fields.assigneeId, 'assigneeId');
  if (fields.checklistId) await readyItems(unit, fields.checklistId);
  if (!fields.parentId) return;
  const tree = await loadTree(unit);
  if (!tree.has(fields.parentId)) throw refuseField('parentId', 'not_found');
  if (id && idsUnder(tree, id).includes(fields.parentId)) throw new Refusal('category_loop');
}

async function requireTicketPolicy(unit: Unit<Helpdesk>, id: string): Promise<void> {
  const found = await unit
    .from('deadline_policy')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', ticketKind)
    .where('enabled', '=', true)
    .executeTakeFirst();
  if (!found) throw refuseField('policyId', 'not_found');
}
