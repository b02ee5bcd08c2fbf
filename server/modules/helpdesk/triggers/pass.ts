// The tickets that a schedule goes through: those not closed yet, state by state along the index of lists, only the states
// that its conditions let through.
import { type TicketState, ticketStates } from '#contract/helpdesk.ts';
import type { TriggerContent } from '#contract/triggers.ts';
import type { Sql } from '#core/db/sql.ts';
import type { PassPlace } from '#core/triggers/subject.ts';

const living: readonly TicketState[] = ['new', 'assigned', 'in_work', 'waiting', 'resolved'];

/** States that a ticket must be in for the conditions to hold at all. */
export function statesOf({ match, groups }: Pick<TriggerContent, 'match' | 'groups'>): TicketState[] {
  const certain = groups.filter(() => match === 'all' || groups.length === 1);
  const named = certain.flatMap((group) =>
    group.conditions.filter(
      ({ field, operator }) =>
        field === 'state' && operator === 'is' && (group.match === 'all' || group.conditions.length === 1),
    ),
  );
  return living.filter((state) => named.every(({ value }) => Array.isArray(value) && value.includes(state)));
}

interface Place {
  state: TicketState;
  order: number;
  id: string;
}
const isPlace = (place: PassPlace): place is PassPlace & Place =>
  typeof place?.state === 'string' && (ticketStates as readonly string[]).includes(place.state);

export async function passTickets(
  sql: Sql,
  content: TriggerContent,
  place: PassPlace,
  limit: number,
): Promise<{ ids: string[]; place: PassPlace }> {
  const states = statesOf(content);
  const from = isPlace(place) ? place : undefined;
  for (let at = from ? states.indexOf(from.state) : 0; at >= 0 && at < states.length; at++) {
    const state = states[at] as TicketState;
    const after = from?.state === state ? from : undefined;
    const { rows } = await sql.query<{ id: string; order: number }>(
      `select id, registration_order as order from record where kind = 'ticket' and state = $1
         and ($2::bigint is null or (registration_order, id) < ($2, $3::uuid))
       order by registration_order desc, id desc limit $4`,
      [state, after?.order ?? null, after?.id ?? null, limit],
    );
    const last = rows.at(-1);
    const ids = rows.map(({ id }) => id);
    if (rows.length === limit && last) return { ids, place: { state, order: last.order, id: last.id } };
    const next = states[at + 1];
    if (rows.length > 0 || !next) {
      const begun = next && { state: next, order: Number.MAX_SAFE_INTEGER, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
      return { ids, place: begun ?? null };
    }
  }
  return { ids: [], place: null };
}
