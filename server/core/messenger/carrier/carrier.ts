// Speaks with the messenger: asks for updates, sends what is due, fetches files. It never gives up, whatever is away; a
// second copy waits until the first one falls silent.
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type MenuCommand, type MessengerAdapter, MessengerError } from '../adapter.ts';
import { mark } from '../marks.ts';
import type { CarrierState, ChatCore } from './chat-core.ts';
import { fetchFile } from './fetch-file.ts';
import { sendMessage } from './send-message.ts';

export interface CarrierParts {
  core: ChatCore;
  /** Asked for each time when the way to the messenger may have changed. */
  adapter(): Promise<MessengerAdapter>;
  place: 'core' | 'gateway';
  log: Logger;
  /** Where updates are pushed to; null asks for them. */
  webhook?(): Promise<{ url: string; secret: string } | null>;
  commands: readonly MenuCommand[];
  /** Waits until there may be something to send. */
  idle(ms: number, signal: AbortSignal): Promise<void>;
  patience?: { firstMs: number; mostMs: number; bulkEveryMs?: number };
}
export interface Carrier {
  /** What is in hand ends, nothing else begins. */
  stop(): Promise<void>;
}

const atOnce = 8;
const attendEveryMs = 1_500;
const idleMs = 300;
const lookEveryMs = 1_000;
/** Mass messages leave room: some twenty-five a second. */
const bulkPaceMs = 40;

export function startCarrier(parts: CarrierParts): Carrier {
  const { core, log, place } = parts;
  const { firstMs, mostMs, bulkEveryMs = bulkPaceMs } = parts.patience ?? { firstMs: 1_000, mostMs: 300_000 };
  const leaving = new AbortController();
  const { signal } = leaving;
  const holder = randomUUID();
  let state: CarrierState = 'new';
  let mode: 'polling' | 'webhook' = 'polling';
  let error = '';
  let name = '';
  let mine = false;
  let failures = 0;
  /** How it goes has changed: the core hears it at once. */
  let tell = () => {};
  let { commands } = parts;

  const sleep = (ms: number) => rest(ms, undefined, { signal }).catch(() => undefined);
  const noteOk = () => {
    failures = 0;
    error = '';
    if (state === 'works') return;
    state = 'works';
    tell();
  };
  const noteFailure = (fault: unknown): void => {
    const kind = fault instanceof MessengerError ? fault.kind : 'absent';
    if (kind === 'wait') return;
    state = kind === 'conflict' ? 'conflict' : kind === 'denied' ? 'refused' : 'unreachable';
    error = fault instanceof Error ? fault.message : String(fault);
    failures += 1;
    if (failures === 1) tell();
    if (failures === 1 || failures % 20 === 0) log.warn({ state, error, failures }, 'the messenger does not answer');
  };
  const backOff = (fault: unknown) =>
    sleep(
      fault instanceof MessengerError && fault.kind === 'wait'
        ? fault.seconds * 1_000
        : Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 12)),
    );

  /** Whether the core has stored them; if not, the messenger gives them again. */
  async function taken(delivery: Promise<void>): Promise<boolean> {
    try {
      await delivery;
      mark('updates-stored');
      return true;
    } catch (fault) {
      log.warn({ err: fault }, 'the core did not take updates');
      await sleep(firstMs);
      return false;
    }
  }

  async function attending(): Promise<void> {
    while (!signal.aborted) {
      try {
        const { channel, bot } = await parts.adapter();
        const attended = await core.attend({ channel, bot, name, holder, place, state, mode, error });
        mine = attended.mine;
        commands = attended.commands ?? commands;
      } catch (fault) {
        // Without the core nothing may be said; it comes back by itself.
        mine = false;
        log.warn({ err: fault }, 'the core does not answer the carrier');
      }
      const news = Promise.withResolvers<void>();
      tell = news.resolve;
      await Promise.race([sleep(attendEveryMs), news.promise]);
    }
  }

  async function polling(): Promise<void> {
    let greeted: MessengerAdapter | undefined;
    let hooked: string | undefined;
    let looks = 0;
    while (!signal.aborted) {
      if (!mine) {
        await sleep(50);
        continue;
      }
      try {
        const adapter = await parts.adapter();
        const hook = (await parts.webhook?.()) ?? null;
        mode = hook ? 'webhook' : 'polling';
        if (greeted !== adapter || hooked !== (hook?.url ?? '')) {
          name = await adapter.introduce(signal);
          await adapter.setWebhook(hook, signal);
          await adapter.setCommands(commands, signal);
          [greeted, hooked] = [adapter, hook?.url ?? ''];
          noteOk();
        }
        if (hook) {
          // Looked at often whether it still is so; asked for a sign of life less often.
          await sleep(lookEveryMs);
          if (++looks % 5 > 0) continue;
          await adapter.introduce(signal);
          noteOk();
          continue;
        }
        const updates = await adapter.poll(signal);
        noteOk();
        if (updates.length === 0) continue;
        mark('updates-polled');
        if (await taken(core.deliver(adapter, updates))) adapter.stored(updates);
      } catch (fault) {
        if (signal.aborted) return;
        noteFailure(fault);
        await backOff(fault);
      }
    }
  }

  async function sending(): Promise<void> {
    const inHand = new Set<Promise<void>>();
    while (!signal.aborted) {
      // Half of the hands free: several are taken by one look into the outbox.
      if (!mine || inHand.size > atOnce / 2) {
        await Promise.race([...inHand, sleep(mine ? idleMs : 50)]);
        continue;
      }
      try {
        const adapter = await parts.adapter();
        const taken = await core.take(adapter, atOnce - inHand.size);
        if (taken.length === 0) {
          await parts.idle(idleMs, signal);
          continue;
        }
        mark('messages-taken');
        for (const message of taken) {
          // What is in hand when the program leaves is sent to its end: no signal here.
          const work = sendMessage(adapter, message).then(async (settlement) => {
            mark('message-sent');
            if (settlement.result === 'sent') state = state === 'new' ? 'works' : state;
            await core.settle(adapter, [settlement]);
            mark('message-settled');
          });
          const done: Promise<void> = work
            .catch((fault) => log.warn({ err: fault, message: message.id }, 'a message was not settled'))
            .finally(() => inHand.delete(done));
          inHand.add(done);
          if (message.priority === 3 && bulkEveryMs > 0) await sleep(bulkEveryMs);
        }
      } catch (fault) {
        log.warn({ err: fault }, 'nothing was taken to be sent');
        await sleep(firstMs);
      }
    }
    await Promise.all(inHand);
  }

  async function fetching(): Promise<void> {
    while (!signal.aborted) {
      if (!mine) {
        await sleep(50);
        continue;
      }
      try {
        const adapter = await parts.adapter();
        const wanted = await core.wantedFiles(adapter, 4);
        await Promise.all(wanted.map((file) => fetchFile(core, adapter, file, signal)));
        if (wanted.length === 0) await parts.idle(idleMs, signal);
      } catch (fault) {
        if (signal.aborted) return;
        log.warn({ err: fault }, 'a file was not fetched');
        await sleep(firstMs);
      }
    }
  }

  const running = Promise.all([attending(), polling(), sending(), fetching()]);
  return {
    async stop() {
      leaving.abort();
      await running;
      const { channel, bot } = await parts.adapter();
      await core.leave?.({ channel, bot }, holder);
    },
  };
}
