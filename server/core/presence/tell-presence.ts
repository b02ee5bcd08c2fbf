// A page of a record says that it is open, that words are typed in it, or that it is closed.
import { tellPresence } from '#contract/presence.ts';
import { action } from '../core-operation.ts';
import { sqlOf } from '../handle.ts';
import { accountOf } from '../identity/account-of.ts';
import { audiencesFor } from '../records/audience.ts';
import { visibleRecord } from '../records/reach.ts';

export const tellPresenceAction = action(tellPresence, async (unit, { id, tabId, typing = null, gone }) => {
  const userId = accountOf(unit.actor);
  const sql = sqlOf(unit);
  if (gone) {
    await sql.query('delete from presence where tab_id = $1 and user_id = $2 and record_id = $3', [tabId, userId, id]);
    return { ok: true as const };
  }
  const record = await visibleRecord(unit, id);
  // Whoever sees only the outside writes there too.
  const writes = typing && !audiencesFor(unit, record).includes(typing) ? 'external' : typing;
  await sql.query(
    `insert into presence (tab_id, record_id, user_id, typing, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (tab_id) do update set record_id = excluded.record_id, typing = excluded.typing, seen_at = excluded.seen_at
       where presence.user_id = excluded.user_id`,
    [tabId, id, userId, writes, unit.moment],
  );
  return { ok: true as const };
});
