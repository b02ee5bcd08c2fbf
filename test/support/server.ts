// A whole server in the test's process: fresh database, real pools, real HTTP routes; the clock is turned by hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pino, { type Logger } from 'pino';
import { readConfig } from '#core/config.ts';
import type { Services } from '#core/services.ts';
import { createApp } from '../../server/app.ts';
import { prepareInstallation } from '../../server/prepare.ts';
import { TestClock } from './clock.ts';
import { freshDatabase } from './database.ts';

/** A caller of the API with a session or a token of its own. */
export interface Caller {
  call(
    method: InjectOptions['method'],
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  cookie: string;
}

export interface TestServer {
  http: FastifyInstance;
  services: Services;
  clock: TestClock;
  ownerUrl: string;
  appUrl: string;
  dataDir: string;
  anonymous: Caller;
  /** Signs in and keeps the cookie. */
  signIn(login: string, password: string): Promise<Caller>;
  bearer(token: string): Caller;
  /** Makes the owner through the one-time link and signs in. */
  owner(): Promise<Caller>;
  close(): Promise<void>;
}

export const ownerPassword = 'sinij-parohod-2026';

interface TestServerOptions {
  /** Second factors and screen locks as a new installation has them, which most tests would only stumble over. */
  signInAsShipped?: boolean;
  log?: Logger;
}

async function easeSignIn({ pools }: Services): Promise<void> {
  await pools.write.query(`insert into setting (key, value, changed_at) values ('sign-in', $1, now())`, [
    JSON.stringify({ secondFactorRoles: [], screenLockMinutes: 0 }),
  ]);
}

export async function startTestServer(
  environment: Record<string, string> = {},
  options: TestServerOptions = {},
): Promise<TestServer> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'vedomo-test-'));
  const clock = new TestClock();
  const config = readConfig({ VEDOMO_DATA: dataDir, ...environment }, []);
  const app = await createApp({
    config,
    secret: Buffer.alloc(32, 7),
    databaseUrl: database.appUrl,
    clock,
    log: options.log ?? pino({ level: process.env.VEDOMO_TEST_LOG ?? 'silent' }),
  });
  await prepareInstallation(app.services);
  if (!options.signInAsShipped) await easeSignIn(app.services);
  const callerWith = (headersOfCaller: () => Record<string, string>, cookie = ''): Caller => ({
    cookie,
    call(method, url, body, headers = {}) {
      const payload = body === undefined ? {} : { payload: body as object };
      return app.http.inject({
        method: method ?? 'GET',
        url,
        ...payload,
        headers: { 'sec-fetch-site': 'same-origin', ...headersOfCaller(), ...headers },
      });
    },
  });
  const anonymous = callerWith(() => ({}));
  const signIn = async (login: string, password: string): Promise<Caller> => {
    const answer = await anonymous.call('POST', '/api/auth/sign-in', { login, password });
    if (answer.statusCode !== 200) throw new Error(`sign-in of ${login}: ${answer.statusCode} ${answer.body}`);
    if (answer.json().next !== 'done') throw new Error(`sign-in of ${login} asks for ${answer.json().next}`);
    const cookie = answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    return callerWith(() => ({ cookie }), cookie);
  };
  return {
    http: app.http,
    services: app.services,
    clock,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    dataDir,
    anonymous,
    signIn,
    bearer: (token) => callerWith(() => ({ authorization: `Bearer ${token}` })),
    async owner() {
      const { ownerLinkToken } = await import('#core/identity/owner-link.ts');
      const token = await ownerLinkToken(app.services);
      if (token) {
        const made = await anonymous.call('POST', '/api/owner-link', {
          token,
          login: 'owner',
          name: 'Орлова Вера Павловна',
          password: ownerPassword,
        });
        if (made.statusCode !== 201) throw new Error(`owner: ${made.statusCode} ${made.body}`);
      }
      return signIn('owner', ownerPassword);
    },
    async close() {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
