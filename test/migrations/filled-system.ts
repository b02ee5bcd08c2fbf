// A filled system to be backed up: rows in every table, old partitions, texts that must be escaped, waiting jobs.
import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { fillDatabase } from '#core/db/check/fill.ts';
import type { FileStore } from '#core/files/store.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Expects a migrated database. */
export async function fillSystem(source: pg.Client): Promise<void> {
  await source.query("select journal_make_partitions(1, '2021-03-05')");
  await source.query('begin');
  for (const round of [1, 2]) await fillDatabase(source, round, new Date());
  // Old events lie in a partition that no migration of today makes.
  await fillDatabase(source, 3, new Date('2021-03-06'));
  // Longer than a part of the archive, with everything that COPY has to escape.
  await source.query(
    `insert into comment (id, record_id, author_id, audience, body, created_at)
     select $1, id, created_by, 'internal', repeat(E'\\\\N\\t\\n\\r\\\\. Ёж 😀 ', 450000), now() from record limit 1`,
    [newId()],
  );
  await source.query('commit');
  await source.query(`select graphile_worker.add_job('mail', '{"to": "a\\\\b\\n"}', queue_name => 'slow',
    run_at => '2030-01-01T00:00:00Z', max_attempts => 7, job_key => 'k1', priority => 3, flags => array['night'])`);
  await source.query(`select graphile_worker.add_job('notify', '{"n": 1}')`);
  await source.query(`select graphile_worker.add_job('hopeless', '{}', max_attempts => 1)`);
  await source.query(`update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`);
}

export async function filesOf(from: FileStore): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const key of from.list()) files.set(key, (await buffer(from.read(key))).toString('base64'));
  return new Map([...files].sort());
}

/** The bytes as a store takes them. */
export async function* pieces(body: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

export async function refused(work: Promise<unknown>, code: string): Promise<Refusal> {
  const error = await work.then(
    () => assert.fail(`not refused with ${code}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, error instanceof Error ? error.stack : String(error));
  assert.equal(error.code, code);
  return error;
}

/** Turns one bit of a file. */
export async function flip(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, position);
  byte[0] = (byte[0] as number) ^ 1;
  await file.write(byte, 0, 1, position);
  await file.close();
}
