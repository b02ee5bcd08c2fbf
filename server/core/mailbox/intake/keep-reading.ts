// Reads one mailbox for as long as it is on: connected, told by the server of what is new where it can tell, asking every minute
// where it cannot. What is away is tried again, after a second at first and every five minutes at last.
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { wakeChats } from '../../messenger/wake.ts';
import type { Services } from '../../services.ts';
import type { Mailbox } from '../stored.ts';
import { connectTo, leave, openFolder } from './connect.ts';
import { endLease, leaseMailbox } from './lease.ts';
import { noteFails, noteWorks } from './note-state.ts';
import { readMailbox } from './read-mailbox.ts';

export interface Patience {
  firstMs: number;
  mostMs: number;
  askEveryMs: number;
  leaseMs: number;
}
export const usualPatience: Patience = { firstMs: 1_000, mostMs: 300_000, askEveryMs: 60_000, leaseMs: 8_000 };

export interface Reading {
  stop(): Promise<void>;
}

export function keepReading(services: Services, mailbox: Mailbox, patience: Patience): Reading {
  const leaving = new AbortController();
  const { signal } = leaving;
  const holder = randomUUID();
  const sleep = (ms: number) => rest(ms, undefined, { signal }).catch(() => undefined);
  let failures = 0;

  async function session(): Promise<void> {
    const client = await connectTo(mailbox);
    const gone = new AbortController();
    const end = () => gone.abort();
    client.once('close', end);
    signal.addEventListener('abort', end, { once: true });
    // It may have come while the connection was made.
    if (signal.aborted) end();
    const keep = setInterval(() => {
      // Another process reads it now, or it was switched off.
      void leaseMailbox(services, mailbox.id, holder).then(
        (mine) => mine || gone.abort(),
        () => undefined,
      );
    }, patience.leaseMs);
    try {
      await openFolder(client, mailbox.settings.folder);
      while (!gone.signal.aborted) {
        const fresh = arrival(client);
        const { stored, unmarked } = await readMailbox(services, mailbox, client);
        if (unmarked) await noteFails(services, mailbox.id, unmarked);
        else await noteWorks(services, mailbox.id, client.capabilities.has('IDLE'));
        failures = 0;
        if (stored > 0) wakeChats(services.pools);
        await fresh.orUntil(patience.askEveryMs, gone.signal);
      }
    } finally {
      clearInterval(keep);
      signal.removeEventListener('abort', end);
      await leave(client);
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      if (!(await leaseMailbox(services, mailbox.id, holder).catch(() => false))) {
        await sleep(patience.leaseMs / 2);
        continue;
      }
      try {
        await session();
      } catch (error) {
        if (signal.aborted) break;
        failures += 1;
        await noteFails(services, mailbox.id, error).catch(() => undefined);
        await sleep(Math.min(patience.mostMs, patience.firstMs * 2 ** Math.min(failures - 1, 12)));
      }
    }
    await endLease(services, mailbox.id, holder).catch(() => undefined);
  }
  const running = run();
  return {
    async stop() {
      leaving.abort();
      await running;
    },
  };
}

/** Listens from now on, so that what arrives while the folder is read is not missed. */
function arrival(client: ImapFlow): { orUntil(ms: number, signal: AbortSignal): Promise<void> } {
  let told = false;
  let wake = () => {
    told = true;
  };
  const onExists = () => wake();
  client.on('exists', onExists);
  return {
    orUntil: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          client.off('exists', onExists);
          resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end, { once: true });
        wake = end;
        if (told || signal.aborted) return end();
        if (client.capabilities.has('IDLE')) client.idle().catch(() => undefined);
      }),
  };
}
