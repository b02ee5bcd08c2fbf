// A real provider (npm oidc-provider) on a port of this computer, with people of its own, and a browser that goes there and
// comes back: it keeps cookies, fills the provider's two forms, and posts to us what our page would.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import Provider, { type JWK } from 'oidc-provider';
import type { TestServer } from '#test/support/server.ts';

export const publicUrl = 'https://vedomo.example.org';

export interface Outside {
  issuer: string;
  port: number;
  /** Claims of a person by the login typed at the provider; without any the provider knows nobody. */
  people: Map<string, Record<string, unknown>>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Another signing key in the place of the one before. */
  rotate(): Promise<void>;
}

const makeKey = (): JWK => ({
  ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
  kid: randomBytes(6).toString('hex'),
  use: 'sig',
  alg: 'RS256',
});

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Nothing listens until `start`. */
export async function outsideProvider(key: string, ours = publicUrl): Promise<Outside> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people: Outside['people'] = new Map();
  let server: Server | undefined;
  let keys = [makeKey()];
  const outside: Outside = {
    issuer,
    port,
    people,
    async start() {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'vedomo',
            client_secret: 'the-client-secret-of-the-test',
            redirect_uris: [`${ours}/auth/openid/${key}`],
            ...(ours.startsWith('http:') ? { application_type: 'native' as const } : {}),
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        jwks: { keys },
        pkce: { required: () => true },
        claims: {
          openid: ['sub', 'groups'],
          email: ['email', 'email_verified'],
          profile: ['name', 'preferred_username'],
        },
        features: { devInteractions: { enabled: true } },
        cookies: { keys: ['a key of the test'] },
        findAccount: (_context, sub) =>
          people.has(sub) ? { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) } : undefined,
      });
      provider.on('server_error', () => undefined);
      server = createServer(provider.callback()).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async stop() {
      if (!server?.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    async rotate() {
      await outside.stop();
      keys = [makeKey()];
      await outside.start();
    },
  };
  return outside;
}

/** One browser: cookies of ours and of the provider's. */
export class Browser {
  readonly #server: TestServer;
  readonly #ours = new Map<string, string>();
  readonly #theirs = new Map<string, string>();
  constructor(server: TestServer) {
    this.#server = server;
  }

  async call(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object): Promise<LightMyRequestResponse> {
    const cookie = [...this.#ours].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#server.anonymous.call(method, url, body, cookie ? { cookie } : {});
    for (const one of answer.cookies) {
      if (one.value) this.#ours.set(one.name, one.value);
      else this.#ours.delete(one.name);
    }
    return answer;
  }

  /** Takes the cookies of a session that was opened elsewhere. */
  take(cookie: string): void {
    for (const pair of cookie.split('; ')) {
      const [name = '', ...value] = pair.split('=');
      this.#ours.set(name, value.join('='));
    }
  }

  /** From the provider's address to the parameters that it sends back, signing in there as `login` (null declines). */
  async visit(address: string, login: string | null): Promise<Record<string, string>> {
    let url = address;
    let form: Record<string, string> | undefined;
    for (let step = 0; step < 15; step++) {
      const answer = await fetch(url, {
        redirect: 'manual',
        method: form ? 'POST' : 'GET',
        headers: { cookie: [...this.#theirs].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
        if (value) this.#theirs.set(name, value);
        else this.#theirs.delete(name);
      }
      form = undefined;
      const next = answer.headers.get('location');
      if (next) {
        url = new URL(next, url).href;
        if (url.startsWith(publicUrl)) return Object.fromEntries(new URL(url).searchParams);
        continue;
      }
      const page = await answer.text();
      if (login === null) {
        url = new URL(/href="([^"]+\/abort)"/.exec(page)?.[1] ?? '/no-way-to-decline', url).href;
        continue;
      }
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (!action) throw new Error(`the provider shows ${page.slice(0, 400)}`);
      url = new URL(action, url).href;
      form = page.includes('name="password"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' };
    }
    throw new Error('the provider never sends back');
  }

  /** The whole way; gives our answer to the return. */
  async signIn(key: string, login: string | null, next?: string): Promise<LightMyRequestResponse> {
    const begun = await this.call('POST', `/api/auth/openid/${key}/begin`, next ? { next } : {});
    if (begun.statusCode !== 200) return begun;
    const { error_description: _words, scope: _scope, ...back } = await this.visit(begun.json().address, login);
    return this.call('POST', `/api/auth/openid/${key}/return`, back);
  }
}
