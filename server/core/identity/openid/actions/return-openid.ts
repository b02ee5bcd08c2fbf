// The browser comes back from the provider: the attempt is taken once, the code exchanged, the person found.

import type { Input } from '#contract/core.ts';
import { returnOpenid } from '#contract/openid.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import type { AnyUnit } from '../../../unit.ts';
import { lockAccount } from '../../sign-in/account.ts';
import { throttle } from '../../throttle.ts';
import { arrive } from '../arrive.ts';
import { claimsFrom } from '../ask-provider.ts';
import { type Asked, type Attempt, type Begun, takeAttempt } from '../attempts.ts';
import { type Told, toldBy } from '../claims.ts';
import { linkIdentity } from '../identities.ts';
import { linkedMail } from '../openid-mail.ts';
import type { Outcome } from '../outcome.ts';
import { findProvider, type Provider, redirectUri } from '../provider.ts';
import { failureOf } from '../provider-failure.ts';
import { refuseOpenid } from '../sign-in-person.ts';

type Returned =
  | { over: true }
  | { over?: false; provider: Provider; attempt: Attempt<Begun>; told?: Told; failure?: { code: string; why: string } };

async function ask(services: Services, actor: Actor, input: Input<typeof returnOpenid>): Promise<Returned> {
  await throttle(services, actor, returnOpenid.name, {
    key: `openid ${actor.address}`,
    limit: 300,
    windowSeconds: 300,
  });
  const attempt = await takeAttempt(services, actor, input.state, input.key);
  const provider = attempt && (await findProvider(services, services.pools.read, { id: attempt.providerId }));
  const { publicUrl } = services.config;
  if (!attempt || !provider || !publicUrl) return { over: true };
  const { key, ...answered } = input;
  try {
    const claims = await claimsFrom(provider, redirectUri(publicUrl, key), attempt.kept, answered);
    return { provider, attempt, told: toldBy(provider, claims) };
  } catch (error) {
    const failure = failureOf(error);
    services.log.warn({ provider: key, code: failure.code, why: failure.why }, 'an outside sign-in was refused');
    return { provider, attempt, failure };
  }
}

export const returnOpenidAction = preparedAction(returnOpenid, ask, async (unit, input, returned): Promise<Outcome> => {
  if (returned.over) {
    unit.event({ data: { code: 'openid_over', provider: input.key } });
    throw new Refusal('openid_over', {}, { keepsWrites: true });
  }
  const { provider, attempt, told, failure } = returned;
  if (!told) {
    unit.event({ data: { provider: provider.key, attempt: attempt.id, ...failure } });
    throw new Refusal(failure?.code ?? 'openid_untrusted', {}, { keepsWrites: true });
  }
  const asked: Asked = { told, goTo: attempt.kept.goTo };
  return attempt.purpose === 'link'
    ? linkSignedIn(unit, provider, attempt, asked)
    : arrive(unit, provider, attempt.id, asked);
});

/** Only the session's own person links: the one who began, still signed in. */
async function linkSignedIn(
  unit: AnyUnit,
  provider: Provider,
  attempt: Attempt<Begun>,
  { told, goTo }: Asked,
): Promise<Outcome> {
  if (unit.actor.kind !== 'user' || unit.actor.id !== attempt.userId)
    return refuseOpenid(unit, 'openid_over', provider);
  const account = await lockAccount(unit, unit.actor.id);
  if (account?.status !== 'active') return refuseOpenid(unit, 'openid_over', provider);
  if (!(await linkIdentity(unit, provider, told.subject, account.id))) {
    return refuseOpenid(unit, 'external_taken', provider, [account.id]);
  }
  await linkedMail(unit, account, provider.name);
  unit.event({ operation: 'identity.external.link', subjectIds: [account.id], data: { provider: provider.key } });
  return { outcome: 'linked', goTo };
}
