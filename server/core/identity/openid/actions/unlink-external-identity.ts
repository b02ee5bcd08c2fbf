// An outside account is no longer the person's; never the only way in.
import { unlinkExternalIdentity } from '#contract/openid.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { accountOf, refuseTokens } from '../../account-of.ts';
import { lockPerson } from '../../lock-person.ts';
import { identityProvider } from '../provider.ts';

export const unlinkExternalIdentityAction = action(unlinkExternalIdentity, async (unit, input) => {
  refuseTokens(unit.actor);
  const db = unscoped(unit);
  const person = await lockPerson(unit, accountOf(unit.actor));
  const removed = await one(
    db
      .deleteFrom('user_identity')
      .where('provider', '=', identityProvider(input.key))
      .where('user_id', '=', person.id)
      .returning('provider')
      .executeTakeFirst(),
  );
  const others = await db
    .selectFrom('user_identity')
    .select('provider')
    .where('user_id', '=', person.id)
    .where((eb) => eb.or([eb('provider', 'like', 'oidc:%'), eb('provider', 'like', 'ldap:%')]))
    .execute();
  if (person.password_hash === null && others.length === 0) throw new Refusal('last_way_in');
  unit.event({ subjectIds: [person.id], data: { provider: removed.provider } });
  return { ok: true as const };
});
