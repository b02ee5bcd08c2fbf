// A person's open sessions, newest first, as the session's own check would still let them in.
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { policyIn } from './policy.ts';

export async function openSessionsOf(reader: AnyReader, userId: string) {
  const { idleMinutes, absoluteHours } = await policyIn(reader);
  const ago = (minutes: number) => new Date(reader.now.getTime() - minutes * 60_000).toISOString();
  const rows = await unscoped(reader)
    .selectFrom('user_session')
    .select(['id', 'address', 'agent', 'created_at', 'last_seen_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', reader.moment)
    .where('last_seen_at', '>', ago(idleMinutes))
    .where('created_at', '>', ago(absoluteHours * 60))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    agent: row.agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
}
