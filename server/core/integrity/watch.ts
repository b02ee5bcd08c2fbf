// Compares the program with its manifest a little after the start and once a day, on every machine that runs one.
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { type Loop, startLoop } from '../jobs/loop.ts';
import { call } from '../runner.ts';
import type { Services } from '../services.ts';
import { systemActor } from '../system-actor.ts';
import { seenPrograms } from './seen.ts';

const lookEveryMs = 10 * 60_000;
const daily = 24 * 3_600_000;
/** People come first; processes of one machine that started together do not all look at once. */
const firstAfterMs = () => 60_000 + Math.random() * 120_000;

/** Whether this machine has not been looked at since the process began or within a day. */
export async function isDue(services: Services, host: string, began: Date): Promise<boolean> {
  const seen = (await seenPrograms(services.pools.read)).find((one) => one.host === host);
  if (!seen) return true;
  const at = Date.parse(seen.seenAt);
  return at < began.getTime() || at <= services.clock.now().getTime() - daily;
}

export function startProgramWatch(services: Services): Loop {
  const began = services.clock.now();
  const leaving = new AbortController();
  let first = true;
  const loop = startLoop('program', lookEveryMs, services.log, async () => {
    if (first) {
      first = false;
      await wait(firstAfterMs(), undefined, { signal: leaving.signal }).catch(() => undefined);
    }
    if (leaving.signal.aborted || !(await isDue(services, hostname(), began))) return;
    await call(services, 'privacy.program.verify', systemActor('program-watch'), {});
  });
  return {
    stop() {
      leaving.abort();
      return loop.stop();
    },
  };
}
