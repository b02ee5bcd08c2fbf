// The start of an outside sign-in or link: where to send the browser, and the row that waits for its return.
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Actor } from '../../actor.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { throttle } from '../throttle.ts';
import { addressOfProvider, type Sent } from './ask-provider.ts';
import { findProvider, type Provider, redirectUri } from './provider.ts';
import { failureOf } from './provider-failure.ts';

export type Beginning =
  | { provider: Provider; sent: Sent; address: string; failure?: undefined }
  | { provider: Provider; failure: { code: string; why: string } };

/** Asks the provider for its addresses, with no connection held; what fails is told by the action, in the journal. */
export async function beginAt(services: Services, actor: Actor, operation: string, key: string): Promise<Beginning> {
  await throttle(services, actor, operation, { key: `openid ${actor.address}`, limit: 300, windowSeconds: 300 });
  const provider = await findProvider(services, services.pools.read, { key });
  if (!provider?.enabled) throw new Refusal('not_found');
  const { publicUrl } = services.config;
  if (!publicUrl) return { provider, failure: { code: 'public_url_missing', why: '' } };
  const sent = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  try {
    return { provider, sent, address: await addressOfProvider(provider, redirectUri(publicUrl, key), sent) };
  } catch (error) {
    services.log.warn({ err: error, provider: key }, 'the provider of sign-in does not answer as it should');
    return { provider, failure: failureOf(error) };
  }
}
