// What search does in the worker: the journal's follower with its queue of records, and the reading of files.
import type { Logger } from 'pino';
import { type Loop, startLoop } from '../jobs/loop.ts';
import type { Services } from '../services.ts';
import { refreshDue } from './due.ts';
import { followToSearch } from './follow.ts';
import { readAgainWithTools, readWaitingFiles } from './texts/read-waiting.ts';

const followEveryMs = 1_000;
const readEveryMs = 2_000;

/** Not in the jobs' queue: a week of scans must not stand before an export that somebody waits for. */
export function startSearchLoops(services: Services, log: Logger): Loop[] {
  let stopping = false;
  let asked: Promise<void> | undefined;
  const stopped = () => stopping;
  const loops = [
    startLoop('search', followEveryMs, log, async () => {
      await followToSearch(services);
      await refreshDue(services, stopped);
    }),
    startLoop('texts', readEveryMs, log, async () => {
      asked ??= readAgainWithTools(services);
      await asked;
      await readWaitingFiles(services, stopped);
    }),
  ];
  return loops.map((loop) => ({
    stop() {
      stopping = true;
      return loop.stop();
    },
  }));
}
