// The row of one file, and the one statement that reads it by id. Rights are asked by the caller.

import type { Sql } from '../db/sql.ts';
import type { FileRow } from '../db/tables.ts';

export type { FileRow };

export const fileColumns =
  'id, name, media_type, size, sha256, wrapped_key, key_version, owner_id, draft_id, attached_at, created_at, scan, scanned_at, rendition_of, cleaned_of';

export async function findFile(sql: Sql, id: string): Promise<FileRow | null> {
  const found = await sql.query<FileRow>(`select ${fileColumns} from file where id = $1`, [id]);
  return found.rows[0] ?? null;
}
