// One's own open sessions, newest first; the secrets are not among the columns.
import { listSessions } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';
import { policyIn } from '../sign-in/policy.ts';

export const listSessionsQuery = query(listSessions, async (reader) => {
  const { idleMinutes } = await policyIn(reader);
  const idleSince = new Date(reader.now.getTime() - idleMinutes * 60_000).toISOString();
  const rows = await unscoped(reader)
    .selectFrom('user_session')
    .select(['id', 'address', 'agent', 'created_at', 'last_seen_at'])
    .where('user_id', '=', accountOf(reader.actor))
    .where('expires_at', '>', reader.moment)
    .where('last_seen_at', '>', idleSince)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      address: row.address,
      agent: row.agent,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: row.id === reader.actor.sessionId,
    })),
  };
});
