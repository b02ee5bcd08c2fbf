// Files that come beside a table: taken from whoever uploaded them, archives listed; found again by the names that rows use.
import type { Sql } from '../db/sql.ts';
import { openFile } from '../files/download.ts';
import { findFile } from '../files/file-row.ts';
import { type ZipBytes, zipEntries } from '../files/read-zip.ts';
import { sqlOf } from '../handle.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';
import type { ImportDefinition } from './definition.ts';

export const attachRight = 'record.attachment.add';
const filesAtMost = 500_000;

/** As names are compared: without case, folders' slashes one way. */
export const fileKey = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .toLowerCase()
    .trim();
export const baseOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
export const stemOf = (key: string): string => baseOf(key).replace(/\.[^.]{1,5}$/, '');

interface Beside {
  fileId: string;
  name: string;
  size: number;
  entry: object | null;
  archive: 'waiting' | null;
}

async function insertBeside(sql: Sql, importId: string, files: readonly Beside[]): Promise<void> {
  const rows = files.map((file) => {
    const key = fileKey(file.name);
    return { ...file, base: baseOf(key), stem: stemOf(key) };
  });
  await sql.query(
    `insert into data_import_beside (import_id, place, file_id, name, base_key, stem_key, size, entry, archive)
     select $1, coalesce((select max(place) from data_import_beside where import_id = $1), 0) + f.at, f."fileId", f.name,
       f.base, f.stem, f.size, f.entry, f.archive
     from rows from (json_to_recordset($2::json) as
       ("fileId" uuid, name text, size bigint, entry jsonb, archive text, base text, stem text)) with ordinality
       as f ("fileId", name, size, entry, archive, base, stem, at)`,
    [importId, JSON.stringify(rows)],
  );
}

/** Takes the actor's own loose files; the import holds them from now on. */
export async function takeFor(
  unit: AnyUnit,
  { filesColumn }: ImportDefinition,
  importId: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  if (!filesColumn || !unit.actor.rights.has(attachRight)) throw refuseField('besideIds', 'import_files_not_here');
  const { rows } = await sqlOf(unit).query<{ id: string; name: string; size: number; type: string; held: boolean }>(
    `select id, name, size::float8 as size, media_type as type,
       exists (select from data_import_beside b where b.import_id = $3 and b.file_id = file.id) as held
     from file where id = any($1::uuid[]) and owner_id = $2 and attached_at is null and draft_id is null
       and rendition_of is null order by array_position($1::uuid[], id) for update`,
    [wanted, unit.actor.id, importId],
  );
  if (rows.length < wanted.length) throw refuseField('besideIds', 'not_found');
  const fresh = rows.filter(({ held }) => !held);
  await insertBeside(
    sqlOf(unit),
    importId,
    fresh.map(({ id, name, size, type }) => ({
      fileId: id,
      name,
      size,
      entry: null,
      archive: type === 'application/zip' ? 'waiting' : null,
    })),
  );
}

export async function zipOf({ pools, store, masterKeys }: Services, fileId: string): Promise<ZipBytes> {
  const file = await findFile(pools.write, fileId);
  if (!file) throw new Refusal('not_found');
  return { size: file.size, open: (start, end) => openFile({ store, masterKeys, file, start, end }) };
}

/** What systems put into archives by themselves. */
const litter = /(^|\/)(__macosx\/|\.ds_store$|thumbs\.db$|desktop\.ini$|~\$)/i;

/** Every entry of the archives becomes a file that rows may name. An archive that was cut short is listed anew. */
export async function listArchives(services: Services, importId: string): Promise<void> {
  const { write } = services.pools;
  const { rows } = await write.query<{ place: number; fileId: string }>(
    `select place, file_id as "fileId" from data_import_beside where import_id = $1 and archive = 'waiting' order by place`,
    [importId],
  );
  for (const { place, fileId } of rows) {
    await write.query('delete from data_import_beside where import_id = $1 and file_id = $2 and entry is not null', [
      importId,
      fileId,
    ]);
    const { rows: counted } = await write.query<{ n: number }>(
      'select count(*)::int as n from data_import_beside where import_id = $1',
      [importId],
    );
    let listed = counted[0]?.n ?? 0;
    for await (const entries of zipEntries(await zipOf(services, fileId))) {
      const files = entries.filter((entry) => !litter.test(entry.name));
      listed += files.length;
      if (listed > filesAtMost) throw new Refusal('import_files_many', { most: filesAtMost });
      await insertBeside(
        write,
        importId,
        files.map((entry) => ({ fileId, name: entry.name, size: entry.size, entry, archive: null })),
      );
    }
    await write.query(`update data_import_beside set archive = 'listed' where import_id = $1 and place = $2`, [
      importId,
      place,
    ]);
  }
}
