// Gives a ticket out by its category's rule, in the transaction of whatever put it into the queue; the history says why.
import { type AssignmentRule, autoAssigned, type ProposalReason, reasonWords } from '#contract/helpdesk.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { sqlOf } from '#core/handle.ts';
import { settingIn } from '#core/settings/value.ts';
import type { Unit } from '#core/unit.ts';
import { type CategoryNode, loadTree } from '../categories/tree.ts';
import { ticketKind } from '../rules.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { candidateOf, executorsOf } from './people.ts';
import { type Candidate, rank } from './rank.ts';
import { wantedOf } from './wanted.ts';

export const autoAssignEvent = 'helpdesk.ticket.autoAssign';

export interface Given {
  person: { id: string; name: string };
  rule: AssignmentRule;
  because: ProposalReason[];
}

/**
 * Who gets the ticket, if its rule gives it to anybody. Two tickets of a queue at one moment are given one after the other:
 * the second sees the load of the first. `but` has just let go of it.
 */
export async function autoAssign(
  unit: Unit<Helpdesk>,
  ticket: Pick<WholeTicket, 'id' | 'categoryId' | 'placeId' | 'groupId' | 'clearance'>,
  but: string | null = null,
): Promise<Given | null> {
  const tree = await loadTree(unit);
  const giving = tree.get(ticket.categoryId)?.giving;
  if (!giving || giving.rule === 'hand' || giving.rule === 'queue') return null;
  const rules = await settingIn(unit, dispatchSetting);
  if (giving.rule === 'person') return giving.assignee ? toNamed(unit, ticket, giving, but) : null;
  if (!ticket.groupId) return null;
  const sql = sqlOf(unit);
  await sql.query("select pg_advisory_xact_lock(hashtextextended('give out ' || $1, 0))", [ticket.groupId]);
  const { people } = await executorsOf(unit, [ticket.groupId], rules);
  const candidates = people.filter((one) => one.person.id !== but).map((one) => candidateOf(one, ticket));
  const ground = { onDutyOnly: rules.onDutyOnly, fullMinutes: rules.dayHours * 60, rule: giving.rule };
  const [first] = rank(candidates, await wantedOf(sql, tree, ticket), ground).proposed;
  if (!first) return null;
  return { person: { id: first.candidate.id, name: first.candidate.name }, rule: giving.rule, because: first.because };
}

/** The named person, on duty or not; nobody while they are away or may not. */
async function toNamed(
  unit: Unit<Helpdesk>,
  ticket: Pick<WholeTicket, 'clearance'>,
  { assignee }: CategoryNode['giving'],
  but: string | null,
): Promise<Given | null> {
  if (!assignee || assignee.id === but) return null;
  const rules = await settingIn(unit, dispatchSetting);
  const { people } = await executorsOf(unit, [], rules, [assignee.id]);
  const found = people.find((one) => one.person.id === assignee.id);
  const candidate: Candidate | undefined = found && candidateOf(found, { ...ticket, groupId: null });
  if (!candidate?.may || candidate.absent) return null;
  return { person: assignee, rule: 'person', because: [{ code: 'named' }] };
}

/** Told to us, not to the requester: reasons speak of colleagues' work. */
export function tellGiven(unit: Unit<Helpdesk>, ticketId: string, { person, rule, because }: Given): void {
  const data = autoAssigned.parse({ executorId: person.id, rule, because, reason: reasonWords(because, 'ru') });
  unit.event({ operation: autoAssignEvent, recordId: ticketId, recordKind: ticketKind, data });
}
