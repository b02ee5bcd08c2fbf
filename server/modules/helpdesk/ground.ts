// What a ticket names, checked before it is written: its category, people of ours, a contact, a place.
import type { Priority } from '#contract/helpdesk.ts';
import { mayPerson } from '#core/identity/may-person.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { type CategoryNode, loadTree } from './categories/tree.ts';
import type { Helpdesk } from './tables.ts';
import type { WholeTicket } from './whole-ticket.ts';

export const takeName = 'helpdesk.ticket.take';

/** A category that tickets may be given, with what it inherits from those above it. */
export async function chosenCategory(unit: Unit<Helpdesk>, id: string, kept?: string): Promise<CategoryNode> {
  const category = (await loadTree(unit)).get(id);
  if (!category) throw refuseField('categoryId', 'not_found');
  if (!category.inUse && id !== kept) throw new Refusal('category_off', { name: category.path });
  return category;
}

/** The ticket is of this category from now on; one that nobody has taken yet goes to its queue. */
export function putInCategory(ticket: WholeTicket, category: CategoryNode): void {
  const { id: categoryId, name: categoryName, minutesRequired } = category;
  Object.assign(ticket, { categoryId, categoryName, minutesRequired });
  if (ticket.state === 'new' && !ticket.executorId)
    Object.assign(ticket, { groupId: category.queue?.id ?? null, groupName: category.queue?.name ?? null });
}

/** A group that is in use. */
export async function chosenGroup(unit: Unit<Helpdesk>, id: string): Promise<string> {
  const group = await unit
    .from('principal', 'user_group')
    .innerJoin('user_group', 'user_group.id', 'principal.id')
    .select('principal.name')
    .where('principal.id', '=', id)
    .where('user_group.archived_at', 'is', null)
    .executeTakeFirst();
  if (!group) throw refuseField('groupId', 'not_found');
  return group.name;
}

async function personNamed(unit: Unit<Helpdesk>, field: string, id: string): Promise<string> {
  const person = await unit
    .from('principal')
    .select('principal.name')
    .where('principal.id', '=', id)
    .where(sql<boolean>`exists (select from app_user u where u.id = principal.id and u.status = 'active')`)
    .executeTakeFirst();
  if (!person) throw refuseField(field, 'not_found');
  return person.name;
}

/** Somebody who may work on tickets now. */
export async function chosenExecutor(unit: Unit<Helpdesk>, id: string, field = 'executorId'): Promise<string> {
  const name = await personNamed(unit, field, id);
  if (!(await mayPerson(unit, id, takeName))) throw new Refusal('executor_cannot', { name });
  return name;
}

/** Writes into the ticket whose matter it is; at most one of the two is given. */
export async function setRequester(
  unit: Unit<Helpdesk>,
  ticket: WholeTicket,
  requesterId: string | null,
  contactId: string | null,
): Promise<void> {
  if (requesterId && contactId) throw new Refusal('requester_twice');
  Object.assign(ticket, { requesterId, contactId, requesterName: null, contactName: null, contactKind: null });
  if (requesterId) ticket.requesterName = await personNamed(unit, 'requesterId', requesterId);
  if (!contactId) return;
  const contact = await unit
    .fromUnder('contacts.contact.read', 'contact')
    .select(['contact.name', 'contact.kind'])
    .where('contact.id', '=', contactId)
    .where('contact.merged_into', 'is', null)
    .executeTakeFirst();
  if (!contact) throw refuseField('contactId', 'not_found');
  ticket.contactName = contact.name;
  ticket.contactKind = contact.kind;
}

export async function placePathOf(unit: Unit<Helpdesk>, id: string): Promise<string> {
  const place = await unit.from('place').select('place.path').where('place.id', '=', id).executeTakeFirst();
  if (!place) throw refuseField('placeId', 'not_found');
  return place.path;
}

export const priorityIn = (category: Pick<CategoryNode, 'priority'>, asked: Priority | undefined): Priority =>
  asked ?? category.priority;
