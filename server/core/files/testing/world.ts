// What the tests of files stand on: a database, a store in a folder of its own, keys, a clock, one person.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { openPools } from '#core/db/pool.ts';
import { freshDatabase } from '#test/support/database.ts';
import type { Clock } from '../../clock.ts';
import { newId } from '../../ids.ts';
import { Keys } from '../../keys.ts';
import { openFile } from '../download.ts';
import type { FileRow } from '../file-row.ts';
import { LocalFileStore } from '../local-store.ts';
import { MasterKeys } from '../master-keys.ts';
import { receiveFile, type Upload } from '../upload.ts';
import { collect, inPieces } from './streams.ts';

export class FilesWorld {
  readonly sql: pg.Pool;
  /** The schema's owner. */
  readonly owner: pg.Pool;
  readonly folder: string;
  readonly store: LocalFileStore;
  readonly keys = new Keys(Buffer.alloc(32, 7));
  readonly masterKeys: MasterKeys;
  readonly ownerId = newId();
  time = new Date();
  readonly clock: Clock = { now: () => this.time };
  readonly #end: () => Promise<void>;

  constructor(sql: pg.Pool, owner: pg.Pool, folder: string, end: () => Promise<void>) {
    this.sql = sql;
    this.owner = owner;
    this.folder = folder;
    this.store = new LocalFileStore(folder);
    this.masterKeys = new MasterKeys(sql, this.keys, this.clock);
    this.#end = end;
  }

  receive(body: Buffer | AsyncIterable<Buffer>, options: Partial<Upload> = {}): Promise<FileRow> {
    const { sql, store, masterKeys, clock, ownerId } = this;
    const stream = Buffer.isBuffer(body) ? inPieces(body) : body;
    const defaults = { name: 'документ.txt', limitBytes: 2 ** 40 };
    return receiveFile({ sql, store, masterKeys, clock, ownerId, ...defaults, ...options, body: stream });
  }

  async read(file: FileRow, part: { start?: number; end?: number } = {}): Promise<Buffer> {
    const { store, masterKeys } = this;
    return collect(await openFile({ store, masterKeys, file, ...part }));
  }

  /** Everything that lies in the store's folder, unfinished writes too. */
  async onDisk(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  async rows(): Promise<FileRow[]> {
    return (await this.sql.query<FileRow>('select * from file order by id')).rows;
  }

  async end(): Promise<void> {
    await this.#end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function filesWorld(): Promise<FilesWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'vedomo-files-'));
  const database = await freshDatabase();
  const pools = openPools(database.appUrl, () => undefined);
  const owner = openPools(database.ownerUrl, () => undefined);
  const world = new FilesWorld(pools.write, owner.write, folder, async () => {
    await Promise.all([pools.end(), owner.end()]);
    await database.drop();
  });
  const person = [world.ownerId, world.time];
  await world.sql.query(
    "insert into principal (id, kind, name, created_at) values ($1, 'user', 'Иванова', $2)",
    person,
  );
  await world.sql.query(
    "insert into app_user (id, login, status, changed_at) values ($1, 'ivanova', 'active', $2)",
    person,
  );
  return world;
}
