// A file obeys its owner: read by whoever sees a record it is attached to; a loose one by its uploader alone.
import type { Audience, Clearance } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { writeEvents } from '../events.ts';
import { type FileRow, findFile } from '../files/file-row.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { audiencesOf } from './audience.ts';

interface Owner {
  record_id: string;
  kind: string;
  clearance: Clearance;
  audience: Audience;
  participants: { principalId: string; part: string }[];
}

/** The file, when the actor may read one of the records that it hangs on; each opening of an attached file is journaled. */
export async function readableFile(services: Services, actor: Actor, id: string): Promise<FileRow> {
  const file = await findFile(services.pools.read, id);
  if (!file) throw new Refusal('not_found');
  if (file.attached_at === null) {
    if (file.owner_id !== actor.id) throw new Refusal('not_found');
    return file;
  }
  const { rows } = await services.pools.read.query<Owner>(
    `select r.id as record_id, r.kind, r.clearance, a.audience,
       (select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part)) from participant p where p.record_id = r.id) as participants
     from attachment a join record r on r.id = a.record_id where a.file_id = $1 and a.removed_at is null`,
    [id],
  );
  const owner = rows.find((row) =>
    audiencesOf(services.catalog, actor, { ...row, participants: row.participants ?? [] }).includes(row.audience),
  );
  if (!owner) throw new Refusal('not_found');
  await writeEvents(
    services,
    services.pools.write,
    actor,
    'core.file.download',
    [{ recordId: owner.record_id, recordKind: owner.kind, data: { fileId: file.id, sha256: file.sha256 } }],
    'read',
  );
  return file;
}
