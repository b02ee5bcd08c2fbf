// Who is who: issuer and subject of a provider's account, and the person here to whom they belong.
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import { identityProvider, type Provider } from './provider.ts';

/** The person of a provider's account; its use is noted. */
export async function personOf(unit: AnyUnit, provider: Provider, subject: string): Promise<string | undefined> {
  const row = await unscoped(unit)
    .updateTable('user_identity')
    .set({ last_used_at: unit.moment })
    .where('provider', '=', identityProvider(provider.key))
    .where('subject', '=', subject)
    .returning('user_id')
    .executeTakeFirst();
  return row?.user_id;
}

/** Links the account to the person; false when it belongs to somebody already. A person has one account of a provider. */
export async function linkIdentity(
  unit: AnyUnit,
  provider: Provider,
  subject: string,
  userId: string,
): Promise<boolean> {
  const db = unscoped(unit);
  const name = identityProvider(provider.key);
  await db
    .deleteFrom('user_identity')
    .where('provider', '=', name)
    .where('user_id', '=', userId)
    .where('subject', '<>', subject)
    .execute();
  const linked = await db
    .insertInto('user_identity')
    .values({ provider: name, subject, user_id: userId, created_at: unit.moment, last_used_at: unit.moment })
    .onConflict((conflict) => conflict.columns(['provider', 'subject']).doNothing())
    .returning('user_id')
    .executeTakeFirst();
  return linked !== undefined || (await personOf(unit, provider, subject)) === userId;
}
