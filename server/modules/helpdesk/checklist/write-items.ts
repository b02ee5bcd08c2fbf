// Items of a ticket's checklist; the ticket's own row counts them in the same transaction under its lock.
import { mostItems } from '#contract/helpdesk.ts';
import { newId } from '#core/ids.ts';
import type { FieldChange } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { ActWays, Made } from '../act-ways.ts';
import { writeTicket } from '../change-ticket.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';

/** The rows alone, after those that are there: whoever calls keeps the ticket's counts. */
export async function insertItems(
  unit: Unit<Helpdesk>,
  ticketId: string,
  texts: readonly string[],
  assigneeId: string | null = null,
  made?: Made,
): Promise<void> {
  if (texts.length === 0) return;
  const last = await unit
    .from('ticket_checklist_item')
    .select(sql<number>`coalesce(max(ticket_checklist_item.position) + 1, 0)`.as('next'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  const rows = texts.map((text, at) => ({
    id: newId(unit.now.getTime()),
    ticket_id: ticketId,
    position: (last?.next ?? 0) + at,
    text,
    assignee_id: assigneeId,
    done_at: null,
    done_by: null,
    made_by: unit.actor.id,
    made_at: unit.moment,
  }));
  await unit.insert('ticket_checklist_item', rows).execute();
  made?.items.push(...rows.map((row) => row.id));
}

export async function addItems(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  texts: readonly string[],
  assigneeId: string | null = null,
  ways: ActWays = {},
): Promise<WholeTicket> {
  if (before.checklistTotal + texts.length > mostItems) throw new Refusal('checklist_many', { most: mostItems });
  await insertItems(unit, before.id, texts, assigneeId, ways.made);
  const after = {
    ...before,
    checklistOpen: before.checklistOpen + texts.length,
    checklistTotal: before.checklistTotal + texts.length,
  };
  const changes = texts.map((text): FieldChange => ({ field: 'checklistItem', from: null, to: text }));
  await writeTicket(unit, before, after, { changes, ...(ways.operation ? { operation: ways.operation } : {}) });
  return after;
}
