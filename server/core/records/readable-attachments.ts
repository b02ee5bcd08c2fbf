// The attachments of a record that the actor may read, as rows of their files; asked again before each file is handed out.
import type { Audience, Clearance } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { type FileRow, fileColumns } from '../files/file-row.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { audiencesOf } from './audience.ts';

interface RecordRow {
  id: string;
  kind: string;
  number: string | null;
  clearance: Clearance;
  participants: { principalId: string; part: string }[];
}
export interface ReadableAttachments {
  record: RecordRow;
  files: FileRow[];
}

/** 404 when the record itself is hidden; no files when it has none for this reader. */
export async function readableAttachments(
  services: Services,
  actor: Actor,
  recordId: string,
): Promise<ReadableAttachments> {
  const sql = services.pools.read;
  const found = await sql.query<RecordRow>(
    `select r.id, r.kind, r.number, r.clearance,
       coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
         from participant p where p.record_id = r.id), '[]') as participants
     from record r where r.id = $1 and r.life not in ('deleted', 'destroyed')`,
    [recordId],
  );
  const record = found.rows[0];
  const audiences: readonly Audience[] = record ? audiencesOf(services.catalog, actor, record) : [];
  if (!record || audiences.length === 0) throw new Refusal('not_found');
  const columns = fileColumns
    .split(', ')
    .map((column) => `f.${column}`)
    .join(', ');
  const { rows } = await sql.query<FileRow>(
    `select ${columns} from attachment a join file f on f.id = a.file_id
     where a.record_id = $1 and a.removed_at is null and a.audience = any($2) and f.scan <> 'infected' order by a.position, a.id`,
    [recordId, audiences],
  );
  return { record, files: rows };
}
