// The worker: jobs of the queue and of the schedule, and the loops that seal the journal, follow it and send mail.
import { parseCronItems, Logger as QueueLogger, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { exportHead } from '../journal/heads.ts';
import { makePartitionsAhead } from '../journal/partitions.ts';
import { sealJournal } from '../journal/seal.ts';
import { sendWaitingMail } from '../mail/send.ts';
import { startFollowers } from '../notify/followers.ts';
import { startSearchLoops } from '../search/loops.ts';
import type { Services } from '../services.ts';
import { tellHead } from '../syslog/heads.ts';
import { startLooking } from '../system-state/seen-tools.ts';
import { startTaskRunner } from '../tasks/task-runner.ts';
import { housekeepingJobs } from './housekeeping.ts';
import { startLoop } from './loop.ts';

// The journal's unsealed window stays below ten seconds.
const sealEveryMs = 4_000;
const mailEveryMs = 2_000;
const partitionsEveryMs = 6 * 3_600_000;

export interface Worker {
  /** Jobs in hand end or go back to the queue; then the connections close. */
  stop(): Promise<void>;
}

/** `ownerUrl` is the role that owns the journal's partitions, its seals and the queue. */
export async function startWorker(services: Services, ownerUrl: string): Promise<Worker> {
  const log = services.log.child({ part: 'worker' });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4, application_name: 'vedomo-worker' });
  owner.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  owner.on('connect', (client) => client.on('error', (error) => log.warn({ err: error }, 'database connection lost')));
  const jobs = [...housekeepingJobs, ...services.catalog.jobs];
  const tasks: TaskList = Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => job.run(services, (payload ?? {}) as Record<string, unknown>)]),
  );
  const runner = await run({
    pgPool: owner,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    // Without its batches the queue does not wait, when it stops, for the marks of jobs that have just ended:
    // they would stay taken for hours and then be done again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: tasks,
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) => (job.schedule ? [{ task: job.name, match: job.schedule, identifier: job.name }] : [])),
    ),
    logger: quietLogger(log),
  });
  const loops = [
    startLoop('partitions', partitionsEveryMs, log, async () => {
      await makePartitionsAhead(owner, services.clock);
    }),
    startLoop('seal', sealEveryMs, log, async () => {
      await sealJournal(owner, services.keys, services.clock);
      // Also when a command or another worker has sealed: each keeps a file of its own.
      const head = await exportHead(owner, services.keys, services.config.dataDir);
      if (head) await tellHead(services, head);
    }),
    startLoop('mail', mailEveryMs, log, () => sendWaitingMail(services)),
    startLooking(services, log),
    ...startFollowers(services, log),
    ...startSearchLoops(services, log),
  ];
  const taskRunner = startTaskRunner(services, ownerUrl, log);
  return {
    async stop() {
      // The queue at once, lest it take more jobs while the loops end.
      await Promise.all([runner.stop(), taskRunner.stop(), ...loops.map((loop) => loop.stop())]);
      await owner.end();
    },
  };
}

/** The queue's own chatter is kept to warnings. */
function quietLogger(log: Services['log']): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === 'error') log.error({ queue: message }, 'job queue');
    else if (level === 'warning') log.warn({ queue: message }, 'job queue');
  });
}
