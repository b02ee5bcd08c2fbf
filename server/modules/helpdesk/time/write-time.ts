// An entry of time spent; the ticket's own row holds their sum, which changes in the same transaction under its lock.
import { workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import type { ActWays, Made } from '../act-ways.ts';
import { writeTicket } from '../change-ticket.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export interface SpentTime {
  minutes: number;
  /** Today when absent. */
  workedOn?: string | undefined;
  note?: string | undefined;
}

/** The row alone: whoever calls keeps the ticket's sum. */
export async function insertTime(
  unit: Unit<Helpdesk>,
  ticketId: string,
  { minutes, workedOn = unit.today, note = '' }: SpentTime,
  made?: Made,
): Promise<string> {
  requirePast(unit, workedOn);
  const id = newId(unit.now.getTime());
  await unit
    .insert('ticket_time', {
      id,
      ticket_id: ticketId,
      person_id: workOf(unit.actor),
      minutes,
      worked_on: workedOn,
      note,
      made_at: unit.moment,
      changed_at: unit.moment,
    })
    .execute();
  made?.time.push(id);
  return id;
}

/** The entry and the ticket's new sum; the ticket is locked. */
export async function spend(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  spent: SpentTime,
  ways: ActWays = {},
): Promise<{ id: string; after: WholeTicket }> {
  requireTimeOpen(before);
  const id = await insertTime(unit, before.id, spent, ways.made);
  const after = { ...before, minutes: before.minutes + spent.minutes };
  await writeTicket(unit, before, after, {
    ...(ways.operation ? { operation: ways.operation } : {}),
    data: { timeId: id },
    ...(spent.note ? { changes: [{ field: 'timeNote', from: null, to: spent.note }] } : {}),
  });
  return { id, after };
}

export function requirePast(unit: Unit<Helpdesk>, day: string): void {
  if (day > unit.today) throw refuseField('workedOn', 'time_future');
}

const over: readonly WholeTicket['state'][] = ['closed', 'merged', 'cancelled'];

/** A ticket that is at its end keeps the time that it has. */
export function requireTimeOpen(ticket: WholeTicket): void {
  if (over.includes(ticket.state)) throw new Refusal('time_closed');
}
