// The open sessions of a person, for an administrator; the secrets are not among the columns.
import { listUserSessions } from '#contract/sessions.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { openSessionsOf } from '../open-sessions-of.ts';

export const listUserSessionsQuery = query(listUserSessions, async (reader, input) => {
  requireEverywhere(reader);
  const person = await one(
    unscoped(reader).selectFrom('app_user').select('id').where('id', '=', input.id).executeTakeFirst(),
  );
  reader.shows([person.id]);
  return { items: await openSessionsOf(reader, person.id) };
});
