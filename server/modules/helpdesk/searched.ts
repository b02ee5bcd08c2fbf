// What a ticket is found by besides number, subject and requester: its description, place and result.
import type { SearchedTexts } from '#core/search/searched.ts';

export const searchedTickets: SearchedTexts = {
  sql: `select t.id, concat_ws(' · ', nullif(t.description, ''), p.path, nullif(t.place_note, ''), c.name, nullif(t.result, ''), t.cancel_reason) as text,
      '{}'::text[] as numbers
    from ticket t join ticket_category c on c.id = t.category_id left join place p on p.id = t.place_id
    where t.id = any($1::uuid[])`,
};
