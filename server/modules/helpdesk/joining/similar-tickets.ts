// Whether somebody asked for the same already: in the same room by one common word, elsewhere in the building by two.
import { similarTickets } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { stemsOf } from '#modules/knowledge/index.ts';
import { query } from '../tables.ts';
import { type Nearby, openNearby } from './open-nearby.ts';

const most = 3;

/** A mass incident of the building and category needs none: what is being mended is told before it is asked. A ticket of the room and category needs one word in common, any other two; without words only the former counts. */
const fits = (one: Nearby, said: number): boolean =>
  one.incident || (said === 0 ? one.here && one.same : one.shared >= (one.here && one.same ? 1 : 2));

export const similarTicketsQuery = query(similarTickets, async (reader, { text, categoryId, placeId }) => {
  const sql = sqlOf(reader);
  const stems = (await stemsOf(sql, text)).map(({ stem }) => stem);
  const me = workOf(reader.actor);
  const near = await openNearby(sql, { placeId, categoryId, stems, personId: me, now: reader.now });
  const found = near
    .filter((one) => fits(one, stems.length))
    .toSorted(
      (a, b) =>
        Number(b.incident) - Number(a.incident) ||
        Number(b.here) - Number(a.here) ||
        b.shared - a.shared ||
        (a.id < b.id ? 1 : -1),
    );
  return { items: found.slice(0, most).map(({ same: _same, shared: _shared, ...one }) => one) };
});
