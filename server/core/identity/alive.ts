// Which sessions, tokens and programs would be let in at this moment, judged many at a time for streams that stay open.
import type { Services } from '../services.ts';
import { judgeSession } from './sign-in/judge-session.ts';
import { policyColumn, policyOf } from './sign-in/policy.ts';

interface Row {
  id: string;
  operations: string[] | null;
  created_at: string | null;
  last_seen_at: string | null;
  policy: string | null;
}

const statement = `
  select s.id, null::text[] as operations, s.created_at, s.last_seen_at, ${policyColumn} as policy
    from user_session s join app_user u on u.id = s.user_id
    where s.id = any($1::uuid[]) and s.expires_at > $2 and s.locked_at is null and u.status = 'active'
  union all select t.id, t.operations, null, null, null from api_token t join app_user u on u.id = t.user_id
    where t.id = any($1::uuid[]) and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
      and u.status = 'active'
  union all select c.id, c.operations, null, null, null from service_client c join app_user u on u.id = c.owner_id
    where c.id = any($1::uuid[]) and c.revoked_at is null and c.suspended_at is null
      and (c.expires_at is null or c.expires_at > $2) and u.status = 'active'`;

/** Those of `ids` that are good, with the operations that they are limited to. */
export async function aliveAmong(
  { pools, clock, keys }: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[] | null>> {
  if (ids.length === 0) return new Map();
  const now = clock.now();
  const { rows } = await pools.read.query<Row>(statement, [ids, now.toISOString()]);
  const good = rows.filter(({ created_at, last_seen_at, policy }) => {
    if (created_at === null || last_seen_at === null) return true;
    return judgeSession(policyOf(keys, policy), { created_at, last_seen_at }, now) === 'open';
  });
  return new Map(good.map((row) => [row.id, row.operations]));
}
