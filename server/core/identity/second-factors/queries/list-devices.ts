// The devices that pass without a second step.
import { listDevices } from '#contract/second-factors.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';
import { hashSecret } from '../../session.ts';
import { deviceCookie } from '../../sign-in/devices.ts';

export const listDevicesQuery = query(listDevices, async (reader) => {
  const owner = accountOf(reader.actor);
  const secret = reader.actor.cookies?.[deviceCookie(owner)];
  const here = secret ? hashSecret(secret) : undefined;
  const rows = await unscoped(reader)
    .selectFrom('trusted_device')
    .select(['id', 'token_hash', 'address', 'agent', 'last_used_at', 'trusted_until'])
    .where('user_id', '=', owner)
    .where('trusted_until', '>', reader.moment)
    .orderBy('last_used_at', 'desc')
    .limit(200)
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      address: row.address,
      agent: row.agent,
      lastUsedAt: row.last_used_at,
      trustedUntil: row.trusted_until ?? reader.moment,
      current: here?.equals(row.token_hash) ?? false,
    })),
  };
});
