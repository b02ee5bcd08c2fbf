// The keys that wrap the files' own keys. They lie in the database, wrapped by a key that comes from VEDOMO_SECRET.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import { type Keys, openBytes, sealBytes } from '../keys.ts';
import { type FileRow, findFile } from './file-row.ts';

export interface MasterKey {
  version: number;
  key: Buffer;
}

const masterContext = (version: number) => `file-master ${version}`;
const wrappingKey = (keys: Keys) => keys.for('file-master-wrap');

/** A new master key under this number, unless another process was quicker. */
export async function addMasterKey(sql: Sql, keys: Keys, clock: Clock, version: number): Promise<void> {
  await sql.query(
    'insert into file_master_key (version, wrapped, created_at) values ($1, $2, $3) on conflict (version) do nothing',
    [version, sealBytes(wrappingKey(keys), randomBytes(32), masterContext(version)), clock.now()],
  );
}

export function wrapFileKey(master: MasterKey, fileId: string, fileKey: Buffer): Buffer {
  return sealBytes(master.key, fileKey, `file-key ${fileId}`);
}

export function unwrapFileKey(master: MasterKey, fileId: string, wrapped: Buffer): Buffer {
  return openBytes(master.key, wrapped, `file-key ${fileId}`);
}

export class MasterKeys {
  readonly #sql: Sql;
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #opened = new Map<number, MasterKey>();
  /** `sql` is a pool: a key made inside a transaction that is rolled back would stay in memory alone. */
  constructor(sql: Sql, keys: Keys, clock: Clock) {
    this.#sql = sql;
    this.#keys = keys;
    this.#clock = clock;
  }

  /**
   * The key for new files. It is asked of the database each time, for another process may have rotated; a caller inside
   * a transaction gives its own handle, so that it waits for no second connection.
   */
  async current(sql: Sql = this.#sql): Promise<MasterKey> {
    const newest = 'select max(version) as version from file_master_key where retired_at is null';
    const version = (await sql.query<{ version: number | null }>(newest)).rows[0]?.version;
    if (version) return this.open(version, sql);
    await addMasterKey(this.#sql, this.#keys, this.#clock, 1);
    return this.open(1);
  }

  /** The key of a version; throws when there is none, when it is erased, or when VEDOMO_SECRET is another. */
  async open(version: number, sql: Sql = this.#sql): Promise<MasterKey> {
    const known = this.#opened.get(version);
    if (known) return known;
    const found = await sql.query<{ wrapped: Buffer | null }>(
      'select wrapped from file_master_key where version = $1',
      [version],
    );
    const wrapped = found.rows[0]?.wrapped;
    if (!wrapped) throw new Error(`file master key ${version} is not in the database`);
    const master = { version, key: openBytes(wrappingKey(this.#keys), wrapped, masterContext(version)) };
    this.#opened.set(version, master);
    return master;
  }

  /** A file's own key. A row read before a rotation and used after it is read again. */
  async fileKey(file: Pick<FileRow, 'id' | 'wrapped_key' | 'key_version'>): Promise<Buffer> {
    try {
      return unwrapFileKey(await this.open(file.key_version), file.id, file.wrapped_key);
    } catch (error) {
      const fresh = await findFile(this.#sql, file.id);
      if (!fresh || fresh.key_version === file.key_version) throw error;
      return unwrapFileKey(await this.open(fresh.key_version), fresh.id, fresh.wrapped_key);
    }
  }
}
