// The signing keys with their ages, newest first.
import { listSigningKeys } from '#contract/clients.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { audienceOf, issuerOf } from '../issuer.ts';

export const listSigningKeysQuery = query(listSigningKeys, async (reader) => {
  requireEverywhere(reader);
  const { config } = shapeOf(reader).services;
  const rows = await unscoped(reader)
    .selectFrom('signing_key')
    .select(['kid', 'created_at', 'retired_at', 'verifies_until'])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute();
  return {
    items: rows.map((row) => ({
      kid: row.kid,
      createdAt: row.created_at,
      retiredAt: row.retired_at,
      verifiesUntil: row.verifies_until,
    })),
    issuer: issuerOf(config),
    audience: audienceOf(config),
  };
});
