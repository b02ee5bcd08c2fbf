// What may be used on a ticket now: those of its category and of those above it first, then by how often the person uses
// them, the latest use before older ones.
import type { Audience } from '#contract/core.ts';
import { offerMacros } from '#contract/helpdesk.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';

export const offerMacrosQuery = query(offerMacros, async (reader, { ticketId, kind, q, limit }) => {
  const category = ticketId
    ? await reader
        .from('ticket')
        .select('ticket.category_id as id')
        .where('ticket.id', '=', ticketId)
        .executeTakeFirst()
    : undefined;
  const fits = sql<boolean>`(ticket_macro.category_id is null or ticket_macro.category_id in (with recursive up as (
    select c.id, c.parent_id from ticket_category c where c.id = ${category?.id ?? null}::uuid
    union all select c.id, c.parent_id from ticket_category c join up on c.id = up.parent_id) select up.id from up))`;
  const mine = (what: string) =>
    sql<number>`(select ${sql.raw(what)} from ticket_macro_use u where u.macro_id = ticket_macro.id and u.user_id = ${reader.actor.id})`;
  let rows = reader
    .from('ticket_macro')
    .select([
      'ticket_macro.id',
      'ticket_macro.kind',
      'ticket_macro.name',
      'ticket_macro.folder',
      'ticket_macro.audience',
      sql<string>`left(coalesce(ticket_macro.steps ->> 'reply', ticket_macro.steps ->> 'note', ''), 300)`.as('text'),
      sql<Audience | null>`case when ticket_macro.steps ? 'reply' then 'external' when ticket_macro.steps ? 'note' then 'internal' end`.as(
        'says',
      ),
      fits.as('fits'),
      sql<number>`coalesce(${mine('u.times')}, 0)`.as('used'),
    ])
    .where('ticket_macro.enabled', '=', true)
    .orderBy(fits, 'desc')
    .orderBy(sql`coalesce(${mine('u.times')}, 0)`, 'desc')
    .orderBy(mine('u.last_at'), (order) => order.desc().nullsLast())
    .orderBy('ticket_macro.name')
    .orderBy('ticket_macro.id')
    .limit(limit);
  if (kind) rows = rows.where('ticket_macro.kind', '=', kind);
  for (const word of (q ?? '').split(/\s+/).filter(Boolean))
    rows = rows.where(
      sql<boolean>`position(lower(${word}) in lower(concat_ws(' ', ticket_macro.name, ticket_macro.folder,
        ticket_macro.steps ->> 'reply', ticket_macro.steps ->> 'note'))) > 0`,
    );
  // Without a ticket those of any category are offered: each is judged on its ticket.
  return { items: (await rows.execute()).map((row) => ({ ...row, fits: ticketId === undefined || row.fits })) };
});
