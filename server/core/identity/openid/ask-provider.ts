// The dialogue with a provider: discovery anew each time, so that a provider that was down or changed its keys is met as
// it is now; PKCE, state and nonce; the ID token's signature always checked.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client';
import type { Provider } from './provider.ts';
import { isThisComputer, providerFetch } from './provider-fetch.ts';

export interface Claims {
  /** Of the ID token, under the provider's signature. */
  signed: Record<string, unknown> & { sub: string };
  /** The same with what the provider tells of the person besides; what is signed wins. */
  all: Record<string, unknown>;
}

/** What a provider can be sent to; the values that must come back. */
export interface Sent {
  state: string;
  nonce: string;
  verifier: string;
}

const authenticationOf = ({ authentication, secret }: Provider) =>
  authentication === 'none' || secret === null
    ? None()
    : authentication === 'post'
      ? ClientSecretPost(secret)
      : ClientSecretBasic(secret);

export async function discover(provider: Provider): Promise<Configuration> {
  const issuer = new URL(provider.issuer);
  return discovery(issuer, provider.client_id, {}, authenticationOf(provider), {
    timeout: 5,
    [customFetch]: providerFetch(provider.certificate) as never,
    execute: [
      enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' && isThisComputer(issuer) ? [allowInsecureRequests] : []),
    ],
  });
}

export async function addressOfProvider(provider: Provider, redirect: string, sent: Sent): Promise<string> {
  const configuration = await discover(provider);
  const scopes = new Set(['openid', ...provider.scopes]);
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: redirect,
    scope: [...scopes].join(' '),
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: await calculatePKCECodeChallenge(sent.verifier),
    code_challenge_method: 'S256',
    response_type: 'code',
  });
  return address.href;
}

/** What the provider says of the person after the code was exchanged; throws when anything does not fit. */
export async function claimsFrom(
  provider: Provider,
  redirect: string,
  sent: Sent,
  answered: { code?: string | undefined; state: string; iss?: string | undefined; error?: string | undefined },
): Promise<Claims> {
  const configuration = await discover(provider);
  const current = new URL(redirect);
  for (const [name, value] of Object.entries(answered)) if (value !== undefined) current.searchParams.set(name, value);
  const tokens = await authorizationCodeGrant(configuration, current, {
    pkceCodeVerifier: sent.verifier,
    expectedState: sent.state,
    expectedNonce: sent.nonce,
    idTokenExpected: true,
  });
  const told = tokens.claims();
  if (!told) throw new Error('the provider gave no ID token');
  const more = configuration.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(configuration, tokens.access_token, told.sub)
    : {};
  return { signed: told as Claims['signed'], all: { ...more, ...told } };
}
