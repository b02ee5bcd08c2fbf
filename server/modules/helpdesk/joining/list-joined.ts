// The tickets of others that the person waits for.

import type { Output } from '#contract/core.ts';
import { listJoined } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { query } from '../tables.ts';
import { openTicketColumns } from './open-nearby.ts';

const endedDays = 30;
const most = 50;

export const listJoinedQuery = query(listJoined, async (reader) => {
  const { rows } = await sqlOf(reader).query<Output<typeof listJoined>['items'][number]>(
    `select ${openTicketColumns}, j.joined_at as "joinedAt"
     from ticket_join j join ticket t on t.id = j.ticket_id join record r on r.id = t.id join ticket_category c on c.id = t.category_id
     where j.user_id = $1 and j.left_at is null and r.life in ('active', 'merged')
       and (r.state_group in ('new', 'work', 'waiting') or r.changed_at > $2::timestamptz - interval '${endedDays} days')
     order by j.joined_at desc, j.ticket_id limit ${most}`,
    [workOf(reader.actor), reader.moment],
  );
  return { items: rows };
});
