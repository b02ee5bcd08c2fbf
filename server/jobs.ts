// The worker's part of the program, started by the roles `worker` and `all`.
export { startWorker as startJobs } from '#core/jobs/worker.ts';
