// Puts jobs into graphile-worker's queue within the action's own transaction.
import type { Sql } from '../db/sql.ts';
import type { JobNote } from '../unit.ts';

export async function enqueueJobs(sql: Sql, jobs: readonly JobNote[]): Promise<void> {
  for (const job of jobs) {
    await sql.query(
      `select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := coalesce($4::timestamptz, now()), max_attempts := 25)`,
      [job.job, JSON.stringify(job.payload), job.key ?? null, job.runAt?.toISOString() ?? null],
    );
  }
}
