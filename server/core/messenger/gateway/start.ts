// The gateway in a DMZ: it reaches the messenger and the core, and holds neither a database nor anybody's name.
import { setTimeout as rest } from 'node:timers/promises';
import pino from 'pino';
import type { Config } from '../../config.ts';
import { plainLines } from '../../plain-log.ts';
import { type Carrier, startCarrier } from '../carrier/carrier.ts';
import { MaxAdapter } from '../max/adapter.ts';
import { adapterFor } from '../start.ts';
import { TelegramAdapter } from '../telegram/adapter.ts';
import { fixedWay } from '../transport.ts';
import { httpCore } from './http-core.ts';

export function startGateway({ telegram, max, core, logLevel, logFormat }: Config): Carrier {
  if (!core) throw new Error('a gateway needs a core');
  const log = pino(
    { level: logLevel, base: { service: 'vedomo-gateway' }, timestamp: pino.stdTimeFunctions.isoTime },
    ...(logFormat === 'plain' ? [plainLines] : []),
  );
  const bots = [
    telegram.token
      ? adapterFor(
          (way) => new TelegramAdapter(telegram.token, way),
          async () => fixedWay(telegram),
        )
      : null,
    max.token
      ? adapterFor(
          (way) => new MaxAdapter(max.token, way),
          async () => fixedWay(max),
        )
      : null,
  ];
  const carriers = bots
    .filter((adapter) => adapter !== null)
    .map((adapter) =>
      startCarrier({
        core: httpCore(core),
        adapter,
        place: 'gateway',
        log,
        commands: [],
        idle: (ms, signal) => rest(ms, undefined, { signal }).catch(() => undefined),
      }),
    );
  return {
    async stop() {
      await Promise.all(carriers.map((carrier) => carrier.stop()));
    },
  };
}
