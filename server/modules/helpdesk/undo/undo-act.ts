// Takes an act back: each ticket becomes what it was, unless somebody has touched it since; that one is named.
import { makeIncident, splitTicket, undoTicketAct } from '#contract/helpdesk.ts';
import { undoHoldMs } from '#core/notify/tell.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { undoSplit } from '../actions/split-ticket.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { undoIncident } from '../incidents/undo-incident.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketFields, type WholeTicket } from '../whole-ticket.ts';
import type { KeptMade, KeptTicket } from './trail.ts';
import { withdraw } from './withdraw.ts';

/** Acts that made a ticket: nothing stood there before. */
const unmakes: Readonly<Record<string, (unit: Unit<Helpdesk>, made: WholeTicket) => Promise<void>>> = {
  [makeIncident.name]: undoIncident,
  [splitTicket.name]: undoSplit,
};

export const undoTicketActAction = action(undoTicketAct, async (unit, { undoId }) => {
  const act = await unit
    .from('ticket_undo')
    .select(['operation', 'made_at', 'until', 'undone_at'])
    .where('ticket_undo.id', '=', undoId)
    .forUpdate()
    .executeTakeFirst();
  if (!act) throw new Refusal('not_found');
  if (act.undone_at) throw new Refusal('undo_done');
  if (unit.now.getTime() > Date.parse(act.until)) throw new Refusal('undo_late');
  const items = await unit
    .from('ticket_undo_item')
    .select(['ticket_id', 'version', 'before', 'made'])
    .where('undo_id', '=', undoId)
    .orderBy('ticket_id')
    .execute();
  const refused: { id: string; code: string }[] = [];
  let restored = 0;
  let said = 0;
  const fresh = unit.now.getTime() <= Date.parse(act.made_at) + undoHoldMs;
  for (const item of items) {
    const now = await lockTicket(unit, item.ticket_id).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'not_found') return null;
      throw error;
    });
    if (!now || now.version !== item.version) {
      refused.push({ id: item.ticket_id, code: now ? 'undo_touched' : 'not_found' });
      continue;
    }
    const unmake = unmakes[act.operation];
    if (unmake) {
      await unmake(unit, now);
      restored += 1;
      continue;
    }
    const made = item.made as unknown as KeptMade;
    const gone = await withdraw(unit, item.ticket_id, made, fresh);
    said += gone.said;
    await putBack(unit, now, item.before as unknown as KeptTicket, {
      undone: act.operation,
      undoOf: undoId,
      madeAt: act.made_at,
      said: gone.said > 0,
      unsaid: gone.unsaid && Date.parse(now.spokenAt) === Date.parse(made.spokenAt),
    });
    restored += 1;
  }
  await unit.update('ticket_undo').set({ undone_at: unit.moment }).where('ticket_undo.id', '=', undoId).execute();
  unit.event({ data: { undoId, undone: act.operation, tickets: items.map((item) => item.ticket_id), restored } });
  return { restored, refused, said };
});

interface Back {
  undone: string;
  undoOf: string;
  madeAt: string;
  /** The act's own word to the requester stays. */
  said: boolean;
  /** The act's own word to the requester was taken back, and nothing was said after it. */
  unsaid: boolean;
}

async function putBack(unit: Unit<Helpdesk>, now: WholeTicket, kept: KeptTicket, back: Back): Promise<void> {
  const before = ticketFields(kept.columns);
  // What was said since is said: a first answer and whose turn it is are not taken back.
  const silent = back.unsaid || (!back.said && Date.parse(now.spokenAt) === Date.parse(before.spokenAt ?? ''));
  const { answeredAt, awaitsUs, spokenAt } = silent ? { ...now, ...before } : now;
  const after: WholeTicket = { ...now, ...before, answeredAt, awaitsUs, spokenAt, state: kept.state, life: kept.life };
  if (now.mergedInto && !after.mergedInto) await part(unit, now, now.mergedInto, back.madeAt);
  // Names stand beside the ids that were put back.
  await writeTicket(unit, now, await named(unit, after), { undone: back.undone, undoOf: back.undoOf });
}

/** The merge's own link and the requesters' place at the other ticket go with it; a link that was there before stays. */
async function part(unit: Unit<Helpdesk>, ticket: WholeTicket, intoId: string, madeAt: string): Promise<void> {
  await unit
    .remove('record_link')
    .where('from_id', '=', ticket.id)
    .where('to_id', '=', intoId)
    .where('kind', '=', 'relates')
    .where('created_at', '=', madeAt)
    .execute();
  const came = ticket.participants.filter(({ part }) => part === 'requester').map(({ principalId }) => principalId);
  if (came.length === 0) return;
  // The target may have been merged on meanwhile, and they with it.
  for (let at: string | null = intoId; at; at = await mergedOn(unit, at)) await leave(unit, ticket.id, at, came);
}

const mergedOn = async (unit: Unit<Helpdesk>, id: string): Promise<string | null> =>
  (await unit.from('ticket').select('merged_into').where('ticket.id', '=', id).executeTakeFirst())?.merged_into ?? null;

async function leave(unit: Unit<Helpdesk>, ticketId: string, intoId: string, came: readonly string[]): Promise<void> {
  await unit
    .remove('participant')
    .where('record_id', '=', intoId)
    .where('principal_id', 'in', came)
    .where('part', '=', 'requester')
    .where(
      sql<boolean>`not exists (select from ticket t where t.id = ${intoId} and t.requester_id = participant.principal_id)`,
    )
    // Others that were merged there may have brought the same people.
    .where(sql<boolean>`not exists (select from ticket t join participant p on p.record_id = t.id and p.part = 'requester'
      where t.merged_into = ${intoId} and t.id <> ${ticketId} and p.principal_id = participant.principal_id)`)
    .execute();
}

async function named(unit: Unit<Helpdesk>, ticket: WholeTicket): Promise<WholeTicket> {
  const ids = [ticket.executorId, ticket.groupId].flatMap((id) => id ?? []);
  if (ids.length === 0) return { ...ticket, executorName: null, groupName: null };
  const rows = await unit
    .from('principal')
    .select(['principal.id', 'principal.name'])
    .where('principal.id', 'in', ids)
    .execute();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return {
    ...ticket,
    executorName: names.get(ticket.executorId ?? '') ?? null,
    groupName: names.get(ticket.groupId ?? '') ?? null,
  };
}
