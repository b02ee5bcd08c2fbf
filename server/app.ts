// The composition: settings and database in, a running program out. Tests, the server and the command line share it.
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { type Module, makeCatalog } from '#core/catalog.ts';
import { type Clock, systemClock } from '#core/clock.ts';
import type { Config } from '#core/config.ts';
import { openPools, type PoolSizes } from '#core/db/pool.ts';
import { MasterKeys } from '#core/files/master-keys.ts';
import { openStore } from '#core/files/open-store.ts';
import { createHttp } from '#core/http/app.ts';
import { SubjectKeys } from '#core/journal/subjects.ts';
import { Keys } from '#core/keys.ts';
import { LiveHub } from '#core/live/hub.ts';
import { plainLines } from '#core/plain-log.ts';
import type { Services } from '#core/services.ts';
import { modules } from './modules.ts';

export interface AppParts {
  config: Config;
  secret: Buffer;
  /** The role that runs. */
  databaseUrl: string;
  clock?: Clock;
  log?: Logger;
  pools?: PoolSizes;
  /** Other modules than the program's own; tests of the kernel bring theirs. */
  modules?: readonly Module[];
}

/** No personal data and no secrets in the log: bodies, cookies and addresses of requests never reach it. */
export const makeLog = (level: string, format: Config['logFormat'] = 'json'): Logger =>
  pino(
    { level, base: { service: 'vedomo' }, timestamp: pino.stdTimeFunctions.isoTime },
    ...(format === 'plain' ? [plainLines] : []),
  );

export function createServices(parts: AppParts): Services {
  const log = parts.log ?? makeLog(parts.config.logLevel, parts.config.logFormat);
  const clock = parts.clock ?? systemClock;
  const keys = new Keys(parts.secret);
  const pools = openPools(
    parts.databaseUrl,
    (error) => log.warn({ err: error }, 'database connection lost'),
    parts.pools,
  );
  const services: Omit<Services, 'live' | 'kick'> = {
    config: parts.config,
    pools,
    keys,
    subjectKeys: new SubjectKeys(keys, clock),
    // On the reading pool: an upload asks for the key while it holds a connection of the writing one.
    masterKeys: new MasterKeys(pools.read, keys, clock),
    store: openStore(parts.config),
    clock,
    catalog: makeCatalog(parts.modules ?? modules),
    log,
  };
  const whole = services as Services;
  whole.live = new LiveHub(whole);
  whole.kick = () => whole.live.kick();
  return whole;
}

export async function createApp(
  parts: AppParts,
): Promise<{ services: Services; http: FastifyInstance; leave(): Promise<void>; close(): Promise<void> }> {
  const services = createServices(parts);
  const http = await createHttp(services);
  let left: Promise<void> | undefined;
  const leave = () => {
    left ??= services.live.close().then(() => http.close());
    return left;
  };
  return {
    services,
    http,
    /** Takes no more requests; those in hand are answered. What runs behind them has its connections still. */
    leave,
    /** Streams first, then requests in hand, then connections. The database itself is stopped by whoever started it. */
    async close() {
      await leave();
      await services.pools.end();
    },
  };
}
