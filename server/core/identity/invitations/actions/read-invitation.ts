// Whom an invitation is for, so that the person sees that it is theirs.
import { readInvitation } from '#contract/invitations.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { hashSecret } from '../../session.ts';

export const readInvitationQuery = query(readInvitation, async (reader, input) => {
  const found = await unscoped(reader)
    .selectFrom('sign_in_link')
    .innerJoin('app_user', 'app_user.id', 'sign_in_link.user_id')
    .innerJoin('principal', 'principal.id', 'app_user.id')
    .select(['app_user.id', 'app_user.login', 'principal.name', 'sign_in_link.expires_at'])
    .where('token_hash', '=', hashSecret(input.token))
    .where('purpose', '=', 'invite')
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', reader.moment)
    .where('app_user.status', '=', 'invited')
    .executeTakeFirst();
  if (!found) throw new Refusal('link_spent');
  reader.shows([found.id]);
  return { login: found.login, name: found.name, expiresAt: found.expires_at };
});
