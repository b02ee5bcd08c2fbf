// «Проверить»: the provider is asked now, step by step, and each answer is told in a line.
import type { Output } from '#contract/core.ts';
import { type providerChecks, testProvider } from '#contract/openid-providers.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { discover } from '../ask-provider.ts';
import { findProvider, redirectUri } from '../provider.ts';
import { providerFetch } from '../provider-fetch.ts';

type Tested = Output<typeof testProvider>;
type Check = Tested['checks'][number];

async function ask(services: Services, id: string): Promise<Tested & { key: string }> {
  const provider = await findProvider(services, services.pools.read, { id });
  if (!provider) throw new Refusal('not_found');
  const checks: Check[] = [];
  const tell = (key: (typeof providerChecks)[number], state: Check['state'], detail = '') =>
    checks.push({ key, state, detail: detail.slice(0, 300) });
  const { publicUrl } = services.config;
  tell('redirect', publicUrl ? 'ok' : 'bad', publicUrl ? redirectUri(publicUrl, provider.key) : 'PUBLIC_URL');
  try {
    const begun = performance.now();
    const server = (await discover(provider)).serverMetadata();
    tell('address', 'ok', `${Math.round(performance.now() - begun)} ms`);
    tell('issuer', 'ok', server.issuer);
    const methods = server.code_challenge_methods_supported;
    tell('pkce', methods ? (methods.includes('S256') ? 'ok' : 'bad') : 'unknown', methods?.join(', ') ?? '');
    await askKeys(provider.certificate, server.jwks_uri, tell);
    const supported = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const wanted = { basic: 'client_secret_basic', post: 'client_secret_post', none: 'none' }[provider.authentication];
    tell('secret', supported.includes(wanted) ? 'ok' : 'bad', `${wanted}: ${supported.join(', ')}`);
  } catch (error) {
    tell('address', 'bad', reasonOf(error));
  }
  return { key: provider.key, ok: checks.every((check) => check.state !== 'bad'), checks };
}

async function askKeys(
  certificate: string | null,
  address: string | undefined,
  tell: (key: 'keys', state: Check['state'], detail: string) => void,
): Promise<void> {
  if (!address) return tell('keys', 'bad', 'jwks_uri');
  const answer = await providerFetch(certificate)(address, {});
  const { keys } = (await answer.json()) as { keys?: { alg?: string; kty?: string }[] };
  const signing = (keys ?? []).filter((key) => key.kty !== 'oct');
  tell('keys', signing.length > 0 ? 'ok' : 'bad', signing.map((key) => key.alg ?? key.kty).join(', '));
}

/** The innermost reason: «ENOTFOUND», «self-signed certificate», another issuer than the one that was typed. */
function reasonOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause instanceof Error; depth++) inner = inner.cause;
  const { code, message } = inner as { code?: string; message?: string };
  return [code, message].filter(Boolean).join(': ');
}

export const testProviderAction = preparedAction(
  testProvider,
  async (services, actor, input) => {
    if (!actor.rights.everywhere(testProvider.name)) throw new Refusal('not_allowed');
    return ask(services, input.id);
  },
  async (unit, input, { key, ...tested }) => {
    unit.event({
      data: {
        provider: input.id,
        key,
        ok: tested.ok,
        bad: tested.checks.filter((one) => one.state === 'bad').map((one) => one.key),
      },
    });
    return tested;
  },
);
