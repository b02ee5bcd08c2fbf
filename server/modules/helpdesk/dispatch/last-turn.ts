// Who changed a ticket last, for whoever comes too late.
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';

export async function lastTurnBy(unit: Unit<Helpdesk>, id: string): Promise<string> {
  const turn = await unit
    .from('ticket_turn', 'principal')
    .innerJoin('principal', 'principal.id', 'ticket_turn.by_id')
    .select('principal.name')
    .where('ticket_turn.ticket_id', '=', id)
    .orderBy('ticket_turn.at', 'desc')
    .orderBy('ticket_turn.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return turn?.name ?? '';
}
