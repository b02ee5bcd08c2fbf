// The public halves of the keys that sign, or still verify, as a JSON Web Key Set.
import { publishKeys } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';

export const publishKeysQuery = query(publishKeys, async (reader) => {
  const rows = await unscoped(reader)
    .selectFrom('signing_key')
    .select('public_key')
    .where((eb) => eb.or([eb('verifies_until', 'is', null), eb('verifies_until', '>', reader.moment)]))
    .orderBy('created_at', 'desc')
    .execute();
  return { keys: rows.map((row) => row.public_key as Record<string, string>) };
});
