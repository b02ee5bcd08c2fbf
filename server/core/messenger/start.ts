// What of the messenger runs in a process: the handling of what came in, wherever the core works; the carrier where the
// bot's token is known and the messenger is reached from here.
import { randomUUID } from 'node:crypto';
import { startLoop } from '../jobs/loop.ts';
import type { Services } from '../services.ts';
import type { MessengerAdapter } from './adapter.ts';
import { type Carrier, type CarrierParts, startCarrier } from './carrier/carrier.ts';
import { directCore, endLease, lease } from './carrier/direct-core.ts';
import { webhookOf } from './carrier/webhook.ts';
import { handleUpdates } from './inbox/handle-updates.ts';
import { strikeFromEnvironment } from './marks.ts';
import { MaxAdapter } from './max/adapter.ts';
import { menuOf } from './talk/menu.ts';
import { TelegramAdapter } from './telegram/adapter.ts';
import { fixedWay, type Way } from './transport.ts';
import { restUntilWoken } from './wake.ts';
import { wayTo } from './way-to.ts';
import { WebAdapter } from './web/adapter.ts';

/** The handling itself: one process at a time, since two would only do each other's work. */
export function startHandling(services: Services): Carrier {
  strikeFromEnvironment();
  const leaving = new AbortController();
  const holder = { channel: 'core', bot: '', holder: randomUUID() };
  const log = services.log.child({ part: 'messenger' });
  const loop = startLoop('updates of chats', 0, log, async () => {
    const { mine } = await lease(services, holder);
    const handled = mine ? await handleUpdates(services) : 0;
    if (handled === 0) await restUntilWoken(services.pools, mine ? 500 : 1_000, leaving.signal);
  });
  const web = startWebChat(services);
  return {
    async stop() {
      leaving.abort();
      await loop.stop();
      await web.stop();
      await endLease(services, holder);
    },
  };
}

/** The adapter for today's way; a new one as soon as the way changes. */
export function adapterFor<A extends MessengerAdapter & { close(): void }>(
  make: (way: Way) => A,
  way: () => Promise<Way>,
): () => Promise<A> {
  let known: { words: string; adapter: A } | undefined;
  return async () => {
    const now = await way();
    const words = JSON.stringify(now);
    if (known?.words === words) return known.adapter;
    known?.adapter.close();
    known = { words, adapter: make(now) };
    return known.adapter;
  };
}

/** The chat inside the network: carried wherever the handling runs. */
function startWebChat(services: Services): Carrier {
  const adapter = new WebAdapter(services);
  return startCarrier({
    core: directCore(services),
    adapter: async () => adapter,
    place: 'core',
    log: services.log.child({ part: 'web-chat' }),
    commands: [],
    idle: (ms, signal) => restUntilWoken(services.pools, ms, signal),
  });
}

/** Undefined without a token: the bot is off, or a gateway carries it. */
export function startTelegram(services: Services, more: Pick<CarrierParts, 'patience'> = {}): Carrier | undefined {
  const { token } = services.config.telegram;
  if (!token) return undefined;
  return startCarrier({
    core: directCore(services),
    adapter: adapterFor(
      (way) => new TelegramAdapter(token, way),
      () => wayTo(services),
    ),
    place: 'core',
    log: services.log.child({ part: 'telegram' }),
    webhook: () => webhookOf(services),
    commands: menuOf(services.catalog),
    idle: (ms, signal) => restUntilWoken(services.pools, ms, signal),
    ...more,
  });
}

/** MAX the same way: undefined without its token. */
export function startMax(services: Services, more: Pick<CarrierParts, 'patience'> = {}): Carrier | undefined {
  const { max } = services.config;
  if (!max.token) return undefined;
  return startCarrier({
    core: directCore(services),
    adapter: adapterFor(
      (way) => new MaxAdapter(max.token, way),
      async () => fixedWay(max),
    ),
    place: 'core',
    log: services.log.child({ part: 'max' }),
    commands: menuOf(services.catalog),
    idle: (ms, signal) => restUntilWoken(services.pools, ms, signal),
    ...more,
  });
}
