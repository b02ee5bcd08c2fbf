// Jobs that wait are part of a backup, else a notice or a send promised by a committed unit would be lost.
// They travel as calls of graphile-worker's own `add_job`, so that its tables may differ between the two sides.
import type { Client } from 'pg';
import { CopyOut, copyIn } from './copy-stream.ts';
import { jobsSchema } from './database.ts';

/** A COPY of the jobs that still have an attempt or are in hand; undefined when there was never a worker. */
export async function jobsCopy(client: Client, partBytes: number): Promise<CopyOut | undefined> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${jobsSchema}._private_jobs`,
  ]);
  if (!rows[0]?.there) return undefined;
  return new CopyOut(
    `copy (
      select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
        (select array_agg(flag) from jsonb_object_keys(j.flags) flag)
      from ${jobsSchema}._private_jobs j
      join ${jobsSchema}._private_tasks t on t.id = j.task_id
      left join ${jobsSchema}._private_job_queues q on q.id = j.job_queue_id
      where j.attempts < j.max_attempts or j.locked_at is not null
      order by j.id
    ) to stdout`,
    partBytes,
  );
}

export async function restoreJobs(client: Client, body: AsyncIterable<Buffer>): Promise<number> {
  await client.query(`create temporary table restored_job (
    place integer generated always as identity, identifier text, payload json, queue_name text, run_at timestamptz,
    max_attempts integer, key text, priority integer, flags text[]) on commit drop`);
  const columns = 'identifier, payload, queue_name, run_at, max_attempts, key, priority, flags';
  const rows = await copyIn(client, `copy restored_job (${columns}) from stdin`, body);
  await client.query(`
    select ${jobsSchema}.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, flags)
    from (select * from restored_job order by place) job`);
  return rows;
}
