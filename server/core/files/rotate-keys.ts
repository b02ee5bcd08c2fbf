// Rotation of the file master key: a new one, every file's key wrapped anew, the old ones retired and erased.
// Each step may be cut off anywhere: the next call goes on where it stopped. Contents are not encrypted again.
import type { Clock } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import type { Keys } from '../keys.ts';
import { addMasterKey, type MasterKey, MasterKeys, unwrapFileKey, wrapFileKey } from './master-keys.ts';

export interface Rotation {
  /** The master key of all files from now on. */
  version: number;
  rewrapped: number;
  retired: number[];
}

interface WrappedKey {
  id: string;
  wrapped_key: Buffer;
  key_version: number;
}

export async function rotateFileKey(
  sql: Sql,
  keys: Keys,
  clock: Clock,
  options: { batch?: number; onBatch?: (rewrapped: number) => void } = {},
): Promise<Rotation> {
  const masters = new MasterKeys(sql, keys, clock);
  const master = await targetOf(sql, keys, clock, masters);
  let rewrapped = 0;
  const rewrapAll = async () => {
    for (;;) {
      const done = await rewrapBatch(sql, masters, master, options.batch ?? 500);
      if (done === 0) return;
      rewrapped += done;
      options.onBatch?.(rewrapped);
    }
  };
  await rewrapAll();
  const retired = await sql.query<{ version: number }>(
    'update file_master_key set retired_at = coalesce(retired_at, $2) where version < $1 and wrapped is not null returning version',
    [master.version, clock.now()],
  );
  // An upload that took the old key before it was retired has ended by now or will find it retired.
  await rewrapAll();
  await sql.query('update file_master_key set wrapped = null where version < $1 and retired_at is not null', [
    master.version,
  ]);
  return { version: master.version, rewrapped, retired: retired.rows.map((row) => row.version).sort((a, b) => a - b) };
}

/** The key to move to: the newest one when an earlier rotation was cut off, else one made now. */
async function targetOf(sql: Sql, keys: Keys, clock: Clock, masters: MasterKeys): Promise<MasterKey> {
  const current = await masters.current();
  const older = await sql.query(
    'select version from file_master_key where version < $1 and wrapped is not null limit 1',
    [current.version],
  );
  if (older.rows.length > 0) return current;
  await addMasterKey(sql, keys, clock, current.version + 1);
  return masters.open(current.version + 1);
}

async function rewrapBatch(sql: Sql, masters: MasterKeys, master: MasterKey, batch: number): Promise<number> {
  const found = await sql.query<WrappedKey>(
    'select id, wrapped_key, key_version from file where key_version < $1 order by key_version, id limit $2',
    [master.version, batch],
  );
  if (found.rows.length === 0) return 0;
  const wrapped: Buffer[] = [];
  for (const file of found.rows) {
    const fileKey = unwrapFileKey(await masters.open(file.key_version), file.id, file.wrapped_key);
    wrapped.push(wrapFileKey(master, file.id, fileKey));
  }
  await sql.query(
    `update file set wrapped_key = fresh.wrapped_key, key_version = $1
     from unnest($2::uuid[], $3::bytea[]) as fresh (id, wrapped_key)
     where file.id = fresh.id and file.key_version < $1`,
    [master.version, found.rows.map((file) => file.id), wrapped],
  );
  return found.rows.length;
}
