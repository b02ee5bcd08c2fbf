// What was made of a file: kept in the store as a file of its own, under a key of its own, and gone when the file goes.
import { Readable } from 'node:stream';
import { systemPrincipals } from '../../actor.ts';
import { enqueueJobs } from '../../jobs/enqueue.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { type FileRow, fileColumns, findFile } from '../file-row.ts';
import { insertFile, storeFile } from '../upload.ts';
import { retryFailedMs } from './limits.ts';

export type RenditionKind = 'thumbnail' | 'pdf';
export const renderJob = 'core.file.render';

/** The made file, or how it stands; undefined when nobody has asked for it yet. */
export async function renditionOf(
  { pools, clock }: Services,
  fileId: string,
  kind: RenditionKind,
): Promise<FileRow | 'waiting' | 'failed' | undefined> {
  const { rows } = await pools.read.query<{
    state: 'waiting' | 'ready' | 'failed';
    made_id: string;
    changed_at: string;
  }>('select state, made_id, changed_at from file_rendition where file_id = $1 and kind = $2', [fileId, kind]);
  const [row] = rows;
  if (!row) return undefined;
  if (row.state === 'failed' && clock.now().getTime() - Date.parse(row.changed_at) > retryFailedMs) return undefined;
  return row.state === 'ready' ? ((await findFile(pools.read, row.made_id)) ?? undefined) : row.state;
}

/** Puts a file into the queue of those to be made; asked for many times, it is made once. */
export async function askRendition(services: Services, fileId: string, kind: RenditionKind): Promise<void> {
  const now = services.clock.now().toISOString();
  await inTransaction(services.pools.write, async (sql) => {
    await sql.query(
      `insert into file_rendition (file_id, kind, state, changed_at) values ($1, $2, 'waiting', $3)
       on conflict (file_id, kind) do update set state = 'waiting', changed_at = excluded.changed_at`,
      [fileId, kind, now],
    );
    await enqueueJobs(sql, [{ job: renderJob, payload: { fileId, kind }, key: `render:${kind}:${fileId}` }]);
  });
}

/** Keeps what was made; null notes that nothing could be. Whoever comes second finds what the first kept. */
export async function keepRendition(
  services: Services,
  file: FileRow,
  kind: RenditionKind,
  made: { bytes: Buffer; name: string } | null,
): Promise<FileRow | null> {
  const { store, masterKeys, clock, pools } = services;
  const now = clock.now().toISOString();
  const note = (sql: Pick<typeof pools.write, 'query'>, state: string, madeId: string | null) =>
    sql.query(
      `insert into file_rendition (file_id, kind, state, made_id, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (file_id, kind) do update set state = excluded.state, made_id = excluded.made_id, changed_at = excluded.changed_at
       where file_rendition.state <> 'ready' returning 1`,
      [file.id, kind, state, madeId, now],
    );
  if (!made) {
    await note(pools.write, 'failed', null);
    return null;
  }
  const body = Readable.from([made.bytes]);
  const stored = await storeFile({ store, name: made.name, limitBytes: Number.MAX_SAFE_INTEGER, body });
  let kept = false;
  try {
    return await inTransaction(pools.write, async (sql) => {
      const row = await insertFile(stored, { sql, masterKeys, clock, ownerId: systemPrincipals.system });
      const { rows } = await sql.query<FileRow>(
        `update file set rendition_of = $2, attached_at = $3 where id = $1 returning ${fileColumns}`,
        [row.id, file.id, now],
      );
      const { rowCount } = await note(sql as never, 'ready', row.id);
      if (!rowCount) throw new SomebodyWasFirst();
      kept = true;
      return rows[0] ?? null;
    });
  } catch (error) {
    kept = false;
    if (!(error instanceof SomebodyWasFirst)) throw error;
    const found = await renditionOf(services, file.id, kind);
    return typeof found === 'object' ? found : null;
  } finally {
    if (!kept) await store.remove(stored.id);
  }
}

class SomebodyWasFirst extends Error {}
