// The tokens of a person that are still good, and the programs that act in the person's name.
import { type SqlBool, sql } from 'kysely';
import { listPersonTokens } from '#contract/person-tokens.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { tokenCards } from '../../queries/list-tokens.ts';
import { clientRows } from '../client-cards.ts';

export const listPersonTokensQuery = query(listPersonTokens, async (reader, input) => {
  requireEverywhere(reader);
  await one(unscoped(reader).selectFrom('app_user').select('id').where('id', '=', input.id).executeTakeFirst());
  const clients = await clientRows(reader, sql<SqlBool>`c.owner_id = ${input.id} and c.revoked_at is null`);
  reader.shows([input.id]);
  return {
    tokens: await tokenCards(reader, input.id),
    clients: clients.map(({ version: _version, ...line }) => line),
  };
});
