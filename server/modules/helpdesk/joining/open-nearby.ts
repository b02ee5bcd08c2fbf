// Open tickets of one place and the last week. Whoever asks sees few tickets of others, and of these nothing but that they
// are there: the rows are read past the scope, and only what everybody of the place may know leaves this file.
import type { StateGroup } from '#contract/core.ts';
import type { TicketState } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';

const days = 7;
/** So many of the newest are compared. */
const compared = 200;

export interface OpenTicket {
  id: string;
  number: string | null;
  category: { id: string; name: string };
  state: TicketState;
  stateGroup: StateGroup;
  createdAt: string;
  people: number;
}
export const openTicketColumns = `t.id, r.number, r.state, r.state_group as "stateGroup", r.created_at as "createdAt", (t.joined + (select count(*) from ticket part where part.parent_id = t.id))::int as people,
  json_build_object('id', c.id, 'name', c.name) as category`;

/** Nothing is told to anybody of marked ones, and of those of categories that may tell of patients. */
export const unmarked = `r.clearance = 'none' and not exists (with recursive up as (select k.id, k.parent_id, k.patient_data from ticket_category k where k.id = t.category_id
      union all select k.id, k.parent_id, k.patient_data from ticket_category k join up on k.id = up.parent_id)
    select from up where up.patient_data)`;
export const tellable = `r.kind = 'ticket' and r.life = 'active' and r.state_group in ('new', 'work', 'waiting') and ${unmarked}`;

/** The earliest id that a ticket of this time can have: ids begin with the moment of their making. */
export const idSince = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};
export const since = (now: Date): Date => new Date(now.getTime() - days * 86_400_000);

/**
 * Of the place itself, whatever the category; of the rest of its building in this category, with its mass incidents, which
 * stand for their parts.
 */
export const nearbyStatement = `
  with near as (
    (select t.id from ticket t where t.place_id = $1 and t.id >= $3::uuid order by t.id desc limit ${compared})
    union
    (select t.id from ticket t join place p on p.id = t.place_id
       where t.category_id = $2 and t.id >= $3::uuid
         and coalesce(p.building_id, p.id) = (select coalesce(h.building_id, h.id) from place h where h.id = $1)
       order by t.id desc limit ${compared})
    union
    (select i.id from ticket_incident i where i.category_id = $2 and i.undone_at is null and i.id >= $3::uuid
       and i.building_id = (select coalesce(h.building_id, h.id) from place h where h.id = $1))
  )
  select ${openTicketColumns}, t.place_id = $1 as here, t.category_id = $2 as same, t.requester_id = $5 as mine,
    exists (select from ticket_incident i where i.id = t.id and i.undone_at is null and i.category_id = $2) as incident,
    exists (select from ticket part where part.parent_id = t.id and part.requester_id = $5)
      or exists (select from ticket_join j where j.ticket_id = t.id and j.user_id = $5 and j.left_at is null) as joined,
    (select count(*)::int from unnest(tsvector_to_array(to_tsvector('pg_catalog.russian',
      replace(lower(r.title || ' ' || left(t.description, 2000)), 'ё', 'е')))) as word where word = any($4::text[])) as shared
  from near join ticket t on t.id = near.id join record r on r.id = t.id join ticket_category c on c.id = t.category_id
  where r.created_at >= $6 and t.parent_id is null and ${tellable}`;

export interface Nearby extends OpenTicket {
  here: boolean;
  same: boolean;
  mine: boolean;
  /** A mass incident of this category: whoever has the same becomes a part of it. */
  incident: boolean;
  joined: boolean;
  shared: number;
}

export async function openNearby(
  sql: Sql,
  asked: { placeId: string; categoryId: string; stems: readonly string[]; personId: string; now: Date },
): Promise<Nearby[]> {
  const from = since(asked.now);
  const { rows } = await sql.query<Nearby>(nearbyStatement, [
    asked.placeId,
    asked.categoryId,
    idSince(from),
    asked.stems,
    asked.personId,
    from.toISOString(),
  ]);
  return rows;
}
