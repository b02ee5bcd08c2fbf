// client_credentials of RFC 6749: a program shows its secret and gets a signed token for five minutes.
import { issueAccessToken } from '#contract/clients.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { throttle } from '../../throttle.ts';
import { accessTokenSeconds, signAccessToken } from '../access-token.ts';
import { clientBySecret } from '../client-secret.ts';
import { currentSigningKey } from '../signing-keys.ts';

async function count(services: Services, actor: Actor, input: { client_id?: string | undefined }): Promise<void> {
  const { name } = issueAccessToken;
  await throttle(services, actor, name, { key: `program-from ${actor.address}`, limit: 600, windowSeconds: 300 });
  // A program asks once in five minutes; one of many copies still stays below this.
  const key = `program ${(input.client_id ?? '').slice(0, 60)}`;
  await throttle(services, actor, name, { key, limit: 120, windowSeconds: 60 });
}

export const issueAccessTokenAction = preparedAction(issueAccessToken, count, async (unit, input) => {
  if (input.grant_type !== 'client_credentials') throw new Refusal('unsupported_grant_type');
  const { client, ownerId } = await clientBySecret(unit, input.client_id ?? '', input.client_secret ?? '');
  if (!client) {
    // A known program's failures concern its owner; of the unknown only that it happened.
    unit.event({
      data: { code: 'invalid_client', ...(ownerId ? { client: input.client_id } : {}) },
      subjectIds: ownerId ? [ownerId] : [],
    });
    throw new Refusal('invalid_client', {}, { keepsWrites: true });
  }
  const scope = input.scope?.trim() ? [...new Set(input.scope.trim().split(/\s+/))].sort() : null;
  if (scope?.some((name) => !client.operations.includes(name))) {
    unit.event({ data: { code: 'invalid_scope', client: client.id }, subjectIds: [client.ownerId] });
    throw new Refusal('invalid_scope', {}, { keepsWrites: true });
  }
  const { services } = shapeOf(unit);
  const key = await currentSigningKey(unit);
  const { token, jti } = await signAccessToken(services, key, client.id, scope);
  await unscoped(unit)
    .updateTable('service_client_secret')
    .set({ last_used_at: unit.moment })
    .where('id', '=', client.secretId)
    .execute();
  unit.event({
    data: { client: client.id, jti, kid: key.kid, ...(scope ? { operations: scope } : {}) },
    subjectIds: [client.ownerId],
  });
  return {
    access_token: token,
    token_type: 'Bearer' as const,
    expires_in: accessTokenSeconds,
    scope: (scope ?? client.operations).join(' '),
  };
});
