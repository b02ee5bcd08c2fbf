// The one-time link that the first start prints: whoever opens it makes the owner's account.
import type { Services } from '../services.ts';
import { hashSecret, newSecret } from './session.ts';

const validHours = 72;

/** A new link's token when nobody owns this installation yet, else null. Earlier unused links end. */
export async function ownerLinkToken(services: Services): Promise<string | null> {
  const { write } = services.pools;
  const owned = await write.query(
    `select 1 from user_role r join app_user u on u.id = r.user_id where r.role_key = 'owner' and u.status = 'active' limit 1`,
  );
  if (owned.rowCount) return null;
  const token = newSecret();
  const expires = new Date(services.clock.now().getTime() + validHours * 3_600_000).toISOString();
  await write.query(`delete from sign_in_link where purpose = 'owner'`);
  await write.query(`insert into sign_in_link (token_hash, purpose, expires_at) values ($1, 'owner', $2)`, [
    hashSecret(token),
    expires,
  ]);
  return token;
}
