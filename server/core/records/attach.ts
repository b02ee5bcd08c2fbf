// Hangs uploaded files on a record. A file is attached once and only by whoever uploaded it; its draft lets it go.
import { sql } from 'kysely';
import type { Audience } from '#contract/core.ts';
import { sweepJob } from '../files/sweep.ts';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export interface AttachedFile {
  id: string;
  fileId: string;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
  audience: Audience;
  secondCopy: boolean;
  addedAt: string;
  addedBy: string;
}

/** Attaches the actor's loose files in the order given, after those that the record has; the record may follow later. */
export async function attachFiles(
  unit: AnyUnit,
  recordId: string,
  fileIds: readonly string[],
  audience: Audience = 'internal',
  secondCopy = false,
): Promise<AttachedFile[]> {
  const wanted = [...new Set(fileIds)];
  if (wanted.length === 0) return [];
  const db = unscoped(unit);
  const taken = await db
    .updateTable('file')
    .set({ attached_at: unit.moment, draft_id: null })
    .where('id', 'in', wanted)
    .where('owner_id', '=', unit.actor.id)
    .where('attached_at', 'is', null)
    .returning(['id', 'name', 'size', 'media_type', 'sha256', 'cleaned_of'])
    .execute();
  // The picture as it was sent need not be kept an hour longer.
  if (taken.some((file) => file.cleaned_of !== null)) unit.enqueue({ job: sweepJob, payload: {}, key: sweepJob });
  const byId = new Map(taken.map((file) => [file.id, file]));
  const missing = wanted.find((id) => !byId.has(id));
  if (missing) throw new Refusal('file_not_yours', { fileId: missing, name: await nameIfOwn(unit, missing) });
  const rows = wanted.map((fileId, place) => ({ id: newId(unit.now.getTime()), fileId, place }));
  const written =
    sql`insert into attachment (id, record_id, file_id, audience, second_copy, position, added_by, added_at)
    select fresh.id, ${recordId}, fresh.file_id, ${audience}, ${secondCopy}, fresh.place + coalesce((select max(position) + 1 from attachment where record_id = ${recordId}), 0),
      ${unit.actor.id}, ${unit.moment}
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.fileId)}::uuid[], ${rows.map((row) => row.place)}::int[]) as fresh (id, file_id, place)
  `.compile(db);
  unit.sendBehind(written);
  return rows.map(({ id, fileId }) => {
    const file = byId.get(fileId) as (typeof taken)[number];
    const { name, size, media_type: mediaType, sha256 } = file;
    const added = { addedAt: unit.moment, addedBy: unit.actor.name };
    return { id, fileId, name, size, mediaType, sha256, audience, secondCopy, ...added };
  });
}

/** The name of a refused file for its owner; strangers' names are not told. */
async function nameIfOwn(unit: AnyUnit, id: string): Promise<string> {
  const file = await unscoped(unit)
    .selectFrom('file')
    .select('name')
    .where('id', '=', id)
    .where('owner_id', '=', unit.actor.id)
    .executeTakeFirst();
  return file?.name ?? id;
}
