// The gateway in a DMZ: it reaches the messenger and the core, and holds neither a database nor anybody's name.
import { setTimeout as rest } from 'node:timers/promises';
import pino from 'pino';
import type { Config } from '../../config.ts';
import { plainLines } from '../../plain-log.ts';
import { type Carrier, startCarrier } from '../carrier/carrier.ts';
import { adapterFor } from '../start.ts';
import { httpCore } from './http-core.ts';

export function startGateway({ telegram, core, logLevel, logFormat }: Config): Carrier {
  if (!core) throw new Error('a gateway needs a core');
  const log = pino(
    { level: logLevel, base: { service: 'vedomo-gateway' }, timestamp: pino.stdTimeFunctions.isoTime },
    ...(logFormat === 'plain' ? [plainLines] : []),
  );
  const way = { root: telegram.apiRoot, proxy: telegram.proxy, ca: telegram.authority };
  return startCarrier({
    core: httpCore(core),
    adapter: adapterFor(telegram.token, async () => way),
    place: 'gateway',
    log,
    commands: [],
    idle: (ms, signal) => rest(ms, undefined, { signal }).catch(() => undefined),
  });
}
