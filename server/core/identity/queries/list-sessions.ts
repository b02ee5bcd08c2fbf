// One's own open sessions, newest first; the secrets are not among the columns.
import { listSessions } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { accountOf } from '../account-of.ts';
import { openSessionsOf } from '../sign-in/open-sessions-of.ts';

export const listSessionsQuery = query(listSessions, async (reader) => {
  const sessions = await openSessionsOf(reader, accountOf(reader.actor));
  return { items: sessions.map((one) => ({ ...one, current: one.id === reader.actor.sessionId })) };
});
