// What of mailboxes runs in a worker: those that are on are read, and what came in is handled.
import { startLoop } from '../jobs/loop.ts';
import { restUntilWoken } from '../messenger/wake.ts';
import type { Services } from '../services.ts';
import { handleMail } from './handle/handle-mail.ts';
import { keepReading, type Patience, type Reading, usualPatience } from './intake/keep-reading.ts';
import { enabledMailboxes } from './stored.ts';

export interface MailWork {
  /** What is in hand ends, nothing else begins. */
  stop(): Promise<void>;
}
const lookEveryMs = 2_000;

export function startMail(services: Services, patience: Patience = usualPatience): MailWork {
  const leaving = new AbortController();
  const log = services.log.child({ part: 'mail' });
  const readings = new Map<string, { version: number; reading: Reading }>();
  const looking = startLoop('mailboxes', lookEveryMs, log, async () => {
    const on = new Map((await enabledMailboxes(services, services.pools.read)).map((one) => [one.id, one]));
    for (const [id, { version, reading }] of readings) {
      if (on.get(id)?.version === version) continue;
      readings.delete(id);
      await reading.stop();
    }
    for (const mailbox of on.values()) {
      if (readings.has(mailbox.id) || leaving.signal.aborted) continue;
      readings.set(mailbox.id, { version: mailbox.version, reading: keepReading(services, mailbox, patience) });
    }
  });
  const handling = startLoop('letters', 0, log, async () => {
    if ((await handleMail(services)) === 0) await restUntilWoken(services.pools, lookEveryMs, leaving.signal);
  });
  return {
    async stop() {
      leaving.abort();
      await looking.stop();
      await Promise.all([...readings.values()].map(({ reading }) => reading.stop()));
      await handling.stop();
    },
  };
}
