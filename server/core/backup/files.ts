// The stored files of a backup, as they lie in the store: encrypted, so that the archive shows no more than the disk.
import type { Sql } from '../db/sql.ts';
import type { FileStore } from '../files/store.ts';
import { Refusal } from '../refusal.ts';
import type { ArchiveWriter } from './archive-writer.ts';

export const filesFolder = 'files/';

export async function writeFiles(
  archive: ArchiveWriter,
  store: FileStore,
  log: (line: string) => void,
): Promise<{ files: number; fileBytes: number }> {
  let files = 0;
  let fileBytes = 0;
  for await (const key of store.list()) {
    let size: number;
    try {
      size = await store.size(key);
    } catch {
      // A file thrown away meanwhile (a draft's) is no part of the backup; one that the database needs is
      // missed by the check that follows.
      log(`Файл ${key} убрали во время копирования`);
      continue;
    }
    await archive.addStream(`${filesFolder}${key}`, size, store.read(key));
    files += 1;
    fileBytes += size;
  }
  return { files, fileBytes };
}

/** Every attached file of the snapshot has its bytes, or there is no backup: a silent hole would be found too late. */
export async function refuseMissing(sql: Sql, store: FileStore): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql.query<{ id: string }>(
      'select id from file where id > $1 and attached_at is not null order by id limit 1000',
      [after],
    );
    for (const { id } of rows) {
      await store.size(id).catch(() => {
        throw new Refusal('backup_file_missing', { key: id });
      });
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
