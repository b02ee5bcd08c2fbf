// The owner's first sign-in: the one-time link that the first start prints makes the account, once.
import { acceptLink } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { createUser, raiseRightsVersion } from '../create-user.ts';
import { checkNewPassword } from '../password-policy/check-new-password.ts';
import { hashSecret } from '../session.ts';
import { throttle } from '../throttle.ts';

type Asked = { login: string; email?: string | undefined; name: string; password: string };

async function ready(services: Services, actor: Actor, { login, email, name, password }: Asked): Promise<string> {
  await throttle(services, actor, acceptLink.name, { key: `link ${actor.address}`, limit: 20, windowSeconds: 300 });
  return checkNewPassword(services, { password, field: 'password', words: [login, email, name] });
}

export const acceptLinkAction = preparedAction(acceptLink, ready, async (unit, input, passwordHash) => {
  const db = unscoped(unit);
  const link = await db
    .updateTable('sign_in_link')
    .set({ consumed_at: unit.moment })
    .where('token_hash', '=', hashSecret(input.token))
    .where('purpose', '=', 'owner')
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', unit.moment)
    .returning('purpose')
    .executeTakeFirst();
  if (!link) {
    unit.event({ data: { code: 'link_spent' } });
    throw new Refusal('link_spent', {}, { keepsWrites: true });
  }
  const id = await createUser(unit, { ...input, passwordHash, mustChangePassword: false });
  await db.insertInto('user_role').values({ user_id: id, role_key: 'owner', area_id: null }).execute();
  // The first owner needs no second link.
  await db
    .updateTable('sign_in_link')
    .set({ consumed_at: unit.moment })
    .where('purpose', '=', 'owner')
    .where('consumed_at', 'is', null)
    .execute();
  await raiseRightsVersion(unit);
  unit.event({
    subjectIds: [id],
    data: { role: 'owner' },
    personal: { [id]: { login: input.login, name: input.name } },
  });
  return { ok: true as const };
});
